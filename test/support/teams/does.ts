import type { Card, Execute, Submit } from '../../../adapters/teams/card.ts'
import { encodeIntent } from '../../../src/intents/codec.ts'
import type { Intent } from '../../../src/intents/intent.ts'
import type { CouncilTenant } from './council-tenant.ts'
import {
  dialogActivity, executeActivity, extensionActivity, extensionSentActivity, fetchActivity, messageActivity, newActivityId, type Mentioned,
  type Somewhere,
} from './driver.ts'
import type { FakeTeams } from './fake-teams.ts'
import { typedInto } from './fill-in.ts'
import { pressesOn } from './read-message-card.ts'
import { isForm } from './read-form-card.ts'
import type { SeenIn, SeenInTeams, Standing } from './seen-in.ts'
import type { FakeConversation, FakeMessage } from './tenant.ts'

interface Doing {
  readonly teams: FakeTeams
  readonly council: CouncilTenant
  readonly seen: SeenIn
  /** Posts an activity to the product's door as the Bot Framework does. */
  readonly post: (activity: object) => Promise<Response>
  /** Says what is wrong with a card that an answer carries. */
  readonly judge: (card: Card) => readonly string[]
  /** Whether the product put a message there by itself. */
  readonly isPosted: (conversation: string, messageId: string) => boolean
  /** Resolves when everything that was heard is answered and sent. */
  readonly settled: () => Promise<void>
}

/** What Teams was answered, as far as it shows it to whoever did something. */
type Answered =
  | { readonly kind: 'dialog'; readonly title: string; readonly card: Card }
  | { readonly kind: 'card'; readonly card: Card }
  | { readonly kind: 'words'; readonly words: string }
  | null

