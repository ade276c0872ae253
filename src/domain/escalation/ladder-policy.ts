import { z } from 'zod'
import type { Acknowledgement, Channel, LadderStep, Ladders, RowLadders } from './escalation.ts'

/** Names of roles are checked against the policy's own by `ladderProblems`. */
const role = z.string().min(1)

export const CHANNELS = ['direct', 'channel', 'email'] as const satisfies readonly Channel[]

const length = { minutes: z.number().int().positive(), counting: z.enum(['working', 'elapsed']) }

const ladderStep = z.strictObject({
  role,
  /** An e-mail address. Whether they hold the role is looked up when the rung is climbed: people come and go, and a policy stays. */
  person: z.email('a person is named by e-mail address, like priya@council.gov.uk').nullable().default(null),
  wait: z.strictObject(length),
  through: z.array(z.enum(CHANNELS)).min(1).default(['direct']),
}) satisfies z.ZodType<LadderStep>

const ladder = z.array(ladderStep).min(1)

/** From the unit upwards, for what can wait and for what cannot. */
export const laddersShape = z.strictObject({ routine: ladder, urgent: ladder }) satisfies z.ZodType<Ladders>

/** A kind of decision's own ladders; where it has none, the policy's are climbed. */
export const rowLaddersShape = laddersShape.partial() satisfies z.ZodType<RowLadders>

/** How long “I have it” stops the climb, and how often one person may say it at one rung; 0: nobody may. */
export const acknowledgementShape = z.strictObject({
  routine: z.strictObject(length),
  urgent: z.strictObject(length),
  timesPerRung: z.number().int().nonnegative().default(1),
}).default({
  routine: { minutes: 480, counting: 'working' }, urgent: { minutes: 30, counting: 'elapsed' }, timesPerRung: 1,
}) satisfies z.ZodType<Acknowledgement>
