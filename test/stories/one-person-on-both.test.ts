import { beforeAll, describe, expect, it } from 'vitest'
import { createAnswer } from '../../src/app/answer.ts'
import type { Ask } from '../../src/app/ask.ts'
import type { Reply } from '../../src/messages/reply.ts'
import { ChatFault } from '../../src/ports/chat.ts'
import { createFakeChat } from '../support/fake-chat.ts'
import { HAWTHORN } from '../support/hawthorn-files.ts'
import { plainForm, pressesOf } from '../support/plain-text.ts'
import { readable } from '../support/readable.ts'
import { runProduct } from '../support/running-product.ts'

type On = 'slack' | 'teams'

/** Priya, who decides, and Kim, who asks, have an account on both platforms; Jo on Slack alone. */
const FILES = { ...HAWTHORN, people: withAccounts(HAWTHORN.people, { priya: ['slack', 'teams'], kim: ['slack', 'teams'], jo: ['slack'] }) }

function withAccounts(people: string, on: Readonly<Record<string, readonly On[]>>): string {
  const [header, ...lines] = people.trim().split('\n')
  const columns = (line: string): string => {
    const name = /^(\w+)@/.exec(line)?.[1] ?? ''
    const has = (platform: On): string => (on[name]?.includes(platform) === true ? `${platform}-marlow,${platform}-${name}` : ',')
    return `${line},${has('slack')},${has('teams')}`
  }
  return [`${header},slack_team,slack_user,teams_tenant,teams_user`, ...lines.map(columns)].join('\n')
}

/** Hawthorn's channels as the files give them: Slack's before Teams'. */
function withChannels(units: string): string {
  const [header, ...lines] = units.trim().split('\n')
  const columns = (line: string): string => (line.startsWith('hawthorn') ? 'slack-marlow,C-HAWTHORN,teams-marlow,19:hawthorn' : ',,,')
  return [`${header},slack_team,slack_channel,teams_tenant,teams_conversation`, ...lines.map((line) => `${line},${columns(line)}`)].join('\n')
}

/** Two platforms at once: people say things on either, and the story looks at what came on which. */
async function createBothWorld() {
  const chats = { slack: createFakeChat('slack'), teams: createFakeChat('teams') }
  const product = await runProduct({ at: '2026-11-24 09:00', files: FILES }, async () => ({ chat: chats.slack, alsoOn: [chats.teams] }))
  const answer = createAnswer(product.app)
  const read = { slack: new Map<string, number>(), teams: new Map<string, number>() }
  let asked = 0

  async function ask(on: On, person: string, said: Ask['said'], channel: string | null): Promise<Reply> {
    const tenant = `${on}-marlow`
    const reply = await answer({
      identity: { platform: on, tenant, user: `${on}-${person}` },
      channel: channel === null ? null : { platform: on, tenant, conversation: channel },
      key: `both-${asked += 1}`, said,
    })
    await product.assembly.courier.deliver(product.now())
    return reply
  }
  const shown = (reply: Reply): string => (reply.kind === 'form' ? plainForm(reply.form) : readable(reply.message))
  const placeOf = (on: On, place: string): string => (place.startsWith('@') ? `direct:${on}-${place.slice(1)}` : place)
  const shows = (on: On, place: string): readonly string[] => chats[on].messagesIn(placeOf(on, place)).map(readable)

  return {
    ...product, chats, shows,
    says: async (on: On, person: string, line: string, channel: string | null = null) => shown(await ask(on, person, { kind: 'words', line }, channel)),
    /** Presses the button with that label on the last message they see there, on the platform it stands on. */
    async presses(on: On, person: string, label: string, place = `@${person}`): Promise<string> {
      const message = chats[on].messagesIn(placeOf(on, place)).at(-1)
      const button = message && pressesOf(message).find((one) => one.label === label)
      if (button === undefined) throw new Error(`there is no button “${label}” in:\n${shows(on, place).join('\n---\n')}`)
      return shown(await ask(on, person, { kind: 'press', intent: button.intent }, null))
    },
    /** Presses what their own page offers. */
    async pressesAtHome(on: On, person: string, label: string): Promise<string> {
      const home = await ask(on, person, { kind: 'words', line: 'home' }, null)
      const button = home.kind === 'message' ? pressesOf(home.message).find((one) => one.label === label) : undefined
      if (button === undefined) throw new Error(`there is no button “${label}” on:\n${shown(home)}`)
      return shown(await ask(on, person, { kind: 'press', intent: button.intent }, null))
    },
    /** What came there since the story last looked. */
    news(on: On, place: string): readonly string[] {
      const all = shows(on, place)
      const from = read[on].get(place) ?? 0
      read[on].set(place, all.length)
      return all.slice(from)
    },
  }
}