/** What people do in Teams, each told as what they are shown then. */
export function doesInTeams({ teams, council, seen, post, judge, isPosted, settled }: Doing) {
  const { tenant } = council
  /** Messages that were shown to somebody: two people who act at once are not shown one answer. */
  const told = new Set<FakeMessage>()

  const placeOf = (person: string, channel: string | null): FakeConversation =>
    (channel === null ? council.ownChat(person) : council.channelOf(channel))

  function somewhere(person: string, { id, kind }: FakeConversation, root: string | null): Somewhere {
    return {
      tenant: tenant.id, user: council.personOf(person).aadObjectId, conversation: id, kind: kind === 'group' ? 'groupChat' : kind,
      serviceUrl: teams.serviceUrlOf(tenant), appId: teams.appId, ...(root === null ? {} : { root }),
    }
  }

  /** Does it, waits until it is answered, and tells what the person is shown: nearest to their eyes first. */
  async function shownAfter(
    person: string, conversation: FakeConversation, root: string | null, activity: object, command: string | null = null,
  ): Promise<SeenInTeams> {
    const ownChat = council.ownChat(person)
    const stood = new Set([...ownChat.messages, ...conversation.messages])
    const response = await post(activity)
    if (response.status !== 200) throw new Error(`the product answered ${response.status}`)
    const answered = readAnswer(await response.text())
    if (answered !== null && 'card' in answered) mustBeGood(answered.card)
    await settled()

    function newIn(place: FakeConversation, isAnswer: boolean): SeenInTeams | undefined {
      const found = place.messages.find((message) =>
        message.fromId === teams.botId && !stood.has(message) && !told.has(message) && isPosted(place.id, message.id) !== isAnswer)
      if (found === undefined) return undefined
      told.add(found)
      return seen.message(place, found)
    }

    if (answered?.kind === 'dialog') return seen.dialog(answered.title, answered.card, conversation, { root, command })
    const pressed = pressedIn(conversation, activity)
    const copy = answered?.kind === 'card' && pressed !== undefined ? seen.message(conversation, pressed, answered.card) : undefined
    const shown = (copy?.kind === 'form' ? copy : undefined)
      ?? newIn(ownChat, true) ?? newIn(conversation, false) ?? newIn(conversation, true) ?? copy
      ?? (answered?.kind === 'words' ? seen.words(answered.words, conversation) : undefined)
    if (shown === undefined) throw new Error(`${person} was shown nothing`)
    return shown
  }

  function mustBeGood(card: Card): void {
    const problems = judge(card)
    if (problems.length > 0) throw new Error(`Teams would not have liked this card:\n${problems.join('\n')}`)
  }

  /** Names after an @ are picked from the list that Teams offers, which makes them mentions. */
  function mentioning(line: string): { readonly text: string; readonly mentions: readonly Mentioned[] } {
    const mentions: Mentioned[] = []
    const text = line.replaceAll(/[&<>]/g, (mark) => ESCAPED[mark] ?? mark).replaceAll(/(?<=^|\s)@(\w+)/g, (typed, name: string) => {
      const person = tenant.people.get(name)
      if (person === undefined) return typed
      mentions.push({ name: person.name, id: person.id })
      return `<at>${person.name}</at>`
    })
    return { text, mentions }
  }

  /** Writes it where everybody there sees it, and tells the product, which in a channel hears only what mentions it. */
  async function writes(person: string, line: string, channel: string | null, under: string | null = null): Promise<SeenInTeams> {
    const place = placeOf(person, channel)
    const { text, mentions } = mentioning(line)
    const isHeard = channel === null ? [] : [{ name: 'Co-ordinator', id: teams.botId }]
    const words = channel === null ? text : `<at>Co-ordinator</at> ${text}`
    const id = teams.says(tenant, place.id, council.personOf(person).aadObjectId, words, under ?? undefined)
    const root = place.kind === 'channel' ? under ?? id : null
    return shownAfter(person, place, root, messageActivity(somewhere(person, place, root), words, [...isHeard, ...mentions], id))
  }

  function pressed(
    person: string, action: Execute | Submit, { conversation, ...stands }: Standing, typed: object = {},
  ): Promise<SeenInTeams> {
    const data = { ...action.data, ...typed }
    if (stands.in === 'dialog') {
      const { root, command } = stands.opened
      const at = somewhere(person, conversation, root)
      const sent = command === null ? dialogActivity(at, data) : extensionSentActivity(at, command, data)
      return shownAfter(person, conversation, root, sent, command)
    }
    const { id, rootId } = stands.message
    const root = conversation.kind === 'channel' ? rootId ?? id : null
    const at = somewhere(person, conversation, root)
    return shownAfter(person, conversation, root, action.type === 'Action.Execute'
      ? executeActivity(at, id, action.verb, data) : fetchActivity(at, id, data))
  }

  /** Presses the button with that label on what they were shown, or on a message they see somewhere. */
  function presses(person: string, label: string, on: SeenInTeams, _channel?: string | null): Promise<SeenInTeams> {
    const { card } = on.stands
    const action = card === null ? undefined : pressesOn(card).find(({ title }) => title === label)
    if (action === undefined) throw new Error(`there is no button “${label}” on:\n${on.text}`)
    return pressed(person, action, on.stands)
  }

  return {
    writes, presses,

    /**
     * `/allocate C-1042 home visit`: in the unit's channel after a mention, or (null) as bare words in their own chat. A channel has no
     * place for a form, so where the answer is the button that opens it, that is pressed.
     */
    async says(person: string, line: string, channel: string | null = 'hawthorn'): Promise<SeenInTeams> {
      const shown = await writes(person, line.replace(/^\//, ''), channel)
      return shown.text === FORM_NEEDS_A_PRESS ? presses(person, 'Go on', shown) : shown
    },

    /** Presses what the product may or may not have drawn: anybody can send anything. */
    sends(person: string, intent: Intent, channel: string | null = 'hawthorn'): Promise<SeenInTeams> {
      const place = placeOf(person, channel)
      const card = newActivityId()
      const root = place.kind === 'channel' ? card : null
      const at = somewhere(person, place, root)
      return shownAfter(person, place, root, executeActivity(at, card, 'press', { intent: encodeIntent(intent) }))
    },

    /** Fills in the form they were shown, keeping what it already has, and sends it. People are given as `@jo`. */
    async fills(
      person: string, shown: SeenInTeams, values: Readonly<Record<string, string>>, _channel?: string | null,
    ): Promise<SeenInTeams> {
      const { card } = shown.stands
      if (card === null || !isForm(card)) throw new Error(`no form was shown, but:\n${shown.text}`)
      const action = pressesOn(card).at(-1)
      if (action === undefined) throw new Error(`nothing sends this form:\n${shown.text}`)
      return pressed(person, action, shown.stands, typedInto(card, values))
    },

    /** Chooses one of the product's message-extension actions: on a message of the channel, or (null) beside the box where they write. */
    takes(person: string, command: string, channel: string, link: string | null): Promise<SeenInTeams> {
      const place = placeOf(person, channel)
      return shownAfter(person, place, null, extensionActivity(somewhere(person, place, null), command, link), command)
    },

    /** Where somebody does something. */
    somewhere,
  }
}

const FORM_NEEDS_A_PRESS = 'A form cannot open from here. Press to go on.\n[Go on]'

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** The message of the card that was pressed, where it was a card. */
function pressedIn({ messages }: FakeConversation, activity: object): FakeMessage | undefined {
  return 'replyToId' in activity ? messages.find(({ id }) => id === activity.replyToId) : undefined
}

/** What an answer to an invoke shows; nothing for a message, which is answered in the conversation. */
function readAnswer(body: string): Answered {
  if (body === '') return null
  const { task, type, value } = JSON.parse(body) as {
    readonly task?: { readonly type: 'continue' | 'message'; readonly value: unknown }; readonly type?: string; readonly value?: unknown
  }
  if (task?.type === 'continue') {
    const { title, card } = task.value as { readonly title: string; readonly card: { readonly content: Card } }
    return { kind: 'dialog', title, card: card.content }
  }
  if (task !== undefined) return { kind: 'words', words: String(task.value) }
  if (type === 'application/vnd.microsoft.card.adaptive') return { kind: 'card', card: value as Card }
  return type === 'application/vnd.microsoft.activity.message' ? { kind: 'words', words: String(value) } : null
}
