import { describe, expect, it } from 'vitest'
import { readDetail } from '../../../src/intents/reading/read-detail.ts'
import { context } from '../context.ts'

const detail = (text: string): unknown => {
  const reading = readDetail(text, context)
  return reading.kind === 'read' ? reading.value : reading.says
}

describe('what an event’s rules need beyond its date', () => {
  it.each([
    ['kind=foster', { kind: 'foster' }],
    ['kind=foster; to18=yes ;seen=no', { kind: 'foster', to18: 'true', seen: 'false' }],
    ['Kind = foster', { kind: 'foster' }],
    ['title="evidence; final"; seen=false', { title: 'evidence; final', seen: 'false' }],
    ['dob=12 may 2023', { dob: '2023-05-12' }],
    ['next=12 feb', { next: '2027-02-12' }],
    ['', {}],
  ])('%s', (text, value) => {
    expect(detail(text)).toEqual(value)
  })

  it('is written so that it reads back the same', () => {
    const reading = readDetail('title="a; b"; seen=no; dob=12/05/2023', context)
    expect(reading).toMatchObject({ kind: 'read', text: 'title="a; b"; seen=false; dob=2023-05-12' })
  })

  it.each([
    ['foster', 'Write each detail as name=value, like seen=no, with ; between them.'],
    ['kind=', 'Write each detail as name=value, like seen=no, with ; between them.'],
    ['seen=no; seen=yes', 'Give seen once.'],
    ['dob=12 may', 'Write the birth date with its year, like 12 may 2023.'],
  ])('“%s” is asked about', (text, says) => {
    expect(detail(text)).toBe(says)
  })

  it('is not fooled by a name every object has', () => {
    expect(detail('constructor=1; __proto__=2')).toBeTypeOf('string')
  })
})