describe('one person on two platforms', () => {
  let world: Awaited<ReturnType<typeof createBothWorld>>
  beforeAll(async () => {
    world = await createBothWorld()
  })
  const asks = (what: string) => world.says('slack', 'kim', `decide C-1042 spend £900 ${what}`)
  const came = () => ({ slack: world.news('slack', '@priya'), teams: world.news('teams', '@priya') })
  const one = (number: number) => [expect.stringContaining(`D-${number} needs your decision`)]

  it('is asked once: as the import has them, in Slack', async () => {
    await asks('a cooker')
    expect(came()).toEqual({ slack: one(1), teams: [] })
  })

  it('is one person on both: what waits for them is shown on either', async () => {
    expect(await world.says('slack', 'priya', 'home')).toContain('D-1')
    expect(await world.says('teams', 'priya', 'home')).toContain('D-1')
  })

  it('sees on their own page where messages come, and changes it with one press', async () => {
    const home = await world.says('teams', 'priya', 'home')
    expect(home).toContain('Messages for you: In Slack')
    expect(home).toContain('[Message me in Teams]')
    const set = await world.pressesAtHome('teams', 'priya', 'Message me in Teams')
    expect(set).toContain('Set: what is for you comes in Teams from now on, once.')
    expect(await world.says('slack', 'priya', 'home')).toContain('Messages for you: In Teams')
  })

  it('is asked the next thing in Teams, once; what was sent before stays in Slack, where it is still drawn again', async () => {
    await asks('a bed')
    expect(came()).toEqual({ slack: [], teams: one(2) })
    const [before] = world.shows('slack', '@priya')
    await world.presses('slack', 'priya', 'Approve')
    expect(world.shows('slack', '@priya')).toHaveLength(1)
    expect(world.shows('slack', '@priya')).not.toEqual([before])
    expect(came()).toEqual({ slack: [], teams: [] })
  })

  it('decides in either what was asked in the other', async () => {
    expect(await world.says('slack', 'priya', 'home')).toContain('D-2')
    await world.presses('teams', 'priya', 'Approve')
    expect(await world.says('slack', 'priya', 'home')).not.toContain('D-2')
  })

  it('says it in a line too, from either; a second time it says so, and nothing changes', async () => {
    expect(await world.says('teams', 'priya', 'unit on teams')).toBe('Messages for you come in Teams already. Nothing needed changing.')
    expect(await world.says('teams', 'priya', 'unit on slack')).toContain('comes in Slack from now on')
    await asks('a washing machine')
    expect(came()).toEqual({ slack: one(3), teams: [] })
    expect(await world.says('slack', 'priya', 'unit on teams')).toContain('comes in Teams from now on')
  })

  it('keeps what they chose when the council’s files change something else about them', async () => {
    await world.importFiles({ people: FILES.people.replace('gm,,2020-03-02', 'gm,,2020-03-09') })
    await asks('a fridge')
    expect(came()).toEqual({ slack: [], teams: one(4) })
  })

  it('is asked on the other, once, when the one they prefer takes nothing', async () => {
    world.chats.teams.failNext(new ChatFault('unreachable', 'They have removed it.'), { place: 'direct:teams-priya' })
    await asks('a carpet')
    expect(came()).toEqual({ slack: one(5), teams: [] })
  })

  it('is in the audit by who chose what, and what it was before', async () => {
    const { rows } = await world.pool.query<{ detail: unknown }>(`SELECT detail FROM audit_event WHERE event = 'platform-set' ORDER BY position`)
    expect(rows.map(({ detail }) => detail)).toEqual([
      { platform: 'teams', before: 'slack' }, { platform: 'slack', before: 'teams' }, { platform: 'teams', before: 'slack' },
    ])
  })

  it('is not offered what they do not have: with one account there is nothing to choose', async () => {
    const home = await world.says('slack', 'jo', 'home')
    expect(home).not.toContain('Messages for you')
    expect(home).not.toContain('Message me')
    expect(await world.says('slack', 'jo', 'unit on teams')).toMatch(/^I do not know you in Teams yet\. Write something to me there first/)
  })
})

describe('one unit on two platforms', () => {
  let world: Awaited<ReturnType<typeof createBothWorld>>
  beforeAll(async () => {
    world = await createBothWorld()
  })
  const came = () => ({ slack: world.news('slack', 'C-HAWTHORN').length, teams: world.news('teams', '19:hawthorn').length })

  it('is spoken to where /unit here was said last, and nowhere twice', async () => {
    expect(await world.says('slack', 'kim', 'unit here', 'C-HAWTHORN')).toContain('This is Hawthorn’s channel now')
    expect(came()).toEqual({ slack: 1, teams: 0 })
    expect(await world.says('teams', 'kim', 'unit here', '19:hawthorn')).toContain('This is Hawthorn’s channel now')
    expect(came()).toEqual({ slack: 0, teams: 1 })
    await world.says('slack', 'kim', 'decide C-1042 spend £40 a kettle')
    expect(came()).toEqual({ slack: 0, teams: 1 })
  })

  it('can be asked about in both, as its own channels', async () => {
    expect(await world.says('slack', 'kim', 'due unit', 'C-HAWTHORN')).toContain('Hawthorn')
    expect(await world.says('teams', 'kim', 'due unit', '19:hawthorn')).toContain('Hawthorn')
  })

  it('comes in the other channel when the first takes nothing, once', async () => {
    world.chats.teams.failNext(new ChatFault('unreachable', 'It was removed from the team.'), { place: '19:hawthorn' })
    await world.says('slack', 'kim', 'decide C-1042 spend £41 a toaster')
    expect(came()).toEqual({ slack: 1, teams: 0 })
  })

  it('stays where it was put when the council’s files change something else about it', async () => {
    await world.importFiles({ units: withChannels(FILES.units.replace('Tuesday,10:00', 'Tuesday,11:00')) })
    await world.says('slack', 'kim', 'decide C-1042 spend £42 a lamp')
    expect(came().teams).toBe(1)
  })

  it('comes back with /unit here in the first', async () => {
    expect(await world.says('slack', 'kim', 'unit here', 'C-HAWTHORN')).toContain('This is Hawthorn’s channel now')
    world.news('teams', '19:hawthorn')
    await world.says('teams', 'kim', 'decide C-1042 spend £43 a chair')
    expect(came()).toMatchObject({ teams: 0 })
    expect(await world.says('slack', 'kim', 'unit here', 'C-HAWTHORN')).toBe('This is Hawthorn’s channel already. Nothing needed changing.')
  })
})
