import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findServices } from '../../../src/domain/service/find-services.ts'
import { contact, directory, intensive, parenting, warmLine } from './directory.ts'

describe('looking for a service forgives', () => {
  it.each([
    ['parenting', [parenting, warmLine]], // in the name; then in the heading it stands under
    ['parents', [parenting, warmLine]], // another word of the family
    ['PARENT routines', [parenting]],
    ['routin', [parenting]], // the beginning of a word
    ['help with boundaries', [parenting]], // small words say nothing
    ['weekly visits', [parenting]], // in the criteria
    ['edge of care', [intensive]], // for whom
    ['contact', [contact]],
  ] as const)('%s', (words, services) => {
    expect(findServices(words, directory)).toEqual({ found: services, nearly: [] })
  })

  it.each(['contact-service', 'Contact Service', ' contact service '])('the code or the name is that service and no other: %s', (words) => {
    const others = [...directory, { ...warmLine, id: contact.id, purpose: 'Arranges the contact service for you.' }]
    expect(findServices(words, others).found).toEqual([contact])
  })

  it.each([
    ['routnies', [parenting]], // a slip of the finger
    ['intnesive', [intensive]],
    ['contact tuesdays', [contact]], // some of the words
  ] as const)('what is nearly meant is offered: %s', (words, services) => {
    expect(findServices(words, directory)).toEqual({ found: [], nearly: services })
  })

  it.each(['', '   ', '…', 'helicopter'])('nothing is made up: “%s”', (words) => {
    expect(findServices(words, directory)).toEqual({ found: [], nearly: [] })
  })

  it('never throws, and offers only what there is', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (words) => {
      const { found, nearly } = findServices(words, directory)
      expect([...found, ...nearly].every((service) => directory.includes(service))).toBe(true)
      expect(found.length > 0 && nearly.length > 0).toBe(false)
    }))
  })
})
