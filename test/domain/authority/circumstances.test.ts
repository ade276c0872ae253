import { describe, expect, it } from 'vitest'
import { hasProtectionPlan, isInCare } from '../../../src/domain/authority/circumstances.ts'
import { dateFrom } from '../../../src/domain/calendar/london.ts'
import type { CaseEvent } from '../../../src/domain/case/case-event.ts'
import type { Child } from '../../../src/domain/case/case.ts'
import type { ChildId } from '../../../src/domain/ids.ts'
import { history, today } from '../unit/hawthorn.ts'
import { happened, tenOn } from './hackney.ts'

function aChild(id: string, born: string | null): Child {
  return { id: id as ChildId, ref: id, dateOfBirth: born === null ? null : dateFrom(born) }
}

const two = [aChild('a', '2018-06-02'), aChild('b', null)]
const grown = [aChild('a', '2008-11-24')]

type Story = readonly [what: string, events: readonly CaseEvent[], holds: boolean, children?: readonly Child[]]

/** Stories of one child unless they name more. */
function stories(some: readonly Story[]) {
  return some.map(([what, events, holds, children = two.slice(0, 1)]) => ({ what, events, holds, children }))
}

describe('a child protection plan is open', () => {
  it.each(stories([
    ['nothing happened', [], false],
    ['made', [happened('protection-plan', '2026-09-01')], true],
    ['made today', [happened('protection-plan', '2026-11-24')], true],
    ['to be made tomorrow', [happened('protection-plan', '2026-11-25')], false],
    ['ended', [happened('protection-plan', '2026-09-01'), happened('plan-ended', '2026-11-01')], false],
    ['ended today', [happened('protection-plan', '2026-09-01'), happened('plan-ended', '2026-11-24')], false],
    ['ended and made again',
      [happened('protection-plan', '2026-03-01'), happened('plan-ended', '2026-06-01'), happened('protection-plan', '2026-09-01')], true],
    ['recorded the wrong way round', [happened('plan-ended', '2026-11-01'), happened('protection-plan', '2026-09-01')], false],
    ['made and ended in one day',
      [happened('protection-plan', '2026-09-01'), happened('plan-ended', '2026-09-01', { recordedAt: tenOn('2026-09-02') })], false],
    ['a child in need plan alone', [happened('child-in-need', '2026-09-01')], false],
    ['ended for one of two children',
      [happened('protection-plan', '2026-09-01'), happened('plan-ended', '2026-10-01', { child: 'a' })], true, two],
    ['ended for both',
      [happened('protection-plan', '2026-09-01'),
        happened('plan-ended', '2026-10-01', { child: 'a' }), happened('plan-ended', '2026-10-01', { child: 'b' })], false, two],
    ['made for one', [happened('protection-plan', '2026-09-01', { child: 'b' })], true, two],
    ['born on a plan', [happened('birth-on-plan', '2026-11-20', { child: 'b' })], true, two],
    ['moved in on a plan', [happened('transfer-in', '2026-11-10')], true],
    ['moved in on a plan, no conference needed',
      [happened('transfer-in', '2026-11-10'), happened('conference-not-required', '2026-11-20')], false],
    ['a plan made here is not undone by another enquiry that needs no conference',
      [happened('transfer-in', '2026-08-10'), happened('protection-plan', '2026-09-01'),
        happened('conference-not-required', '2026-11-20')], true],
    ['of a family whose children are not known yet', [happened('protection-plan', '2026-09-01')], true, []],
    ['of somebody who turned 18 today', [happened('protection-plan', '2026-09-01')], false, grown],
    ['closed', [happened('protection-plan', '2026-09-01'), happened('closed', '2026-11-01')], false],
  ]))('$what', ({ events, holds, children }) => {
    expect(hasProtectionPlan(history({ children }, events), today)).toBe(holds)
  })
})

describe('a child is in care', () => {
  it.each(stories([
    ['nothing happened', [], false],
    ['looked after', [happened('looked-after', '2026-03-03')], true],
    ['placed', [happened('placement', '2026-03-03', { detail: { kind: 'foster' } })], true],
    ['on short breaks only', [happened('placement', '2026-03-03', { detail: { kind: 'short-breaks' } })], false],
    ['at home under a care order', [happened('care-order-at-home', '2026-03-03')], true],
    ['no longer', [happened('looked-after', '2026-03-03'), happened('ceased-looked-after', '2026-10-03')], false],
    ['in care again',
      [happened('looked-after', '2026-03-03'),
        happened('ceased-looked-after', '2026-06-03'), happened('looked-after', '2026-10-03')], true],
    ['one of two', [happened('looked-after', '2026-03-03'), happened('ceased-looked-after', '2026-10-03', { child: 'a' })], true, two],
    ['placed for adoption', [happened('placed-for-adoption', '2026-03-03')], true],
    ['adopted', [happened('placed-for-adoption', '2026-03-03'), happened('order-made', '2026-10-03')], false],
    ['with an order made while in foster care', [happened('looked-after', '2026-03-03'), happened('order-made', '2026-10-03')], true],
    ['turned 18 today', [happened('looked-after', '2026-03-03')], false, grown],
    ['left care', [happened('looked-after', '2026-03-03'), happened('left-care', '2026-10-03')], false],
  ]))('$what', ({ events, holds, children }) => {
    expect(isInCare(history({ children }, events), today)).toBe(holds)
  })
})
