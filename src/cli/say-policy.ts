import type { PolicyApplied } from '../app/apply-policy.ts'
import type { PolicyChecked } from '../app/check-policy.ts'
import type { PolicyEvent } from '../app/policy-history.ts'
import { aRole } from '../domain/authority/say-authority.ts'
import { dateInWords, momentInWords } from '../domain/calendar/words.ts'
import { sectionsOf } from '../domain/policy/clauses.ts'
import { sentence, type SectionChanged } from '../domain/policy/difference.ts'
import type { Policy } from '../domain/policy.ts'

/** More dates than this are counted, not listed, unless as JSON. */
const MOST_LISTED = 20

/** All that a policy says, as an officer reads it. */
export function policyInWords(policy: Policy): string {
  return sectionsOf(policy).flatMap(({ title, clauses }) => {
    const said = clauses.filter(({ isUsual }) => !isUsual).map((clause) => `  ${sentence(clause)}`)
    return said.length === 0 ? [] : [title, ...said, '']
  }).join('\n').trimEnd()
}

/** What applying a policy would change, and what it would do to what is open. */
export function checkedInWords(checked: PolicyChecked): string {
  const { policy, inForce, changes } = checked
  return [
    changes.length === 0 ? `${policy.version} is what is in force, word for word.` : `What changes from ${inForce.version}, which is in force:`,
    ...changesInWords(changes, '  '),
    ...openInWords(checked),
    ...datesInWords(checked),
    whenInWords(checked),
  ].join('\n')
}

export function changesInWords(changes: readonly SectionChanged[], indent: string): readonly string[] {
  return changes.flatMap((section) => [`${indent}${section.title}`, ...section.changes.map((change) => `${indent}  ${change}`)])
}

/** What was done, and what somebody should look at. */
export function appliedInWords(applied: Exclude<PolicyApplied, { kind: 'refused' }>): string {
  const { checked } = applied
  const { policy, inForce, comes } = checked
  if (applied.kind === 'kept') return `${policy.version} is kept, and comes into force on ${dateInWords(policy.validFrom)}.`
  const moved = `${counted(applied.moved, 'date')} moved${applied.moved === 0 ? '' : '; their owners are told'}.`
  if (comes === 'is-in-force') return `${policy.version} is in force already. ${moved}`
  const again = comes === 'now-again' ? ' again' : ''
  return [`${policy.version} is in force${again}, after ${inForce.version}. ${moved}`, ...openInWords(checked)].join('\n')
}

export function historyInWords(events: readonly PolicyEvent[]): string {
  return events.flatMap((event) => [
    `${event.policy.version}  ${event.policy.name}, ${appliedWhen(event)}; ${standing(event)}`,
    ...(event.after === null ? [] : event.changes.length === 0 ? ['  nothing changed'] : changesInWords(event.changes, '  ')),
  ]).join('\n')
}

function appliedWhen({ appliedAt, by }: PolicyEvent): string {
  return `applied ${momentInWords(appliedAt)} by ${by ?? 'an administrator'}`
}

function standing({ policy, appliedAt, inForceSince, withdrawnAt }: PolicyEvent): string {
  if (inForceSince !== null) return inForceSince === appliedAt ? 'in force from then' : `in force from ${momentInWords(inForceSince)}`
  return withdrawnAt === null ? `comes into force on ${dateInWords(policy.validFrom)}` : `withdrawn ${momentInWords(withdrawnAt)}`
}

function openInWords({ policy, inForce, open, staff }: PolicyChecked): readonly string[] {
  const waiting = Object.entries(open.waiting)
  const count = waiting.reduce((sum, [, numbers]) => sum + numbers.length, 0)
  const kept = waiting.map(([version, numbers]) => `${version} (${decisions(numbers)})`).join(', ')
  const keeps = count === 1 ? 'waits and keeps its' : 'wait and keep their'
  const noRole = `which is no role of ${policy.version}`
  const them = open.unanswerable.length === 1 ? 'it' : 'them'
  return [
    count === 0 ? 'No decision waits.' : `${counted(count, 'decision')} ${keeps} ladder and version: ${kept}.`,
    ...open.missingRoles.map(({ role, decisions: numbers }) =>
      `Careful: ${decisions(numbers)} can still come to ${aRole(role, inForce)}, ${noRole}: `
      + 'whoever holds that post still answers, and where nobody does it climbs on.'),
    ...(open.unanswerable.length === 0 ? [] : [
      `Careful: nobody holds any post that ${decisions(open.unanswerable)} can go to: have the unit withdraw and record ${them} again.`,
    ]),
    ...staff.strangers.map(({ role, people }) =>
      `Careful: ${counted(people, 'person holds', 'people hold')} the post ${role}, ${noRole}: import people.csv with their new ones.`),
    ...staff.emptyRungs.map((role) => `Careful: nobody is ${aRole(role, policy)}: what goes up to one goes on at once.`),
  ]
}

function datesInWords({ dates: { moved, raised, ended, undatable } }: PolicyChecked): readonly string[] {
  const more = moved.length > MOST_LISTED ? [`  … and ${moved.length - MOST_LISTED} more; --json lists them all.`] : []
  return [
    moved.length === 0 ? 'No date moves.' : `${counted(moved.length, 'date moves', 'dates move')}:`,
    ...moved.slice(0, MOST_LISTED).map(({ task, title, caseRef, from, to }) =>
      `  T-${task} on ${caseRef}: ${title}, ${from === null ? 'no date' : dateInWords(from)}, then ${to === null ? 'none' : dateInWords(to)}`),
    ...more,
    ...(raised === 0 ? [] : [`${counted(raised, 'task is', 'tasks are')} raised.`]),
    ...(ended === 0 ? [] : [`${counted(ended, 'task is', 'tasks are')} no longer needed.`]),
    ...(undatable.length === 0
      ? []
      : [`Careful: ${undatable.join(', ')} would have dates beyond the known bank holidays, and stay as they are.`]),
  ]
}

function whenInWords({ policy, comes, refusals }: PolicyChecked): string {
  if (refusals.length > 0) return 'It cannot be applied.'
  switch (comes) {
    case 'is-in-force': return `${policy.version} is in force already.`
    case 'now': return `It can be applied, and is in force from then on. What was decided before stays judged as it was.`
    case 'now-again': return `It can be applied: it was in force before, and would be again.`
    case 'on-its-day': return `It can be applied, and comes into force on ${dateInWords(policy.validFrom)}.`
    case 'waits': return `It was applied, and comes into force on ${dateInWords(policy.validFrom)}.`
    default: return comes satisfies never
  }
}

function decisions(numbers: readonly number[]): string {
  return numbers.map((number) => `D-${number}`).join(', ')
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
