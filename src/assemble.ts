import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { holidaysFromFeed } from '../adapters/calendar-feed/read-feed.ts'
import { createAccounts } from '../adapters/database/accounts.ts'
import { createAlarmBook } from '../adapters/database/alarm-book.ts'
import { createKeptAsks } from '../adapters/database/kept-asks.ts'
import type { Database } from '../adapters/database/open.ts'
import { createOutbox } from '../adapters/database/outbox.ts'
import { createPanels } from '../adapters/database/panels.ts'
import { createPolicyTerms } from '../adapters/database/policy-terms.ts'
import { createServices } from '../adapters/database/services.ts'
import { createStore } from '../adapters/database/store.ts'
import { createWatchBook } from '../adapters/database/watch-book.ts'
import { createAnswer } from './app/answer.ts'
import type { App } from './app/app.ts'
import { closeAccount } from './app/close-account.ts'
import { createAccountLook } from './app/look-at-accounts.ts'
import { createCourier, soon, type Courier, type Later } from './app/deliver.ts'
import type { Doors } from './app/doors.ts'
import { redrawFor } from './app/redraw-for.ts'
import { keep } from './app/kept-asks.ts'
import type { HolidayData } from './domain/calendar/holidays.ts'
import { workingCalendar } from './domain/calendar/working-days.ts'
import { applyOverrides } from './domain/clock/overrides.ts'
import { rulePackFrom, type RulePack } from './domain/clock/rule.ts'
import type { Instant } from './domain/calendar/london.ts'
import type { NewId } from './domain/ids.ts'
import { policySchema, type Policy } from './domain/policy.ts'
import type { Chat } from './ports/chat.ts'
import type { Clock } from './ports/clock.ts'
import type { Directory } from './ports/directory.ts'
import type { Log } from './ports/log.ts'
import type { Mail } from './ports/mail.ts'

/** The product, put together on an open database: what main.ts serves, unitco works on and the stories drive. */
export interface Assembly {
  readonly app: App
  readonly courier: Courier
  /** What a platform's doors are given. */
  readonly doors: Doors
  /** Looks, a few a minute, whether linked accounts are still their people's. */
  readonly lookAtAccounts: (now: Instant) => Promise<void>
  /** Takes up bank holidays that were put in since, by this process or another. True when they differ from those in use. */
  readonly takeUpHolidays: () => Promise<boolean>
}

/** Fresh random ids. */
export const newId: NewId = <Of extends string>(_of: Of) => randomUUID() as string as ReturnType<typeof newId<Of>>

export async function assemble(options: {
  readonly database: Pick<Database, 'pool'>
  readonly chats: readonly Chat[]
  readonly directories?: readonly Directory[]
  /** Letters; null where no e-mail is set up. */
  readonly mail?: Mail | null
  readonly clock: Clock
  readonly log: Log
  /** How looks at the outbox that come by themselves are put off; a story has none, and lets time pass itself. */
  readonly later?: Later
}): Promise<Assembly> {
  const { database, chats, directories = [], mail = null, clock, log, later = soon } = options
  const store = createStore(database.pool)
  let holidays = (await store.holidays()) ?? shippedHolidays()
  let calendar = workingCalendar(holidays)

  const rest = {
    store, mail, clock, log, newId,
    outbox: createOutbox(database.pool),
    chats: new Map(chats.map((chat) => [chat.platform, chat])),
    directories: new Map(directories.map((directory) => [directory.platform, directory])),
    accounts: createAccounts(database.pool),
    keptAsks: createKeptAsks(database.pool),
    services: createServices(database.pool),
    policies: createPolicyTerms(database.pool),
    panels: createPanels(database.pool),
    watchBook: createWatchBook(database.pool),
    alarmBook: createAlarmBook(database.pool),
    calendar: () => calendar,
    rulesOf: rulesByPolicy(shippedRules()),
  }
  const courier = createCourier(rest, later)
  const lookSoon = afterDoors(later, () => courier.wake())
  const app: App = {
    ...rest,
    wake(handed) {
      if (handed !== undefined) courier.take(handed)
      lookSoon()
    },
  }
  return {
    app,
    courier,
    doors: {
      answer: createAnswer(app),
      sendNow: (notice, card) => courier.sendNow(notice, card),
      keep: (ask) => keep(app, ask),
      redraw: (asker, place, notice) => redrawFor(app, asker, place, notice),
      closeAccount: (identity) => closeAccount(app, identity),
    },
    lookAtAccounts: createAccountLook(app),
    async takeUpHolidays() {
      const latest = (await store.holidays()) ?? shippedHolidays()
      if (JSON.stringify(latest) === JSON.stringify(holidays)) return false
      holidays = latest
      calendar = workingCalendar(latest)
      return true
    },
  }
}

/**
 * A door sends the card it promised itself, and is not raced for it: the outbox is looked at for whatever is left this much later, in
 * milliseconds, once however often it is asked for meanwhile.
 */
const DOORS_FIRST_MS = 100

function afterDoors(later: Later, look: () => void): () => void {
  let isComing = false
  return () => {
    if (isComing) return
    isComing = true
    later(DOORS_FIRST_MS, () => {
      isComing = false
      look()
    })
  }
}

/** The bank holidays published when this version was made. */
export function shippedHolidays(): HolidayData {
  return holidaysFromFeed(shipped('bank-holidays.json'))
}

/** The policy a new organisation starts with. */
export function shippedPolicy(): Policy {
  return policySchema.parse(shipped('reclaiming-social-work.json'))
}

/** England's statutory rules. */
export function shippedRules(): RulePack {
  return rulePackFrom(shipped('rules-england.json'))
}

/** The rules under each policy, worked out once: a policy version never changes. */
function rulesByPolicy(pack: RulePack): (policy: Policy) => RulePack {
  const known = new WeakMap<Policy, RulePack>()
  return (policy) => {
    const found = known.get(policy) ?? applyOverrides(pack, policy.clock.overrides, policy.version)
    known.set(policy, found)
    return found
  }
}

function shipped(file: string): unknown {
  return JSON.parse(readFileSync(new URL(`../prisma/policies/${file}`, import.meta.url), 'utf8'))
}
