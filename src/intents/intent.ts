import { z } from 'zod'
import { CASE_EVENTS } from '../domain/case/case-event.ts'
import type { Instant, LondonDate, LondonTime } from '../domain/calendar/london.ts'
import { dateFrom, instantFrom, timeFrom } from '../domain/calendar/london.ts'
import type { CaseRef } from '../domain/ids.ts'
import { pence } from '../domain/authority/money.ts'
import { REFERRAL_NEWS } from '../domain/service/service-referral.ts'
import { PANEL_OUTCOMES } from '../domain/panel/panel-policy.ts'
import { isMessageLink } from './reading/message-link.ts'

/**
 * What a person can ask, whichever platform they asked on. A command line, a form or a button becomes one of these; the rest of
 * the product knows nothing of how it was asked. Dates, amounts and references are already read; people are still as they were
 * named, because who "jo" is depends on the unit.
 */

const date = z.string().transform((text): LondonDate => dateFrom(text))
const moment = z.string().transform((text): Instant => instantFrom(text))
const time = z.string().transform((text): LondonTime => timeFrom(text))
const caseRef = z.string().min(1).transform((text) => text as CaseRef)
const anyCase = z.string().transform((text) => text as CaseRef)
/** The chat message something was made from. */
const link = z.string().refine(isMessageLink).nullable().default(null)
const number = z.number().int().positive()
const version = z.number().int().nonnegative()

/** Somebody as named: `id` from a form or button, `mention` from the platform, or a first name or e-mail typed by hand. */
export const personNamed = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('id'), id: z.string() }),
  z.strictObject({ kind: z.literal('mention'), user: z.string() }),
  z.strictObject({ kind: z.literal('name'), name: z.string().min(1) }),
])
export type PersonNamed = z.infer<typeof personNamed>

const eventDetail = z.record(z.string(), z.string()).default({})

