import { aRole, roleName, sayReferral } from '../authority/say-authority.ts'
import { formatPenceInFull } from '../authority/money.ts'
import type { Authority } from '../authority/matrix.ts'
import { dateInWords } from '../calendar/words.ts'
import type { LadderStep } from '../escalation/escalation.ts'
import type { Policy } from '../policy.ts'
import { clause, entriesInOrder, inWords, plainly, type Clause } from './clause.ts'
import { sayOverride } from './say-override.ts'

/** A part of a policy under its heading. */
export interface Section {
  readonly title: string
  readonly clauses: readonly Clause[]
}

type Sayer<Field extends keyof Policy> = { readonly title: string; readonly say?: (part: Policy[Field], policy: Policy) => readonly Clause[] }

/**
 * How each part of a policy reads. A new part of the schema needs its line here before it compiles; what it holds is then said plainly,
 * all of it, until somebody gives it better words.
 */
const SECTIONS: { readonly [Field in keyof Policy]: Sayer<Field> } = {
  version: { title: 'Version' },
  name: { title: 'Name' },
  validFrom: { title: 'Valid from' },
  roles: { title: 'Roles', say: (roles, policy) => roles.flatMap((role) => sayRole(role, policy)) },
  matrix: { title: 'Who may decide', say: (rows, policy) => rows.flatMap((row) => sayRow(row, policy)) },
  unknownDecision: {
    title: 'What the matrix does not name',
    say: (needs, policy) => [clause('unknownDecision', 'Anything else needs', sayReferral(needs, policy), needs)],
  },
  induction: { title: 'First months in a role' },
  panels: { title: 'Panels', say: (panels, policy) => panels.flatMap((panel) => plainly(`panels/${panel.id}`, panel.name, panel, policy)) },
  ladders: {
    title: 'How a decision climbs',
    say: (ladders, policy) => Object.entries(ladders).flatMap(([name, steps]) => sayLadder(name, steps, policy)),
  },
  acknowledgement: { title: '“I have it”' },
  workingHours: {
    title: 'Working hours',
    say: (hours) => [clause('workingHours', 'Working time is counted', `from ${hours.from} to ${hours.to}`, hours)],
  },
  taskClasses: { title: 'Who may do which task', say: sayTaskClasses },
  fullLoad: { title: 'Full load', say: (most) => [clause('fullLoad', 'Somebody is suggested last from', `${most + 1} open tasks on`, most)] },
  nudges: { title: 'Reminders', say: (days) => [clause('nudges', 'Working days before a limit:', days.map(String), days)] },
  digest: { title: 'Morning digest' },
  meetingReminder: { title: 'Meeting reminder' },
  terms: {
    title: 'School terms',
    say: (terms) => [clause('terms', 'Terms:', terms.map(({ from, to }) => `${dateInWords(from)} to ${dateInWords(to)}`), terms)],
  },
  clock: {
    title: 'Changes to the statutory clock',
    say: ({ overrides, ...rest }, policy) => [
      ...plainly('clock', 'Clock', rest, policy),
      ...overrides.flatMap((override, index) => sayOverride(override, index, overrides)),
    ],
  },
  drift: { title: 'Drift' },
  services: { title: 'Service directory' },
  sources: {
    title: 'Where figures come from',
    say: (sources) => entriesInOrder(sources).map(([figure, source]) => clause(`sources/${figure}`, `${inWords(figure)}:`, source, source)),
  },
}

/** All that a policy says, part by part. Nothing that is in it is left out. */
export function sectionsOf(policy: Policy): readonly Section[] {
  return (Object.keys(SECTIONS) as (keyof Policy)[]).map((field) => sectionOf(field, policy[field], policy))
}

function sectionOf<Field extends keyof Policy>(field: Field, part: Policy[Field], policy: Policy): Section {
  const { title, say }: Sayer<Field> = SECTIONS[field]
  return { title, clauses: say === undefined ? plainly(field, title, part, policy) : say(part, policy) }
}

type Role = Policy['roles'][number]

function sayRole({ id, name, isInUnit, leadsUnit, coordinates, mayManageUnit, coveredBy, ...rest }: Role, policy: Policy): readonly Clause[] {
  const key = `roles/${id}`
  const the = `The ${name}`
  return [
    clause(`${key}/name`, `${id} is the`, name, name),
    clause(`${key}/isInUnit`, the, isInUnit ? 'belongs to a unit' : 'stands over several units', isInUnit),
    clause(`${key}/leadsUnit`, the, leadsUnit ? 'leads the unit' : 'does not lead the unit', leadsUnit),
    clause(`${key}/coordinates`, the, coordinates ? 'keeps the unit’s diary' : 'does not keep the unit’s diary', coordinates),
    clause(`${key}/mayManageUnit`, the, `${mayManageUnit ? 'sets' : 'does not set'} leave and cover for others`, mayManageUnit),
    clause(`${key}/coveredBy`, `${the} may be stood in for by`, coveredBy.map((role) => aRole(role, policy)), coveredBy),
    ...plainly(key, the, rest, policy),
  ]
}

