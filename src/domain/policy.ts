import { z } from 'zod'
import type { LondonDate, LondonTime } from './calendar/london.ts'
import { dateFrom, timeFrom } from './calendar/london.ts'
import type { MatrixRow } from './authority/matrix.ts'
import { pence } from './authority/money.ts'
import type { LadderStep } from './escalation/escalation.ts'
import { TASK_CLASSES } from './task/task.ts'

/**
 * An authority's own tables: its roles, who may decide what, how an escalation climbs, who may do which task, and when things
 * are said. Data, versioned; a decision, an escalation and a task keep the version they were made under (DOMAIN: "Every row is
 * data, versioned, with a valid-from date").
 */

const role = z.string().regex(/^[a-z][a-z-]*$/, 'a role is lower-case letters and hyphens')
const identifier = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'an id is lower-case letters, digits and hyphens')
const londonDate = z.string().transform((text, context): LondonDate => reading(() => dateFrom(text), context))
const londonTime = z.string().transform((text, context): LondonTime => reading(() => timeFrom(text), context))
const amount = z.number().int().nonnegative().transform(pence)

const authority = z.strictObject({
  role,
  upTo: amount.nullable().default(null),
  unless: z.array(z.enum(['protection-plan-open'])).default([]),
})

const matrixRow = z.strictObject({
  id: identifier,
  name: z.string().min(1),
  words: z.array(z.string().min(1)).min(1),
  authorities: z.array(authority),
  otherwise: z.strictObject({ role, panel: identifier.nullable().default(null) }),
  needsAmount: z.boolean().default(false),
  windowDays: z.number().int().positive().nullable().default(null),
  isProtective: z.boolean().default(false),
  source: z.string().min(1),
}) satisfies z.ZodType<MatrixRow>

const ladderStep = z.strictObject({
  role,
  wait: z.strictObject({ minutes: z.number().int().positive(), counting: z.enum(['working', 'elapsed']) }),
}) satisfies z.ZodType<LadderStep>

const ladder = z.array(ladderStep).min(1)

/** May a role do a class of task: yes, no, or only beside somebody who may. */
const permission = z.enum(['yes', 'no', 'contributes'])

export const policySchema = z.strictObject({
  /** Changes with every change of content, `rsw-1`. */
  version: z.string().min(1),
  name: z.string().min(1),
  validFrom: londonDate,
  roles: z.array(z.strictObject({
    id: role,
    name: z.string().min(1),
    /** Belongs to a unit rather than standing over several. */
    isInUnit: z.boolean(),
    /** Leads the unit and decides for it. */
    leadsUnit: z.boolean().default(false),
    /** Keeps the unit's diary: hears of what nobody owns. */
    coordinates: z.boolean().default(false),
    /** May open cases, record leave and set cover for others in their unit. */
    mayManageUnit: z.boolean().default(false),
  })).min(1),
  matrix: z.array(matrixRow).min(1),
  /** Where a decision the matrix does not name goes. */
  unknownDecision: z.strictObject({ role, panel: identifier.nullable().default(null) }),
  ladders: z.strictObject({ routine: ladder, urgent: ladder }),
  /** The hours "working minutes" are counted in. */
  workingHours: z.strictObject({ from: londonTime, to: londonTime }),
  taskClasses: z.record(z.enum(TASK_CLASSES), z.strictObject({
    name: z.string().min(1),
    who: z.record(role, permission),
    /** Cannot be overridden by the unit's lead. */
    isHard: z.boolean(),
  })),
  /** More open tasks than this and somebody is suggested last, with the number shown. */
  fullLoad: z.number().int().positive(),
  /** Working days before a limit at which its owner is reminded. */
  nudges: z.array(z.number().int().nonnegative()),
  digest: z.strictObject({
    time: londonTime,
    aheadWorkingDays: z.number().int().positive(),
    maximumLines: z.number().int().positive(),
  }),
  meetingReminder: z.strictObject({ time: londonTime }),
  /** School terms, for those who work term time only. */
  terms: z.array(z.strictObject({ from: londonDate, to: londonDate })),
  /** This authority's changes to the statutory rule pack: tighter, never looser. Validated by the clock. */
  clock: z.strictObject({
    pack: identifier,
    overrides: z.array(z.record(z.string(), z.unknown())).default([]),
  }),
})

export type Policy = z.infer<typeof policySchema>

function reading<T>(read: () => T, context: z.RefinementCtx): T {
  try {
    return read()
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) })
    return z.NEVER
  }
}
