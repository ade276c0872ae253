import type { WorkingCalendar } from '../domain/calendar/working-days.ts'
import type { RulePack } from '../domain/clock/rule.ts'
import type { NewId } from '../domain/ids.ts'
import type { Policy } from '../domain/policy.ts'
import type { Platform } from '../domain/unit/unit.ts'
import type { Chat } from '../ports/chat.ts'
import type { Accounts } from '../ports/accounts.ts'
import type { AlarmBook } from '../ports/alarm-book.ts'
import type { Clock } from '../ports/clock.ts'
import type { Directory } from '../ports/directory.ts'
import type { KeptAsks } from '../ports/kept-asks.ts'
import type { Log } from '../ports/log.ts'
import type { Mail } from '../ports/mail.ts'
import type { ClaimedNotice, Outbox } from '../ports/outbox.ts'
import type { Panels } from '../ports/panels.ts'
import type { Policies } from '../ports/policies.ts'
import type { Services } from '../ports/services.ts'
import type { Store } from '../ports/store.ts'
import type { WatchBook } from '../ports/watch-book.ts'

/** Everything the use cases are given. Put together in main.ts, and in the stories. */
export interface App {
  readonly store: Store
  readonly outbox: Outbox
  readonly chats: ReadonlyMap<Platform, Chat>
  /** Those that can say who their accounts are. */
  readonly directories: ReadonlyMap<Platform, Directory>
  readonly accounts: Accounts
  readonly keptAsks: KeptAsks
  readonly services: Services
  readonly panels: Panels
  readonly policies: Policies
  readonly watchBook: WatchBook
  readonly alarmBook: AlarmBook
  /** Null where the council has set up no e-mail. */
  readonly mail: Mail | null
  readonly clock: Clock
  readonly log: Log
  readonly newId: NewId
  /** The working days in force now; changes when a council puts in newly proclaimed holidays. */
  readonly calendar: () => WorkingCalendar
  /** The statutory rules as this policy tightens them. */
  readonly rulesOf: (policy: Policy) => RulePack
  /**
   * Called when notices were just committed, so that they are sent at once and not at the next beat. `handed` is the one that was
   * committed as being sent already: its door asks for it at once, and whatever it does not ask for is sent all the same.
   */
  readonly wake: (handed?: ClaimedNotice) => void
}
