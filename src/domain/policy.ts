import { z } from 'zod'
import type { LondonDate, LondonTime } from './calendar/london.ts'
import { dateFrom, timeFrom } from './calendar/london.ts'
import { inductionShape } from './authority/induction-policy.ts'
import type { MatrixRow } from './authority/matrix.ts'
import { pence } from './authority/money.ts'
import { policyProblems } from './authority/policy-problems.ts'
import { DRIFT_BY_DEFAULT, driftPolicy } from './drift/drift-policy.ts'
import { acknowledgementShape, laddersShape, rowLaddersShape } from './escalation/ladder-policy.ts'
import { servicePolicy } from './service/service-policy.ts'
import { panelShape } from './panel/panel-policy.ts'
import { TASK_CLASSES } from './task/task.ts'

/**
 * An authority's own tables: its roles, who may decide what, how an escalation climbs, who may do which task, and when things
 * are said. Data, versioned; a decision, an escalation and a task keep the version they were made under (DOMAIN: "Every row is
 * data, versioned, with a valid-from date").
 */

const role = z.string().regex(/^[a-z][a-z-]*$/, 'a role is lower-case letters and hyphens')
const identifier = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'an id is lower-case letters, digits and hyphens')
const londonDate = z.string().transform((text, context): LondonDate => reading(() => dateFrom(text), context))
const londonTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'has to be a time, such as 09:30').transform((text): LondonTime => timeFrom(text))
const amount = z.number().int().nonnegative().transform(pence)

const referral = z.strictObject({ role, panel: identifier.nullable().default(null) })

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
  otherwise: referral,
  needsAmount: z.boolean().default(false),
  windowDays: z.number().int().positive().nullable().default(null),
  isProtective: z.boolean().default(false),
  ladders: rowLaddersShape.default({}),
  source: z.string().min(1),
}) satisfies z.ZodType<MatrixRow>

/** May a role do a class of task: yes, no, or only beside somebody who may. */
const permission = z.enum(['yes', 'no', 'contributes'])

const policyShape = z.strictObject({
  /** Changes with every change of content, `rsw-1`. */
  version: z.string().min(1),
  name: z.string().min(1),
  validFrom: londonDate,
  roles: z.array(z.strictObject({
    id: role,
    /** As it reads inside a sentence: `consultant social worker`. */
    name: z.string().min(1),
    /** Belongs to a unit rather than standing over several. */
    isInUnit: z.boolean(),
    /** Leads the unit and decides for it. */
    leadsUnit: z.boolean().default(false),
    /** Keeps the unit's diary: hears of what nobody owns. */
    coordinates: z.boolean().default(false),
    /** May open cases, record leave and set cover for others in their unit. */
    mayManageUnit: z.boolean().default(false),
    /** Whose holders, named as dated cover, have this role's authority. Anybody else covers the work and not the decisions. */
    coveredBy: z.array(role).default([]),
  })).min(1),
  /** Bodies that decide together. The chair records what the panel decided, so approval below the chair only passes it up. */
  panels: z.array(panelShape).default([]),
  matrix: z.array(matrixRow).min(1),
  /** Closer support in somebody's first months in a role. */
  induction: inductionShape.nullable().default(null),
  /** Where a decision the matrix does not name goes. */
  unknownDecision: referral,
  /** From the unit upwards. An escalation starts at the rung of the role it needs; the order is also who stands above whom. */
  ladders: laddersShape,
  acknowledgement: acknowledgementShape,
  /** The hours "working minutes" are counted in, on working days. Urgent waits take no notice of them. */
  workingHours: z.strictObject({ from: londonTime, to: londonTime }),
  taskClasses: z.record(z.enum(TASK_CLASSES), z.strictObject({
    name: z.string().min(1),
    /** A role that is not named may not. */
    who: z.record(role, permission),
    /** Who it falls to unless somebody says otherwise; null when it falls to nobody in particular. */
    fallsTo: role.nullable().default(null),
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
  /** School terms, both ends included, for those who work term time only. */
  terms: z.array(z.strictObject({ from: londonDate, to: londonDate })),
  /** This authority's changes to the statutory rule pack: tighter, never looser. Validated by the clock. */
  clock: z.strictObject({
    pack: identifier,
    overrides: z.array(z.record(z.string(), z.unknown())).default([]),
  }),
  services: servicePolicy,
  /** When a case that stands still is challenged. */
  drift: driftPolicy.default(DRIFT_BY_DEFAULT),
  /** Where a figure comes from, by the name of its field, for those that have no `source` of their own. */
  sources: z.record(z.string(), z.string().min(1)).default({}),
})

export type Policy = z.infer<typeof policyShape>

/**
 * A policy as it was stored: it was checked as a whole when it was applied, and what this version of the product would not take any more
 * still says what was in force then.
 */
export const storedPolicySchema: z.ZodType<Policy> = policyShape

/** A policy file, read and checked as a whole: a policy that contradicts itself is refused with every contradiction named. */
export const policySchema = policyShape.superRefine((policy, context) => {
  for (const { path, problem } of policyProblems(policy)) context.addIssue({ code: 'custom', path: [...path], message: problem })
})

function reading<T>(read: () => T, context: z.RefinementCtx): T {
  try {
    return read()
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) })
    return z.NEVER
  }
}