type Row = Policy['matrix'][number]

function sayRow(row: Row, policy: Policy): readonly Clause[] {
  const { id, name, words, authorities, otherwise, needsAmount, windowDays, isProtective, ...rest } = row
  const key = `matrix/${id}`
  return [
    clause(`${key}/name`, `${id} is`, `“${name}”`, name),
    ...authorities.map((authority) => sayOneAuthority(key, name, authority, policy)),
    clause(`${key}/otherwise`, `${name}: ${authorities.length === 0 ? 'it' : 'otherwise it'} needs`, sayReferral(otherwise, policy), otherwise),
    clause(`${key}/needsAmount`, `${name}:`, needsAmount ? 'needs an amount' : 'has no amount', needsAmount),
    clause(`${key}/windowDays`, `${name}: sums for one case count together over`, windowDays === null ? 'no time' : `${windowDays} days`, windowDays),
    clause(`${key}/isProtective`, `${name}:`, isProtective ? 'protects a child, so it is recorded first' : 'is decided first', isProtective),
    clause(`${key}/words`, `${name} is typed as`, words.map((word) => `“${word}”`), words),
    ...plainly(key, name, rest, policy),
  ]
}

const UNLESS: Readonly<Record<Authority['unless'][number], string>> = { 'protection-plan-open': 'a child protection plan is open' }

function sayOneAuthority(key: string, name: string, authority: Authority, policy: Policy): Clause {
  const { role, upTo, unless, ...rest } = authority
  const sum = upTo === null ? 'on their own authority' : `up to ${formatPenceInFull(upTo)}`
  const but = unless.length === 0 ? '' : `, unless ${unless.map((each) => UNLESS[each]).join(' or ')}`
  const more = Object.entries(rest).map(([field, value]) => `, ${inWords(field)} ${JSON.stringify(value)}`).join('')
  return clause(`${key}/authorities/${role}`, `${name}: ${aRole(role, policy)} may decide`, `${sum}${but}${more}`, authority)
}

function sayLadder(name: string, steps: readonly LadderStep[], policy: Policy): readonly Clause[] {
  const key = `ladders/${name}`
  const title = `${name === 'routine' ? 'Routine' : 'Urgent'} ladder`
  return [
    clause(key, `${title}:`, steps.map(({ role }) => roleName(role, policy)).join(', then '), steps.map(({ role }) => role)),
    ...steps.flatMap(({ role, wait, ...rest }) => [
      clause(`${key}/${role}/wait`, `${title}: the ${roleName(role, policy)} is asked, and has`, waitInWords(wait), wait),
      ...plainly(`${key}/${role}`, `${title}, ${roleName(role, policy)}`, rest, policy),
    ]),
  ]
}

/** `8 working hours`, `10 minutes`, `1 hour 30 minutes`. */
function waitInWords({ minutes, counting }: LadderStep['wait']): string {
  const kind = counting === 'working' ? 'working ' : ''
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const parts = [...(hours > 0 ? [`${hours} ${kind}hour${hours === 1 ? '' : 's'}`] : []),
    ...(rest > 0 ? [`${rest} ${hours > 0 ? '' : kind}minute${rest === 1 ? '' : 's'}`] : [])]
  return parts.join(' ')
}

const MAY = { yes: 'may do it', no: 'may not do it', contributes: 'may do it beside somebody who may' } as const

function sayTaskClasses(classes: Policy['taskClasses'], policy: Policy): readonly Clause[] {
  return entriesInOrder(classes).flatMap(([id, { name, who, fallsTo, isHard, ...rest }]) => {
    const key = `taskClasses/${id}`
    return [
      clause(`${key}/name`, `${id} is`, `“${name}”`, name),
      ...entriesInOrder(who).map(([role, may]) => clause(`${key}/who/${role}`, `${id}: ${aRole(role, policy)}`, MAY[may], may)),
      clause(`${key}/fallsTo`, `${id} falls to`, fallsTo === null ? 'nobody in particular' : aRole(fallsTo, policy), fallsTo),
      clause(`${key}/isHard`, `${id}:`, `whoever leads the unit ${isHard ? 'cannot' : 'can'} say otherwise`, isHard),
      ...plainly(key, id, rest, policy),
    ]
  })
}