export const intentSchema = z.discriminatedUnion('kind', [
  // allocate
  z.strictObject({ kind: z.literal('allocate-new'), case: caseRef, title: z.string().min(1), to: personNamed.nullable(), due: date.nullable(), link,
    /** The asker was shown what there is already, or what to know first, and means a new task all the same. */
    isConfirmed: z.boolean().default(false) }),
  z.strictObject({ kind: z.literal('allocate-task'), task: number, to: personNamed, version: version.nullable(),
    /** The asker has seen the warning and means it. Only soft limits can be passed this way. */
    isConfirmed: z.boolean().default(false) }),
  z.strictObject({ kind: z.literal('suggest-owner'), task: number }),
  // decide
  z.strictObject({
    kind: z.literal('decide'),
    /** Empty when none was given, which holds up nothing that protects a child. */
    case: anyCase,
    /** The matrix row's id; `other` when the person says it is none of them; null when the words name no row. */
    type: z.string().nullable(),
    summary: z.string(), amount: z.number().transform(pence).nullable(), isUrgent: z.boolean(),
    /** Null: the asker decided it. */
    decidedBy: personNamed.nullable(), childWants: z.string().nullable(), reasons: z.string().nullable(), link,
    /** The asker was shown that the same decision stands already, and means a second one. */
    isConfirmed: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('approve'), escalation: z.string(), version }),
  z.strictObject({ kind: z.literal('decline'), escalation: z.string(), version, reason: z.string().min(1) }),
  z.strictObject({ kind: z.literal('send-back'), escalation: z.string(), version, question: z.string().min(1) }),
  z.strictObject({ kind: z.literal('answer'), escalation: z.string(), version, answer: z.string().min(1) }),
  z.strictObject({ kind: z.literal('withdraw'), escalation: z.string(), version }),
  /** "I have it": nobody else is asked for the policy's time. */
  z.strictObject({ kind: z.literal('acknowledge'), escalation: z.string(), version }),
  /** A corrected decision in the place of one that waits; or one that came to nothing, raised again. The case stays. */
  z.strictObject({
    kind: z.literal('decide-again'), escalation: z.string(), version, type: z.string().nullable(), summary: z.string(),
    amount: z.number().transform(pence).nullable(), isUrgent: z.boolean(), decidedBy: personNamed.nullable(), childWants: z.string().nullable(),
    reasons: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('show-decision'), decision: number }),
  // escalate
  z.strictObject({
    kind: z.literal('escalate'),
    /** Empty when none was given, which holds up nothing that is urgent. */
    case: anyCase,
    /** What is asked; or what was done already to protect a child, which may be empty: it can be said afterwards. */
    summary: z.string(), reasons: z.string().nullable(),
    /** The matrix row the words name, and its sum. */
    type: z.string().nullable(), amount: z.number().transform(pence).nullable(),
    isUrgent: z.boolean(),
    /** Done already, so that authority is asked for after the event. */
    isDone: z.boolean(), link, isConfirmed: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('add-words'), decision: number, words: z.string().min(1) }),
  z.strictObject({ kind: z.literal('file-decision'), decision: number, case: caseRef }),
  // due and done
  z.strictObject({ kind: z.literal('show-due'), scope: z.enum(['mine', 'unit', 'week']) }),
  z.strictObject({ kind: z.literal('show-case-due'), case: caseRef }),
  z.strictObject({ kind: z.literal('done'), task: number, on: date.nullable(), wasSeen: z.boolean(), version: version.nullable() }),
  // case
  z.strictObject({ kind: z.literal('show-case'), case: caseRef }),
  z.strictObject({ kind: z.literal('open-case'), case: caseRef, dateOfBirth: date.nullable(), childRef: z.string().nullable() }),
  z.strictObject({ kind: z.literal('case-event'), case: caseRef, event: z.enum(CASE_EVENTS), on: date, at: moment.nullable(),
    child: z.string().nullable(), detail: eventDetail }),
  /** A case on which nothing has happened for too long is right as it is. */
  z.strictObject({ kind: z.literal('accept-drift'), case: caseRef, drift: z.string(), version, reason: z.string().min(1) }),
  // unit
  z.strictObject({ kind: z.literal('show-unit') }),
  z.strictObject({ kind: z.literal('set-leave'), person: personNamed, from: date, to: date }),
  z.strictObject({ kind: z.literal('set-cover'), holder: personNamed, deputy: personNamed, from: date, to: date }),
  z.strictObject({ kind: z.literal('set-digest-time'), time }),
  /** Makes the channel it is said in a unit's: the asker's own when none is named. */
  z.strictObject({ kind: z.literal('set-channel'), unit: z.string().min(1).nullable() }),
  z.strictObject({ kind: z.literal('show-meeting') }),
  // services
  /** Null: the whole menu. */
  z.strictObject({ kind: z.literal('show-services'), words: z.string().nullable() }),
  z.strictObject({ kind: z.literal('show-service'), service: z.string().min(1) }),
  z.strictObject({ kind: z.literal('refer-to-service'), case: caseRef,
    /** Its code, or words that may name it: the directory settles it. */
    service: z.string().min(1),
    decidedBy: personNamed.nullable(), childWants: z.string().nullable(), reasons: z.string().nullable() }),
  z.strictObject({ kind: z.literal('show-service-referral'), referral: z.string() }),
  z.strictObject({ kind: z.literal('read-service-referral'), referral: z.string() }),
  z.strictObject({ kind: z.literal('service-referral-news'), referral: z.string(), version, state: z.enum(REFERRAL_NEWS),
    on: date.nullable(), reason: z.string().nullable() }),
  // panels
  z.strictObject({ kind: z.literal('show-panels') }),
  z.strictObject({ kind: z.literal('refer-to-panel'), case: caseRef, panel: z.string().min(1) }),
  z.strictObject({ kind: z.literal('show-referral'), referral: z.string() }),
  z.strictObject({ kind: z.literal('read-referral'), referral: z.string() }),
  z.strictObject({ kind: z.literal('tick-papers'), referral: z.string(), version, papers: z.array(z.string().min(1)) }),
  z.strictObject({ kind: z.literal('take-incomplete'), referral: z.string(), version, reason: z.string().min(1) }),
  z.strictObject({ kind: z.literal('withdraw-referral'), referral: z.string(), version }),
  z.strictObject({ kind: z.literal('record-attendance'), panel: z.string().min(1), on: date, chair: personNamed, present: z.array(personNamed) }),
  z.strictObject({ kind: z.literal('record-panel-outcome'), referral: z.string(), version,
    /** A child's id; null: everybody of the family who is still to be decided about. */
    child: z.string().nullable(),
    outcome: z.enum(PANEL_OUTCOMES),
    /** Conditions, or why not. */
    words: z.string(), until: date.nullable(),
    /** The chair alone, because it cannot wait for a sitting. */
    isBetweenSittings: z.boolean().default(false) }),
  // the asker alone
  z.strictObject({ kind: z.literal('show-home') }),
  /** Null: no quiet hours any more. */
  z.strictObject({ kind: z.literal('set-quiet-hours'), hours: z.strictObject({ from: time, to: time }).nullable() }),
  /** Where the asker is told things, when they have accounts on several platforms. */
  z.strictObject({ kind: z.literal('set-platform'), platform: z.enum(['slack', 'teams']) }),
  // the clock, without a case
  z.strictObject({ kind: z.literal('project'), event: z.enum(CASE_EVENTS), on: date, at: moment.nullable(), dateOfBirth: date.nullable(),
    until: date.nullable(), detail: eventDetail }),
  // about the product itself
  /** Goes on with what this account asked before. */
  z.strictObject({ kind: z.literal('resume'), kept: z.string() }),
  z.strictObject({ kind: z.literal('help'), verb: z.string().nullable() }),
  z.strictObject({ kind: z.literal('open-form'), form: z.string(), values: z.record(z.string(), z.string()).default({}) }),
])

export type Intent = z.infer<typeof intentSchema>
export type IntentKind = Intent['kind']
export type IntentOf<Kind extends IntentKind> = Extract<Intent, { kind: Kind }>
