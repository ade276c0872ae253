import type { CaseEventKind } from '../case/case-event.ts'
import { EVENT_WORDS } from './event-words.ts'
import { counts } from './happening.ts'
import type { Obligation } from './obligation.ts'
import type { Supposed, Supposition } from './project.ts'
import type { Period, RulePack, Timetable } from './rule.ts'

/** What a projection starts from: the supposed event with what must have gone before it, and which obligations it is about. */
export type Opening =
  | { readonly kind: 'opening'; readonly happenings: readonly Supposition[]; readonly concerns: (obligation: Obligation) => boolean }
  | { readonly kind: 'refused'; readonly says: string }

/** What birthdays bring to a child in care, so that a timeline goes on past 16 and 18. */
const BROUGHT_BY_BIRTHDAYS: readonly CaseEventKind[] = ['eligible', 'left-care']

/** Works out the opening of a projection: an event that starts something, or one that happens to a running chain. */
export function openingOf(supposed: Supposed, pack: RulePack): Opening {
  const begins = periodsBegunBy(supposed.event, pack)
  return begins.size > 0 ? beginning(supposed, begins, pack) : running(supposed, pack)
}

function beginning(supposed: Supposed, begins: ReadonlySet<string>, pack: RulePack): Opening {
  const periods = supposed.event === 'looked-after'
    ? new Set([...begins, ...BROUGHT_BY_BIRTHDAYS.flatMap((event) => [...periodsBegunBy(event, pack)])])
    : begins
  const { event: kind, on, at, detail } = supposed
  // Only reviews decide when weekly visits to a placement may stop, and short breaks have reviews of their own.
  if (kind !== 'placement' || detail['kind'] === 'short-breaks') {
    return { kind: 'opening', happenings: [{ kind, on, at, detail }], concerns: within(periods, pack) }
  }
  return {
    kind: 'opening',
    happenings: [{ kind: 'looked-after', on, at: null, detail: {} }, { kind, on, at, detail: { first: 'false', ...detail } }],
    concerns: within(periods, pack),
  }
}

/** An event that moves a chain on, taken as one in the middle of it; `of` says which chain where there are several. */
function running(supposed: Supposed, pack: RulePack): Opening {
  const { event: kind, detail } = supposed
  const moves = pack.timetables.filter((timetable) => timetable.rules.some((rule) => rule.steps.to === null) &&
    timetable.metBy.some((each) => each.event === kind))
  const joins = periodsStarting((start) => start.event === kind && start.onlyIfOpen, pack)
  const names = [...new Set([...moves.map((timetable) => timetable.period), ...joins])]
  if (names.length === 0) return { kind: 'opening', happenings: [], concerns: () => false }
  if (!counts({ detail })) {
    return { kind: 'refused', says: `${sentence(kind)} that did not take place, or at which the child was not seen, moves no date.` }
  }
  const chosen = names.length === 1 ? names[0] : names.find((name) => name === detail['of'])
  if (chosen === undefined) {
    return { kind: 'refused', says: `Several timetables go on from ${EVENT_WORDS[kind]}: say which with of=${names.join(', of=')}.` }
  }
  return joins.has(chosen) ? joining(supposed, chosen, pack)
    : midway(supposed, chosen, moves.filter((timetable) => timetable.period === chosen), pack)
}

/** An event that begins a period again while it runs, like a move: the same as beginning it. */
function joining({ on, at, detail }: Supposed, period: string, pack: RulePack): Opening {
  const { event: kind } = startOf(period, pack)
  return { kind: 'opening', happenings: [{ kind, on, at, detail }], concerns: within(new Set([period]), pack) }
}

/** One step in the middle of its timetables: the period has begun, and this is the first of them or a later one. */
function midway({ event: kind, on, at, detail }: Supposed, period: string, moves: readonly Timetable[], pack: RulePack): Opening {
  const start = startOf(period, pack)
  const needed = Object.fromEntries(start.when.flatMap((condition) =>
    ('is' in condition ? [[condition.detail, condition.is[0] ?? '']] : [])))
  const number = detail['number'] ?? (detail['first'] === 'true' ? '1' : '2')
  return {
    kind: 'opening',
    happenings: [{ kind: start.event, on, at: null, detail: { ...needed, ...detail } }, { kind, on, at, detail: { ...detail, number } }],
    concerns: (obligation) => obligation.anchor.kind !== start.event && isOf(moves, obligation, pack),
  }
}

function startOf(period: string, pack: RulePack): Period['starts'][number] {
  const start = pack.periods[period]?.starts[0]
  if (start === undefined) throw new Error(`The rule pack ${pack.id} has no start for ${period}`)
  return start
}

function periodsBegunBy(event: CaseEventKind, pack: RulePack): ReadonlySet<string> {
  return periodsStarting((start) => start.event === event && !start.onlyIfOpen, pack)
}

function periodsStarting(isIt: (start: Period['starts'][number]) => boolean, pack: RulePack): ReadonlySet<string> {
  return new Set(Object.entries(pack.periods).filter(([, period]) => period.starts.some(isIt)).map(([name]) => name))
}

function within(periods: ReadonlySet<string>, pack: RulePack): (obligation: Obligation) => boolean {
  return (obligation) => isOf(pack.timetables.filter((timetable) => periods.has(timetable.period)), obligation, pack)
}

/** Of these timetables, or ahead of them. */
function isOf(timetables: readonly Timetable[], obligation: Obligation, pack: RulePack): boolean {
  const ids = new Set(timetables.map((timetable) => timetable.id))
  const own = pack.timetables.find((timetable) => timetable.id === obligation.timetable)
  return ids.has(obligation.timetable) || (own?.ahead !== null && own?.ahead !== undefined && ids.has(own.ahead.of))
}

function sentence(kind: CaseEventKind): string {
  return kind === 'visit' ? 'A visit' : `A ${kind.replaceAll('-', ' ')}`
}
