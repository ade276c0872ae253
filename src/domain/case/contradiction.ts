import { dateInWords } from '../calendar/words.ts'
import { childSubjects, detailsSay } from '../clock/happening.ts'
import type { Subject } from '../clock/happening.ts'
import type { Period, RulePack } from '../clock/rule.ts'
import { isOpenOn, lifeOf } from '../clock/stretch.ts'
import type { Life, Stretch } from '../clock/stretch.ts'
import type { Refusal } from '../outcome.ts'
import type { CaseEvent, CaseEventKind } from './case-event.ts'
import type { CaseHistory, Child } from './case.ts'

/** What a child is while a period lasts, to follow "is": those people record and end by name. */
const IS: Readonly<Record<string, string>> = {
  'child-in-need': 'on a child-in-need plan',
  'protection-plan': 'on a protection plan',
  'looked-after': 'looked after',
  'short-breaks': 'having short breaks',
  'eligible': 'eligible for leaving-care support',
  'private-fostering': 'privately fostered',
  'enquiry': 'the subject of a section 47 enquiry',
  'placement': 'placed',
}

/** A child that is not born yet cannot have been seen, placed or looked after; plans and meetings before the birth are usual. */
const ONLY_AFTER_BIRTH: ReadonlySet<CaseEventKind> = new Set([
  'police-protection', 'emergency-protection-order', 'assessment-order', 'birth-on-plan', 'looked-after', 'placement',
  'care-order-at-home', 'placed-for-adoption', 'eligible', 'pathway-plan', 'left-care', 'private-fostering', 'returned-from-missing',
  'visit', 'health-assessment', 'ceased-looked-after', 'moved',
])

/** Things done meanwhile that make no sense unless what they belong to is running. A visit always does. */
const NEEDS_RUNNING: ReadonlySet<CaseEventKind> = new Set(['review', 'review-conference', 'core-group', 'health-assessment'])

/** Whether something like this can happen before the child it concerns is born. */
export function mayPrecedeBirth(kind: CaseEventKind): boolean {
  return !ONLY_AFTER_BIRTH.has(kind)
}

type Said = Pick<CaseEvent, 'kind' | 'on' | 'detail'>

/**
 * Whether an event contradicts what is recorded: starts what has started, ends or goes on with what is not running, or happens
 * before the child was born. One plain sentence, or null. `covered` are the children it is recorded for.
 */
export function contradiction(history: CaseHistory, said: Said, covered: readonly Child[], pack: RulePack): Refusal | null {
  const unborn = covered.find((child) => child.dateOfBirth !== null && said.on < child.dateOfBirth)
  if (unborn !== undefined && !mayPrecedeBirth(said.kind)) {
    const who = nameOf(unborn, history)
    return { reason: 'before-birth', says: `${who} was not born on ${dateInWords(said.on)}. Check the date, or the child.` }
  }
  const ids = new Set(covered.map((child) => child.id))
  const lives = childSubjects(history.case, history.events)
    .filter((subject) => subject.childId === null || ids.has(subject.childId))
    .map((subject) => ({ who: whoIs(subject, history), life: lifeOf(subject, pack) }))
  const found = lives.map(({ who, life }) => alreadyBegun(said, who, life, pack) ?? excluded(said, who, life, pack))
  const first = found.find((refusal) => refusal !== null)
  if (first !== undefined) return first
  // What concerns several children goes on or ends for those it can; it contradicts only when it can for none.
  return lives.length > 0 && lives.every(({ life }) => isNothingRunning(said, life, pack)) ? nothingRunning(said, lives, pack) : null
}

/** It starts a period that is open already and cannot be begun again: looked after when looked after. */
function alreadyBegun(said: Said, who: string, life: Life, pack: RulePack): Refusal | null {
  const open = periodsBegunBy(said, pack).filter(([, period]) => period.again === 'ignored').map(([name]) => openStretch(life, name, said))
  const since = open.find((stretch) => stretch !== undefined)
  if (since === undefined) return null
  const says = `${who} is ${isWhat(since.name)} already, since ${dateInWords(since.start.on)}. Record its end first if it ended.`
  return { reason: 'already-so', says }
}

/** It starts a period that cannot be open beside another that is: in need while on a protection plan. */
function excluded(said: Said, who: string, life: Life, pack: RulePack): Refusal | null {
  const excluding = periodsBegunBy(said, pack).flatMap(([, period]) => period.notDuring).map((name) => openStretch(life, name, said))
  const since = excluding.find((stretch) => stretch !== undefined)
  if (since === undefined) return null
  const says = `${who} is ${isWhat(since.name)} since ${dateInWords(since.start.on)}, so this cannot begin. Record the end of that first.`
  return { reason: 'contradicts', says }
}

function isNothingRunning(said: Said, life: Life, pack: RulePack): boolean {
  const needed = periodsNeededBy(said, pack)
  return needed.length > 0 && !needed.some((name) => openStretch(life, name, said) !== undefined)
}

/** The periods of which one has to be open: those it ends, when it does nothing else; those it moves on, for what needs one. */
function periodsNeededBy(said: Said, pack: RulePack): readonly string[] {
  const names = Object.entries(pack.periods)
  if (periodsBegunBy(said, pack).length > 0 || said.kind === 'closed') return []
  const joins = names.filter(([, period]) => period.starts.some((start) => start.event === said.kind && start.onlyIfOpen))
  const ends = names.filter(([, period]) =>
    [...period.ends, ...period.endsOlder].some((end) => end.event === said.kind && detailsSay(said.detail, end.when)))
  const meets = pack.timetables
    .filter((timetable) => timetable.metBy.some((each) => each.event === said.kind))
    .map((timetable) => timetable.period)
  if (NEEDS_RUNNING.has(said.kind)) return meets
  return meets.length > 0 ? [] : [...joins, ...ends].map(([name]) => name)
}

function nothingRunning(said: Said, lives: readonly { readonly who: string }[], pack: RulePack): Refusal {
  const needed = periodsNeededBy(said, pack).filter((name) => IS[name] !== undefined).map(isWhat)
  const states = [...new Set(needed)].join(', ').replace(/, ([^,]*)$/, ' or $1')
  const who = lives.length === 1 && lives[0] !== undefined ? `${lives[0].who} was not` : 'No child of the family was'
  const was = states === '' ? 'There was nothing this could belong to' : `${who} ${states}`
  return { reason: 'nothing-running', says: `${was} on ${dateInWords(said.on)}. Check the event and its date, or record what began first.` }
}

function periodsBegunBy(said: Said, pack: RulePack): readonly (readonly [string, Period])[] {
  return Object.entries(pack.periods).filter(([, period]) => period.starts.some((start) =>
    start.event === said.kind && !start.onlyIfOpen && detailsSay(said.detail, start.when)))
}

function openStretch(life: Life, name: string, said: Said): Stretch | undefined {
  return life.stretches(name).find((stretch) => isOpenOn(stretch, said.on))
}

function isWhat(period: string): string {
  return IS[period] ?? `in ${period.replaceAll('-', ' ')}`
}

function whoIs(subject: Subject, history: CaseHistory): string {
  const child = history.case.children.find((each) => each.id === subject.childId)
  return child === undefined ? history.case.ref : nameOf(child, history)
}

/** One child goes by the case's reference; several by their own. */
function nameOf(child: Child, { case: theCase }: CaseHistory): string {
  return theCase.children.length > 1 ? child.ref : theCase.ref
}
