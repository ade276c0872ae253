import type { KnownBlock, ModalView } from '@slack/types'
import { slashCommand } from '../../../adapters/slack/commands.ts'
import type { Timers } from '../../../src/ports/timers.ts'
import { encodeIntent } from '../../../src/intents/codec.ts'
import type { Intent } from '../../../src/intents/intent.ts'
import { VERBS } from '../../../src/intents/verbs.ts'
import type { FakeSlack } from './fake-slack.ts'
import { commandPayload, eventPayload, formPayload, pressPayload, shortcutPayload, viewPressPayload } from './payloads.ts'
import { readModal, type ModalField } from './read-modal.ts'
import type { SeenIn, SeenInSlack } from './seen-in.ts'
import { asForm, asPayload, sendSigned } from './signed-request.ts'
import { openViewOf, type FakeChannel } from './workspace.ts'
import { COUNCIL, type CouncilWorkspace } from './workspace-of.ts'

type Modal = Extract<SeenInSlack['stands'], { in: 'modal' }>

interface Doing {
  readonly slack: FakeSlack
  readonly council: CouncilWorkspace
  readonly seen: SeenIn
  /** Where the product listens. */
  readonly address: URL
  readonly timers: Timers
  /** Resolves when everything that was heard is answered and sent. */
  readonly settled: () => Promise<void>
}

