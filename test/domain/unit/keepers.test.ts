import { describe, expect, it } from 'vitest'
import type { Person } from '../../../src/domain/unit/person.ts'
import { keepersOf } from '../../../src/domain/unit/keepers.ts'
import { gail, hawthorn, jo, mo, people, policy, today, uma } from './hawthorn.ts'

const keepers = (all: readonly Person[]) => keepersOf({ unit: hawthorn, people: all, policy }, today).map((person) => person.name)
const without = (...gone: readonly Person[]) => people.map((person) => (gone.includes(person) ? { ...person, isActive: false } : person))

describe('who looks after a unit', () => {
  it('its co-ordinator first, then who leads it, then its group manager', () => {
    expect(keepers(people)).toEqual([uma, mo, gail].map((person) => person.name))
  })

  it.each([
    ['the co-ordinator has left', without(uma), [mo, gail]],
    ['nobody leads it', without(mo), [uma, gail]],
    ['everybody has left', without(uma, mo, gail), []],
    ['somebody both leads and keeps its diary', people.map((person) => (person === uma ? { ...person, posts: [...uma.posts, ...mo.posts] } : person)), [uma, mo, gail]],
  ])('when %s', (_when, all, expected) => {
    expect(keepers(all)).toEqual(expected.map((person) => person.name))
  })

  it('nobody who only works in it', () => {
    expect(keepers(people)).not.toContain(jo.name)
  })
})
