import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { suggestOwners } from '../../../src/domain/allocation/suggest-owners.ts'
import type { Suggestions } from '../../../src/domain/allocation/suggest-owners.ts'
import { addDays, dateFrom } from '../../../src/domain/calendar/london.ts'
import type { PersonId } from '../../../src/domain/ids.ts'
import { TASK_CLASSES } from '../../../src/domain/task/task.ts'
import { aPerson, aTask, coverOf, gail, history, jo, kit, leaveOf, lena, mo, people, ray, sam, today, uma } from '../unit/hawthorn.ts'
import { allocationFacts, aVisitDone, load } from './allocation-facts.ts'

const visit = aTask()
const because = (all: Suggestions, id: string) => all.others.find(({ person }) => person.id === id)?.because
const names = (all: Suggestions) => all.suggested.map(({ person }) => person.name.split(' ')[0])
const reasons = (all: Suggestions, id: string) => all.suggested.find(({ person }) => person.id === id)?.reasons

describe('suggests, best first', () => {
  it('whoever knows the family, then whoever has least to do', () => {
    const loaded = allocationFacts({ history: history({ knownBy: [sam.id] }), openTasks: load([mo, 12], [jo, 9], [sam, 11], [kit, 3]) })
    const all = suggestOwners(loaded, visit, today)
    expect(names(all)).toEqual(['Sam', 'Kit', 'Jo', 'Mo'])
    expect(reasons(all, 'sam')).toEqual(['knows the family', 'works 4 days before it is due', '11 open tasks'])
    expect(reasons(all, 'kit')).toEqual(['works 2 days before it is due', '3 open tasks'])
  })

  it('whoever did the last visit, and says when', () => {
    const loaded = allocationFacts({ tasks: [aVisitDone(mo, '2026-10-20', { number: 6 }), aVisitDone(jo, '2026-11-03')] })
    const all = suggestOwners(loaded, visit, today)
    expect(names(all).slice(0, 2)).toEqual(['Jo', 'Mo'])
    expect(reasons(all, 'jo')).toContain('did the last visit on Tue 3 Nov 2026')
    expect(reasons(all, 'mo')).toContain('has done 1 task for this family')
  })

  it('whoever has other tasks for the family or has decided about it', () => {
    const loaded = allocationFacts({
      tasks: [visit, aTask({ number: 20, ownerId: sam.id }), aTask({ number: 21, ownerId: sam.id })],
      decisions: [{ decidedById: mo.id }],
    })
    const all = suggestOwners(loaded, visit, today)
    expect(names(all).slice(0, 2)).toEqual(['Sam', 'Mo'])
    expect(reasons(all, 'sam')).toContain('has 2 other tasks for this family')
    expect(reasons(all, 'mo')).toContain('made 1 decision about this family')
  })

  it('the role that arranging falls to, before those who know the family', () => {
    const loaded = allocationFacts({ history: history({ knownBy: [sam.id] }) })
    const all = suggestOwners(loaded, aTask({ taskClass: 'arranging', title: 'Core group' }), today)
    expect(names(all).slice(0, 2)).toEqual(['Uma', 'Sam'])
    expect(reasons(all, 'uma')).toContain('usually does this')
  })

  it('the arranging of what is chaired or done outside the unit', () => {
    const all = suggestOwners(allocationFacts(), aTask({ taskClass: 'outside-unit' }), today)
    expect(names(all)[0]).toBe('Uma')
    expect(all.others).toEqual([])
  })

  it('last of all whoever has more than a full load, with the number', () => {
    const loaded = allocationFacts({ history: history({ knownBy: [jo.id] }), openTasks: load([jo, 16], [mo, 15]) })
    const all = suggestOwners(loaded, visit, today)
    expect(all.suggested.at(-1)).toMatchObject({ person: jo, warnings: ['16 open tasks, and 15 is a full load'] })
  })

  it('whoever the work falls to, however much they have', () => {
    const all = suggestOwners(allocationFacts({ openTasks: load([uma, 60]) }), aTask({ taskClass: 'arranging' }), today)
    expect(all.suggested[0]).toMatchObject({
      person: uma, warnings: [], reasons: ['usually does this', 'works 4 days before it is due', '60 open tasks'],
    })
  })

  it('whoever may only contribute after those who may lead, saying so', () => {
    const all = suggestOwners(allocationFacts(), aTask({ taskClass: 'assessment-lead' }), today)
    expect(names(all)).toEqual(['Jo', 'Mo', 'Sam', 'Kit'])
    expect(all.suggested[2]?.warnings).toEqual([
      "a children's practitioner; may contribute, and a consultant social worker or a social worker leads",
    ])
  })

  it('somebody on leave on the day itself, with a warning', () => {
    const all = suggestOwners(allocationFacts({ leave: [leaveOf(jo, '2026-11-27', '2026-11-30')] }), visit, today)
    expect(all.suggested.find(({ person }) => person === jo)?.warnings).toEqual(['on leave on Fri 27 Nov 2026, the day it is due'])
  })

  it('the deputy of a member, with the qualification of their own unit', () => {
    const loaded = allocationFacts({
      people: [...people, ray], leave: [leaveOf(jo, '2026-11-23', '2026-12-04')], cover: [coverOf(jo, ray, '2026-11-23', '2026-12-04')],
    })
    const all = suggestOwners(loaded, aTask({ taskClass: 'protection' }), today)
    expect(names(all)).toEqual(['Mo', 'Ray'])
    expect(because(all, 'jo')).toBe('on leave until Fri 4 Dec 2026; Ray Ives covers')
  })
})

