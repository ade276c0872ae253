import { z } from 'zod'

const weeks = z.number().int().positive()

/**
 * When stillness is challenged, and how fast it goes up (004 §3.14: "wherever there is drift this will be robustly challenged"; "with
 * babies or very young children work needs to be accelerated"). The paper gives no figures: those here are this product's default,
 * except the months, which are those of STATUTORY's CP-8.
 */
export const driftPolicy = z.strictObject({
  /** Weeks without a visit, decision, review or change of plan. */
  weeks,
  /** The same for a child who was under two when they were over. */
  weeksUnderTwo: weeks,
  /** Working days the unit's lead has to answer or act before the manager hears of it. */
  thenManagerAfterWorkingDays: z.number().int().positive(),
  /** Months on a child protection plan at which the plan itself is challenged; rising. */
  planMonths: z.array(z.number().int().positive()),
}).refine((drift) => drift.weeksUnderTwo <= drift.weeks, {
  path: ['weeksUnderTwo'], message: 'a baby’s case cannot be left longer than any other: give no more weeks than `weeks`',
}).refine(({ planMonths }) => planMonths.every((month, at) => at === 0 || month > (planMonths[at - 1] ?? 0)), {
  path: ['planMonths'], message: 'give the months in rising order, each once',
})

export type DriftPolicy = z.infer<typeof driftPolicy>

/** What holds where a stored policy says nothing of drift. */
export const DRIFT_BY_DEFAULT: DriftPolicy = { weeks: 8, weeksUnderTwo: 4, thenManagerAfterWorkingDays: 5, planMonths: [15, 21] }
