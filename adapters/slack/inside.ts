import type { Ask } from '../../src/app/ask.ts'
import type { Doors } from '../../src/app/doors.ts'
import type { Choice } from '../../src/messages/model.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Timers } from '../../src/ports/timers.ts'
import type { Speaking } from './call.ts'
import type { Surroundings } from './drawing-for.ts'
import type { Respond } from './respond.ts'

/** Colleagues who may be chosen in a form, under a heading each. */
export type Colleagues = (ask: Ask) => Promise<readonly { readonly label: string; readonly people: readonly Choice[] }[]>

/** What every one of Slack's doors works with. */
export interface Inside extends Surroundings, Speaking {
  readonly doors: Omit<Doors, 'redraw'>
  readonly colleagues: Colleagues
  readonly respond: Respond
  readonly timers: Timers
  readonly log: Log
}

/** Slack takes an acknowledgement, and a trigger, for three seconds. Both in milliseconds from when we heard. */
export const WAITS = {
  /** An answer that has not come by then is acknowledged without, and shown when it comes. */
  acknowledge: 2_400,
  /** A form that has not come by then is opened without its fields, which come after. */
  skeleton: 1_000,
} as const
