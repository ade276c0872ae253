import { describe, expect, it } from 'vitest'
import { resolvePerson } from '../../../src/domain/unit/resolve-person.ts'
import type { NamedPerson, Naming } from '../../../src/domain/unit/resolve-person.ts'
import { aPerson, facts, gail, jo, mo, people, ray, sam, today } from './hawthorn.ts'

function naming(changes: Partial<Naming> = {}): Naming {
  return { ...facts(), platform: 'slack', tenant: 'T1', askerId: mo.id, on: today, ...changes }
}
const name = (typed: string): NamedPerson => ({ kind: 'name', name: typed })

describe('a person is found', () => {
  it.each<readonly [string, NamedPerson, string]>([
    ['by id, picked from a list', { kind: 'id', id: 'jo' }, jo.name],
    ['by mention on this platform', { kind: 'mention', user: 'U-jo' }, jo.name],
    ['by first name', name('jo'), jo.name],
    ['by first name with an at sign', name('@Jo'), jo.name],
    ['by full name, whatever the spaces and capitals', name(' sam  CLARKE '), sam.name],
    ['by e-mail address', name('Jo@Hackney.example'), jo.name],
    ['as the asker', name('me'), mo.name],
    ['by first name though not in the unit, when nobody in the unit has it', name('gail'), gail.name],
  ])('%s', (_how, named, found) => {
    const resolved = resolvePerson(named, naming())
    expect(resolved.kind === 'found' && resolved.person.name).toBe(found)
  })

  it('without regard to accents and kinds of apostrophe', () => {
    const zoe = aPerson('zoe', 'Zoë O’Brien', 'sw')
    expect(resolvePerson(name("zoe o'brien"), naming({ people: [...people, zoe] }))).toEqual({ kind: 'found', person: zoe })
  })

  it('in the unit before anybody outside who has the same first name', () => {
    const otherJo = { ...ray, name: 'Jo Ives' }
    expect(resolvePerson(name('jo'), naming({ people: [otherJo, ...people] }))).toEqual({ kind: 'found', person: jo })
  })
})

describe('nobody is guessed', () => {
  it('two people of one first name: asks which, by full name and address', () => {
    const other = aPerson('jo2', 'Jo Price', 'sw')
    const resolved = resolvePerson(name('jo'), naming({ people: [...people, other] }))
    expect(resolved).toMatchObject({ kind: 'ambiguous', choices: [jo, other] })
    expect(resolved.kind === 'ambiguous' && resolved.says).toBe(
      'More than one person has that name. Say which: Jo Bell (jo@hackney.example) or Jo Price (jo2@hackney.example).')
  })

  it.each<readonly [string, NamedPerson, Partial<Naming>]>([
    ['a name nobody has', name('Jaz'), {}],
    ['the beginning of a name', name('j'), {}],
    ['a mention on another workspace', { kind: 'mention', user: 'U-jo' }, { tenant: 'T2' }],
    ['a mention on another platform', { kind: 'mention', user: 'U-jo' }, { platform: 'teams' }],
    ['somebody who has left', name('jo'), { people: [mo, { ...jo, isActive: false }] }],
  ])('%s', (_case, named, changes) => {
    expect(resolvePerson(named, naming(changes)).kind).toBe('nobody')
  })

  it('never repeats what was typed, which may be a child’s name, and says who there is', () => {
    const resolved = resolvePerson(name('Tyler Smith'), naming())
    expect(resolved).toEqual({
      kind: 'nobody',
      says: 'Nobody of that name was found in Hawthorn. Choose from Jo Bell, Kit Dunne, Mo Adeyemi, Sam Clarke, Uma Evans, or use a work e-mail address.',
    })
  })
})
