import { addMonths, ageOn } from '../calendar/months.ts'
import { counts, detailSays, type Happening } from './happening.ts'
import type { Condition, Due, Rule, Timetable } from './rule.ts'
import { detailOf, enclosingStretch, type Life, type Stretch } from './stretch.ts'

/** One step of a timetable: the n-th count in a period, and what it counts from. */
export interface Step {
  readonly number: number
  readonly anchor: Happening
  readonly stretch: Stretch
  readonly life: Life
}

/** The rule that times a step, and which of its intervals; null when the timetable has no more to ask. */
export function ruleFor(timetable: Timetable, step: Step): { readonly rule: Rule; readonly due: Due } | null {
  const rule = timetable.rules.find((each) =>
    each.steps.from <= step.number && (each.steps.to === null || step.number <= each.steps.to) &&
    isInForce(each, timetable, step) && each.when.every((condition) => holds(condition, step)))
  const due = rule?.due.find((each) => each.when.every((condition) => holds(condition, step)))
  return rule === undefined || due === undefined ? null : { rule, due }
}

/** The version of a rule for counts that start that day: the latest one already valid, or the first there ever was. */
function isInForce(rule: Rule, timetable: Timetable, step: Step): boolean {
  const versions = timetable.rules.filter((each) => each.id === rule.id)
  const valid = versions.filter((each) => each.validFrom <= step.anchor.on)
  const chosen = valid.length > 0
    ? valid.reduce((latest, each) => (each.validFrom >= latest.validFrom ? each : latest))
    : versions.reduce((first, each) => (each.validFrom < first.validFrom ? each : first))
  return chosen === rule
}

/** Whether a condition of the rule holds on the day the count starts. */
function holds(condition: Condition, step: Step): boolean {
  const { stretch, anchor, life } = step
  const { subject } = life
  if ('anyOf' in condition) return condition.anyOf.some((all) => all.every((each) => holds(each, step)))
  if ('detail' in condition) return detailSays(detailOf(subject, stretch, condition.detail, anchor.on), condition)
  if ('step' in condition) return step.number === condition.step
  if ('withinMonths' in condition) return anchor.on < addMonths(stretch.start.on, condition.withinMonths)
  if ('youngerThan' in condition) return subject.dateOfBirth === null || ageOn(subject.dateOfBirth, anchor.on) < condition.youngerThan
  if ('firstIn' in condition) return isFirstIn(condition.firstIn, step)
  return hasBeenReviewed(condition.since, step) === condition.reviewed
}

/** Whether a review has been held since the enclosing period began; since this one began, when that one is not recorded. */
function hasBeenReviewed(since: string, { stretch, anchor, life }: Step): boolean {
  if (detailOf(life.subject, stretch, 'reviewed', anchor.on) === 'true') return true
  const enclosing = enclosingStretch(since, stretch, life)
  return life.subject.happenings.some((happening) =>
    happening.kind === 'review' && counts(happening) && [undefined, since].includes(happening.detail['of']) &&
    happening.on >= enclosing.start.on && happening.on <= anchor.on)
}

function isFirstIn(name: string, { stretch, life }: Step): boolean {
  const said = stretch.start.detail['first']
  if (said !== undefined) return said === 'true'
  const enclosing = enclosingStretch(name, stretch, life)
  if (enclosing === stretch) return false
  return !life.stretches(stretch.name).some((other) => other.start.on >= enclosing.start.on && other.start.on < stretch.start.on)
}
