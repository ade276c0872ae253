import { createAnswer } from '../../src/app/answer.ts'
import type { Heartbeat } from '../../src/app/watch/heartbeat.ts'
import { createWatch, type Watch } from '../../src/app/watch/watch.ts'
import type { App } from '../../src/app/app.ts'
import { addMinutes, type Instant } from '../../src/domain/calendar/london.ts'
import { plainText } from '../../src/messages/plain-text.ts'
import { wallTimers } from '../../src/ports/timers.ts'
import { readiness } from '../../src/readiness.ts'
import { createFakeChat } from './fake-chat.ts'
import { createFakeMail } from './fake-mail.ts'
import { AUTUMN, HAWTHORN } from './hawthorn-files.ts'
import { instantOf, minute, runProduct, type When } from './running-product.ts'

/** Alex is one of the people here, with an account on both platforms; the other address is nobody's here. */
export const ADMINISTRATORS = ['alex@marlow.example', 'it@marlow.example'] as const

/** Which parts of the product run while a story's minutes pass. */
export interface Running {
  readonly beats?: boolean
  readonly watches?: boolean
  /** Five are as good as one where only time has to pass: a beat is missed after more. */
  readonly everyMinutes?: 1 | 5
}

/** The whole product on Slack and Teams at once, with a mail server, an outside heartbeat, and the auditor that watches it. */
export async function createWatchedWorld({ at, hasMail = true }: { readonly at: When; readonly hasMail?: boolean }) {
  const chats = { slack: createFakeChat('slack'), teams: createFakeChat('teams') }
  const files = { ...HAWTHORN, events: AUTUMN, units: withChannels(HAWTHORN.units), people: withAccounts(HAWTHORN.people) }
  const product = await runProduct({ at, files }, async () => ({ chat: chats.slack, alsoOn: [chats.teams] }))
  const { assembly, app, now } = product
  const mail = createFakeMail()
  const administrators = { addresses: ADMINISTRATORS, mail: hasMail ? mail.mail : null }
  const answer = createAnswer(app)
  const heard: Instant[] = []
  let deafness: string | null = null
  const heartbeat: Heartbeat = {
    async beat() {
      if (deafness === null) heard.push(now())
      return deafness
    },
  }
  const startWatch = (changes: Partial<App> = {}): Watch =>
    createWatch({ app: { ...app, ...changes }, administrators, heartbeat, timers: wallTimers })
  let watch = startWatch()
  const read = { letters: 0, slack: 0, teams: 0 }
  let asked = 0

  const since = <Item>(of: keyof typeof read, all: readonly Item[]): readonly Item[] => {
    const from = read[of]
    read[of] = all.length
    return all.slice(from)
  }

  return {
    ...product, chats, mail, startWatch,

    /** The minutes until then, one by one, each with its beat and its look. */
    async runs(until: When, { beats = true, watches = true, everyMinutes = 1 }: Running = {}): Promise<void> {
      while (now() < instantOf(until)) {
        product.setClock(addMinutes(now(), everyMinutes))
        if (beats) await minute(assembly, now())
        if (watches) await watch.minute(now())
      }
    },

    /** The process that watches is started again, with nothing in its memory. */
    restarts(changes: Partial<App> = {}): void {
      watch = startWatch(changes)
    },

    /** Somebody says something in their own chat. */
    async says(person: string, line: string): Promise<void> {
      await answer({
        identity: { platform: 'slack', tenant: 'slack-marlow', user: `slack-${person}` }, channel: null, key: `watched-${asked += 1}`,
        said: { kind: 'words', line },
      })
      await assembly.courier.deliver(now())
    },

    /** The subjects of the letters that came since the story last looked, each with whom it is to. */
    letters: (): readonly string[] =>
      since('letters', mail.arrived()).map(({ to, subject }) => `${to.replace('@marlow.example', '')}: ${subject}`),

    /** What Alex was told of the product's own trouble since the story last looked, on that platform. */
    told: (on: 'slack' | 'teams'): readonly string[] =>
      since(on, chats[on].messagesIn(`direct:${on}-alex`).map(plainText).filter((text) => text.includes('ADMINISTRATORS'))),

    /** How often the outside heartbeat was heard since that moment. */
    heardSince: (moment: When): number => heard.filter((one) => one >= instantOf(moment)).length,
    goesDeaf(says: string | null): void {
      deafness = says
    },

    /** What is not as it should be, by check. */
    async problems(): Promise<Readonly<Record<string, string>>> {
      const checks = readiness(product.pool, app, administrators)
      const found = await Promise.all(checks.map(async (check) => [check.name, await check.problem()] as const))
      return Object.fromEntries(found.flatMap(([name, says]) => (says === null ? [] : [[name, says]])))
    },
  }
}

export type WatchedWorld = Awaited<ReturnType<typeof createWatchedWorld>>

/** Everybody has an account in Slack; Alex one in Teams as well. */
function withAccounts(people: string): string {
  const [header = '', ...lines] = people.trim().split('\n')
  const accounts = (line: string): string => {
    const name = /^\w+/.exec(line)?.[0] ?? ''
    return `${line},slack-marlow,slack-${name},${name === 'alex' ? 'teams-marlow,teams-alex' : ','}`
  }
  return [`${header},slack_team,slack_user,teams_tenant,teams_user`, ...lines.map(accounts)].join('\n')
}

function withChannels(units: string): string {
  const [header = '', ...lines] = units.trim().split('\n')
  return [`${header},slack_team,slack_channel`, ...lines.map((line) => `${line},slack-marlow,C-${/^\w+/.exec(line)?.[0]}`)].join('\n')
}