describe('does not suggest, and says why', () => {
  it.each([
    ['leave until after the limit', visit, { leave: [leaveOf(jo, '2026-11-23', '2026-12-04')] }, 'jo', 'on leave until Fri 4 Dec 2026'],
    ['a hard limit of skill', aTask({ taskClass: 'protection' }), {}, 'sam',
      "a children's practitioner; this is work for a consultant social worker or a social worker"],
    ['a soft limit of skill', aTask({ taskClass: 'looked-after-visit' }), {}, 'uma',
      'a unit co-ordinator; this is work for a consultant social worker or a social worker'],
    ['having it now', aTask({ ownerId: mo.id }), {}, 'mo', 'has it now'],
    ['a restricted case they are not on the list of', visit, { history: history({ restrictedTo: [mo.id, jo.id] }) }, 'sam',
      'may not see this case'],
  ])('%s', (_rule, task, changes, id, words) => {
    expect(because(suggestOwners(allocationFacts(changes), task, today), id)).toBe(words)
  })

  it('a pattern without a day before the limit', () => {
    const wednesday = aTask({ due: dateFrom('2026-11-25') })
    expect(because(suggestOwners(allocationFacts(), wednesday, dateFrom('2026-11-25')), 'kit')).toBe('does not work on Wed 25 Nov 2026')
  })
})

describe('stays quiet', () => {
  it('about people outside the unit, and people who have left', () => {
    const gone = aPerson('ada', 'Ada Moss', 'sw', { isActive: false })
    const all = suggestOwners(allocationFacts({ people: [...people, ray, lena, gone] }), visit, today)
    const listed = [...all.suggested, ...all.others].map(({ person }) => person)
    expect(listed.filter((person) => [gail, ray, lena, gone].includes(person))).toEqual([])
  })

  it('everybody in the unit is in one of the two lists, once, whatever the facts', () => {
    const members = [mo, jo, sam, kit, uma]
    const day = fc.integer({ min: -20, max: 20 }).map((days) => addDays(today, days))
    fc.assert(fc.property(
      fc.constantFrom(...TASK_CLASSES), fc.option(day), fc.option(fc.constantFrom(...members)),
      fc.array(fc.tuple(fc.constantFrom(...members), day, day), { maxLength: 4 }), fc.array(fc.nat(40), { minLength: 5, maxLength: 5 }),
      (taskClass, due, owner, leaves, counts) => {
        const leave = leaves.map(([person, one, other]) => leaveOf(person, one < other ? one : other, one < other ? other : one))
        const openTasks = Object.fromEntries(members.map((person, at) => [person.id, counts[at] ?? 0])) as Record<PersonId, number>
        const all = suggestOwners(allocationFacts({ leave, openTasks }), aTask({ taskClass, due, ownerId: owner?.id ?? null }), today)
        const listed = [...all.suggested, ...all.others].map(({ person }) => person.id)
        expect(listed.toSorted()).toEqual(members.map((person) => person.id).toSorted())
        for (const each of all.suggested) expect(each.reasons.length + each.warnings.length).toBeGreaterThan(0)
      },
    ), { numRuns: 200 })
  })
})