/** What people do in Slack, each told as what they are shown then. */
export function doesInSlack({ slack, council, seen, address, timers, settled }: Doing) {
  const { workspace } = council
  /** Answers that stand in a channel and were shown to somebody: two people who act at once are not shown one answer. */
  const told = new Set<string>()
  let events = 0

  const post = (body: string) => sendSigned(address, body, { stamp: Math.floor(timers.now() / 1_000) })
  const at = (user: string, channel: string) => ({ workspace: COUNCIL, channel, user })
  const ways = (user: string, channel: string, originalTs?: string) => ({
    triggerId: slack.newTriggerId(COUNCIL, user),
    responseUrl: slack.newResponseUrl({
      workspaceId: COUNCIL, channelId: channel, userId: user, ...(originalTs === undefined ? {} : { originalTs }),
    }),
  })
  const placeOf = (person: string, channel: string | null): FakeChannel =>
    (channel === null ? council.directMessages(person) : council.channelOf(channel))

  /** Does it, waits until it is answered, and tells what the person is shown: nearest to their eyes first. */
  async function shownAfter(
    person: string, channel: FakeChannel | null, act: (user: string) => Promise<Response>, sent?: Modal,
  ): Promise<SeenInSlack> {
    const { id: user } = council.userOf(person)
    const modalBefore = openViewOf(workspace, user)?.hash
    const homeBefore = workspace.homes.get(user)?.hash
    const whispers = workspace.ephemerals.length
    const stood = new Set(channel?.messages.map(({ ts }) => ts) ?? [])
    const response = await act(user)
    if (response.status !== 200) throw new Error(`the product answered ${response.status}`)
    const body = await response.text()
    const acknowledged = body === '' ? {} : JSON.parse(body) as Readonly<Record<string, unknown>>
    await settled()

    if (sent !== undefined) {
      if (acknowledged['response_action'] === 'errors') {
        return seen.modal(sent.view, sent.typed, acknowledged['errors'] as Readonly<Record<string, string>>)
      }
      if (acknowledged['response_action'] === 'update') {
        Object.assign(sent.view, { view: acknowledged['view'], hash: `${slack.world.newTs()}.updated` })
        return seen.modal(sent.view)
      }
      if (openViewOf(workspace, user)?.hash === modalBefore) workspace.views.splice(workspace.views.indexOf(sent.view), 1)
    }
    const modal = openViewOf(workspace, user)
    if (modal !== null && modal.hash !== modalBefore && modal !== sent?.view) return seen.modal(modal)
    if (typeof acknowledged['text'] === 'string' && channel !== null) {
      const { text, blocks } = acknowledged as { readonly text: string; readonly blocks: readonly unknown[] }
      const whisper = { ts: slack.world.newTs(), channelId: channel.id, userId: user, text, blocks }
      workspace.ephemerals.push(whisper)
      return seen.whisper(whisper)
    }
    const whispered = workspace.ephemerals.slice(whispers).findLast((one) => one.userId === user)
    if (whispered !== undefined) return seen.whisper(whispered)
    const answer = channel?.messages.find(({ ts }) => !stood.has(ts) && !told.has(ts))
    if (answer !== undefined && channel !== null) {
      told.add(answer.ts)
      return seen.message(channel, answer)
    }
    const home = workspace.homes.get(user)
    if (home !== undefined && home.hash !== homeBefore) return seen.home(home)
    throw new Error(`${person} was shown nothing`)
  }

  /** Names after an @ are picked from the list that Slack offers, which makes them mentions. */
  function mentioning(line: string): string {
    return line.replaceAll(/(?<=^|\s)@(\w+)/g, (typed, name: string) => {
      const user = workspace.users.get(`U0${name.toUpperCase()}`)
      return user === undefined ? typed : `<@${user.id}>`
    })
  }

  function pressed(person: string, value: string, on: SeenInSlack['stands']): Promise<SeenInSlack> {
    switch (on.in) {
      case 'channel': {
        const { channel, message: { ts, threadTs } } = on
        const card = { ts, ...(threadTs === null ? {} : { threadTs }) }
        return shownAfter(person, channel, (user) =>
          post(asPayload(pressPayload(at(user, channel.id), value, card, ways(user, channel.id, ts)))))
      }
      case 'whisper': {
        const { channelId, ts } = on
        return shownAfter(person, workspace.channels.get(channelId) ?? null, (user) =>
          post(asPayload(pressPayload(at(user, channelId), value, { ts, isEphemeral: true }, ways(user, channelId, ts)))))
      }
      case 'modal': case 'home': {
        const { view: { id, hash } } = on
        return shownAfter(person, null, (user) =>
          post(asPayload(viewPressPayload(at(user, ''), value, { id, hash, type: on.in }, ways(user, '').triggerId))))
      }
      default: return on satisfies never
    }
  }

  const happens = (event: object, eventId = `Ev${events += 1}`): Promise<Response> =>
    post(JSON.stringify(eventPayload(at('', ''), event, eventId)))

  return {
    /** `/allocate C-1042 home visit` typed in the unit's channel, or (null) in direct messages; what is no command is said as words. */
    says(person: string, line: string, channel: string | null = 'hawthorn'): Promise<SeenInSlack> {
      const place = placeOf(person, channel)
      const [, verb = '', rest = ''] = /^\/(\S+)\s*([^]*)$/.exec(line) ?? []
      const command = VERBS.find((entry) => entry.verb === verb)
      if (command !== undefined) {
        return shownAfter(person, place, (user) => post(asForm(
          commandPayload(at(user, place.id), slashCommand(command.verb, 'live'), mentioning(rest), ways(user, place.id)))))
      }
      const words = mentioning(verb === '' ? line : `${verb} ${rest}`)
      return shownAfter(person, place, (user) => happens(channel === null
        ? { type: 'message', channel_type: 'im', user, text: words, channel: place.id, ts: slack.world.newTs() }
        : { type: 'app_mention', user, text: `<@${council.token.botUserId}> ${words}`, channel: place.id, ts: slack.world.newTs() }))
    },

    /** Something happened in the workspace. */
    happens,

    /** Says it to the product in the thread of a message of the channel, where slash commands do not run. */
    mentions(person: string, line: string, channel: string, threadTs: string): Promise<SeenInSlack> {
      const place = council.channelOf(channel)
      return shownAfter(person, place, (user) => happens({
        type: 'app_mention', user, text: `<@${council.token.botUserId}> ${mentioning(line)}`, channel: place.id, ts: slack.world.newTs(),
        thread_ts: threadTs,
      }))
    },

    /** Opens the product's Home. */
    opensHome: (person: string): Promise<SeenInSlack> =>
      shownAfter(person, null, (user) => happens({ type: 'app_home_opened', user, channel: 'D0', tab: 'home', event_ts: '1.0' })),

    /** Presses the button with that label on what they were shown, or on a message they see somewhere. */
    presses: (person: string, label: string, on: SeenInSlack, _channel?: string | null): Promise<SeenInSlack> =>
      pressed(person, valueOf(label, on), on.stands),

    /** Presses what the product may or may not have drawn: anybody can send anything. */
    sends(person: string, intent: Intent, channel: string | null = 'hawthorn'): Promise<SeenInSlack> {
      const { id: channelId } = placeOf(person, channel)
      return pressed(person, encodeIntent(intent), { in: 'whisper', channelId, ts: slack.world.newTs(), blocks: [] })
    },

    /** Fills in the modal they were shown, keeping what it already has, and sends it. People are given as `@jo`. */
    fills(
      person: string, shown: SeenInSlack, values: Readonly<Record<string, string>>, channel: string | null = 'hawthorn',
    ): Promise<SeenInSlack> {
      const { stands } = shown
      if (stands.in !== 'modal' || shown.kind !== 'form') throw new Error(`no form was shown, but:\n${shown.text}`)
      const { fields } = readModal(stands.view.view as unknown as ModalView, () => '')
      const picked = Object.entries(values).map(([name, value]) => [name, chosen(value, fields.find((one) => one.name === name))] as const)
      const typed = { ...stands.typed, ...Object.fromEntries(picked) }
      const state = Object.fromEntries(fields.map(({ name, value, stateOf }) => [name, { value: stateOf(typed[name] ?? value) }]))
      const sent = { ...stands.view, hash: stands.hash }
      return shownAfter(person, placeOf(person, channel), (user) =>
        post(asPayload(formPayload(at(user, ''), sent, state, ways(user, '').triggerId))), { ...stands, typed })
    },

    /** Chooses one of the product's shortcuts on a message. */
    takes(person: string, shortcut: string, channel: string, ts: string): Promise<SeenInSlack> {
      const { id } = council.channelOf(channel)
      return shownAfter(person, council.channelOf(channel), (user) =>
        post(asPayload(shortcutPayload(at(user, id), shortcut, { ts }, ways(user, id)))))
    },
  }
}

/** A colleague is chosen from the list, where they are in it. */
function chosen(value: string, field: ModalField | undefined): string {
  if (!value.startsWith('@')) return value
  const name = value.slice(1).toLowerCase()
  return field?.choices?.find(({ label }) => label.toLowerCase().startsWith(`${name} `))?.value ?? value
}

/** What a button carries, wherever it stands. */
function valueOf(label: string, { stands, text }: SeenInSlack): string {
  const blocks = stands.in === 'channel' ? stands.message.blocks : stands.in === 'whisper' ? stands.blocks : stands.view.view['blocks']
  const buttons = (blocks as readonly KnownBlock[]).flatMap((block) => (block.type === 'actions' ? block.elements : []))
    .filter((element) => element.type === 'button')
  const found = buttons.find((button) => button.text.text === label)?.value
  if (found === undefined) throw new Error(`there is no button “${label}” on:\n${text}`)
  return found
}
