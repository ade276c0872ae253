import { z } from 'zod'
import { pence } from './money.ts'

/** Names of roles and rows are checked against the policy's own by `inductionProblems`. */
const named = z.string().min(1)

/**
 * Closer support for whoever is new in a role: "new CSWs needed intensive management support during their first three months in
 * post" (001). A policy may lower limits, have decisions co-signed, and put a weekly check-in in two people's mornings.
 */
export const inductionShape = z.strictObject({
  /** Whose first months these are. */
  role: named,
  /** Calendar months, the first day in post included. */
  months: z.number().int().positive(),
  /** The most they may agree by themselves under a row, in pence; more goes where the row sends it. */
  limits: z.array(z.strictObject({ row: named, upTo: z.number().int().nonnegative().transform(pence) })).default([]),
  /** What they decide under these rows stands at once, and somebody is asked to sign it beside them afterwards. */
  coSign: z.strictObject({ rows: z.array(named).min(1), by: named }).nullable().default(null),
  /** 1 is Monday. */
  checkIn: z.strictObject({ by: named, weekday: z.number().int().min(1).max(5) }).nullable().default(null),
  source: z.string().min(1),
})

export type InductionPolicy = z.infer<typeof inductionShape>
