import { addDays, atLondon, londonDateOf, minutesBetween, timeFrom, type Instant } from '../../src/domain/calendar/london.ts'
import { isWorkingDay } from '../../src/domain/calendar/working-days.ts'
import { isOpen, type Escalation } from '../../src/domain/escalation/escalation.ts'
import type { UnitYear, Year } from './run-year.ts'

/** How long escalations waited that were settled at one rung, in minutes. */
export interface Waits {
  readonly urgency: 'routine' | 'urgent'
  /** The role asked there; `nobody yet` for those still open. */
  readonly rung: string
  readonly asked: number
  readonly settled: number
  readonly median: number
  readonly ninetieth: number
  readonly longest: number
  /** Left the rung without an answer. */
  readonly climbed: number
  readonly nobodyThere: number
}

export interface Totals {
  readonly decisions: number
  readonly insideTheUnit: number
  readonly wentUp: number
  readonly approved: number
  readonly declined: number
  readonly withdrawn: number
  readonly stillOpen: number
  readonly refusedPresses: number
}

/** The table of waits: what can wait is counted in working minutes, what cannot on the clock. */
export function waitsOf({ units }: Pick<Year, 'units'>): readonly Waits[] {
  const rows = units.flatMap((year) => year.escalations.map((escalation) => ({ year, escalation })))
  return (['routine', 'urgent'] as const).flatMap((urgency) => {
    const those = rows.filter(({ escalation }) => escalation.isUrgent === (urgency === 'urgent'))
    const ids = new Set<string | null>(those.map(({ escalation }) => escalation.id))
    const audits = units.flatMap((year) => year.commits.flatMap(({ audit }) => audit.filter(({ subjectId }) => ids.has(subjectId))))
    const roles = [...new Set(those.flatMap(({ escalation }) => escalation.steps.map(({ role }) => role)))]
    const order = units[0]?.facts.policy.ladders[urgency].map(({ role }) => role) ?? []
    return roles.toSorted((one, other) => order.indexOf(one) - order.indexOf(other)).map((rung): Waits => {
      const settled = those.filter(({ escalation }) => !isOpen(escalation) && escalation.steps[escalation.step]?.role === rung)
      const waits = settled.map(({ year, escalation }) => waited(year, escalation)).toSorted((one, other) => one - other)
      const at = (share: number): number => waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? 0
      return {
        urgency, rung, settled: settled.length, median: at(0.5), ninetieth: at(0.9), longest: waits.at(-1) ?? 0,
        asked: audits.filter(({ event, detail }) =>
          event === 'escalation-asked' && detail['role'] === rung && detail['askedId'] !== null).length,
        climbed: those.filter(({ escalation }) => escalation.steps.findIndex(({ role }) => role === rung) < escalation.step
          && escalation.steps.some(({ role }) => role === rung)).length,
        nobodyThere: audits.filter(({ event, detail }) => event === 'nobody-available' && detail['role'] === rung).length,
      }
    })
  })
}

export function totalsOf({ units, refused }: Year): Totals {
  const escalations = units.flatMap((year) => year.escalations)
  const decisions = units.reduce((sum, year) => sum + year.decisions.length, 0)
  const ended = (state: Escalation['state']): number => escalations.filter((one) => one.state === state).length
  return {
    decisions, insideTheUnit: decisions - escalations.length, wentUp: escalations.length,
    approved: ended('approved'), declined: ended('declined'), withdrawn: ended('withdrawn'),
    stillOpen: escalations.filter(isOpen).length, refusedPresses: refused,
  }
}

/** Everything that is lost or late at the end of the year, one line each; empty when nothing is. */
export function lostIn({ units, until }: Pick<Year, 'units' | 'until'>): readonly string[] {
  return units.flatMap((year) => [
    ...year.escalations.flatMap((one) => {
      const decision = year.decisions.find(({ id }) => id === one.decisionId)
      if (decision === undefined) return [`${one.id} has no decision`]
      if (isOpen(one)) return one.nextStepAt === null || one.nextStepAt <= until ? [`${one.id} has no next step`] : []
      return one.nextStepAt === null && one.closedAt !== null && decision.state === one.state ? [] : [`${one.id} ended without an end`]
    }),
    ...year.decisions.filter(({ id, state }) => state !== 'decided' && !year.escalations.some(({ decisionId }) => decisionId === id))
      .map(({ id }) => `${id} went up and is on no ladder`),
  ])
}

export function sayWaits(waits: readonly Waits[]): string {
  const head = ['', 'rung', 'asked', 'settled', 'median', '90th', 'longest', 'climbed', 'nobody there']
  const lines = waits.map((each) => [
    each.urgency, each.rung, String(each.asked), String(each.settled), time(each.median), time(each.ninetieth), time(each.longest),
    String(each.climbed), String(each.nobodyThere),
  ])
  const widths = head.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)))
  return [head, ...lines].map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()).join('\n')
}

function time(minutes: number): string {
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`
}

function waited({ facts }: UnitYear, { raisedAt, closedAt, isUrgent }: Escalation): number {
  if (closedAt === null) return 0
  return isUrgent ? minutesBetween(raisedAt, closedAt) : workingMinutes(raisedAt, closedAt, facts)
}

function workingMinutes(from: Instant, to: Instant, { policy: { workingHours }, calendar }: UnitYear['facts']): number {
  let minutes = 0
  for (let day = londonDateOf(from); day <= londonDateOf(to); day = addDays(day, 1)) {
    if (!isWorkingDay(calendar, day)) continue
    const [opens, closes] = [atLondon(day, timeFrom(workingHours.from)), atLondon(day, timeFrom(workingHours.to))]
    minutes += Math.max(0, minutesBetween(from > opens ? from : opens, to < closes ? to : closes))
  }
  return minutes
}
