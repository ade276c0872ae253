import { z } from 'zod'
import { intervalInWords } from './count.ts'
import { canBeLonger } from './longest.ts'
import { intervalSchema, RulesNotUsable, timetableSchema, validFromSchema } from './rule.ts'
import type { Due, Interval, Rule, RulePack, Timetable } from './rule.ts'

/**
 * A council's own number for a rule, from a day on. `interval` says which, where the rule has several (the first is 1);
 * `orEarlier` is a second way of counting (91 days beside three months), of which the earlier holds.
 */
const change = z.strictObject({
  rule: z.string(),
  timetable: z.string().nullable().default(null),
  interval: z.int().positive().nullable().default(null),
  due: intervalSchema.nullable().default(null),
  orEarlier: intervalSchema.nullable().default(null),
  validFrom: validFromSchema,
}).refine((wish) => wish.due !== null || wish.orEarlier !== null, 'says neither due nor orEarlier')

/** A council's own rules: a timetable of new rules, in one of the pack's periods. */
const addition = z.strictObject({ add: timetableSchema })

const override = z.union([change, addition])
type Change = z.infer<typeof change>

/**
 * The rule pack as a council has tightened it: its own numbers from their valid-from dates on, and its added rules. Rules counted
 * from earlier days keep the numbers they had.
 *
 * Refused by name, all problems at once, by throwing `RulesNotUsable`: a number looser than the rule allows (statute, national
 * guidance and what is still to be checked may only be tightened; a council's own numbers are free within the stated most), a rule
 * that is not in the pack, and an added rule that takes the name of one that is.
 */
export function applyOverrides(pack: RulePack, overrides: readonly unknown[], policyVersion: string): RulePack {
  if (overrides.length === 0) return pack
  const problems: string[] = []
  let timetables: readonly Timetable[] = pack.timetables
  overrides.forEach((data, index) => {
    const read = override.safeParse(data)
    if (!read.success) {
      const wrong = read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`.trim())
      problems.push(`Override ${index + 1}: ${wrong.join('; ')}`)
    } else if ('add' in read.data) {
      problems.push(...additionProblems(pack, read.data.add))
      timetables = [...timetables, read.data.add]
    } else {
      const wish = read.data
      const found = changeProblems(pack, wish)
      problems.push(...found)
      if (found.length === 0) timetables = timetables.map((timetable) => tightened(timetable, wish, policyVersion))
    }
  })
  if (problems.length > 0) throw new RulesNotUsable(problems.join('\n'))
  return { ...pack, version: `${pack.version} with ${policyVersion}`, timetables: [...timetables] }
}

function changeProblems(pack: RulePack, wish: Change): readonly string[] {
  const matching = pack.timetables.filter((timetable) => wish.timetable === null || timetable.id === wish.timetable)
  const rules = matching.flatMap((timetable) => timetable.rules.filter((rule) => rule.id === wish.rule))
  if (rules.length === 0) return [`${wish.rule} is not a rule of ${pack.name}${wish.timetable === null ? '' : ` in ${wish.timetable}`}.`]
  return rules.flatMap((rule) => {
    const problem = problemWith(rule, wish)
    return problem === null ? [] : [problem]
  })
}

function problemWith(rule: Rule, wish: Change): string | null {
  const several = rule.due.length > 1
  if (several && wish.interval === null) {
    const choices = rule.due.map((due, index) => `${index + 1} is ${intervalInWords(due)}`).join(', ')
    return `${rule.id} has several intervals: say which with "interval" (${choices}).`
  }
  const due = rule.due[(wish.interval ?? 1) - 1]
  if (due === undefined) return `${rule.id} has no interval ${wish.interval}.`
  const most = mostOf(rule, due)
  if (most === null || wish.due === null || !canBeLonger(wish.due, most)) return null
  const allowed = `${rule.source} allows, which is ${intervalInWords(most)} at most`
  return `${rule.id} (${rule.task}): ${intervalInWords(wish.due)} is looser than ${allowed}.`
}

/** As long as an interval may be made; null where there is no number but the council's own. */
function mostOf(rule: Rule, due: Due): Interval | null {
  return due.atMost ?? (rule.confidence === 'C' ? null : due)
}

/** The timetable with another version of the rule beside the first, for counts that start on or after the override's day. */
function tightened(timetable: Timetable, wish: Change, policyVersion: string): Timetable {
  if (wish.timetable !== null && wish.timetable !== timetable.id) return timetable
  const at = timetable.rules.findLastIndex((rule) => rule.id === wish.rule && rule.validFrom <= wish.validFrom)
  const rule = timetable.rules[at === -1 ? timetable.rules.findIndex((each) => each.id === wish.rule) : at]
  if (rule === undefined) return timetable
  const version: Rule = {
    ...rule,
    validFrom: wish.validFrom,
    // A chair may still fix a date as far as the rule itself allows, whatever the council's own number.
    due: rule.due.map((due, index) => (index !== (wish.interval ?? 1) - 1 ? due
      : { ...due, ...wish.due, atMost: mostOf(rule, due), orEarlier: wish.orEarlier ?? due.orEarlier })),
    source: `${rule.source}; ${wordsFor(wish)} is council policy ${policyVersion}`,
  }
  const after = timetable.rules.indexOf(rule) + 1
  return { ...timetable, rules: [...timetable.rules.slice(0, after), version, ...timetable.rules.slice(after)] }
}

function wordsFor({ due, orEarlier }: Change): string {
  return [due, orEarlier].filter((each) => each !== null).map(intervalInWords).join(' or ')
}

function additionProblems(pack: RulePack, added: Timetable): readonly string[] {
  const taken = new Set(pack.timetables.flatMap((timetable) => timetable.rules.map((rule) => rule.id)))
  const nameIsTaken = pack.timetables.some((timetable) => timetable.id === added.id)
  return [
    ...(pack.periods[added.period] === undefined ? [`${added.id}: there is no period called ${added.period} in ${pack.name}.`] : []),
    ...(nameIsTaken ? [`${added.id} is already a timetable of ${pack.name}: give the added one another name.`] : []),
    ...added.rules.filter((rule) => taken.has(rule.id))
      .map((rule) => `${rule.id} is already a rule of ${pack.name}: give the added one another name, or change its number.`),
  ]
}
