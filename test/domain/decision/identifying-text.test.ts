import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import rules from '../../../prisma/policies/rules-england.json' with { type: 'json' }
import { FIRST_NAMES } from '../../../src/domain/decision/first-names.ts'
import type { IdentifyingKind } from '../../../src/domain/decision/identifying-text.ts'
import { identifyingRefusal, mayIdentify, sayable } from '../../../src/domain/decision/identifying-text.ts'
import { ORDINARY_CAPITALS } from '../../../src/domain/decision/ordinary-capitals.ts'
import { findRow } from '../../../src/domain/authority/find-row.ts'
import { allFacts } from '../authority/hackney.ts'
import { policy } from '../unit/hawthorn.ts'

const allowed = sayable(allFacts())
const kindOf = (text: string): IdentifyingKind | null => mayIdentify(text, allowed)?.kind ?? null

describe('refused, with the kind of thing it looks like', () => {
  it.each<readonly [text: string, kind: IdentifyingKind]>([
    // numbers
    ['NHS 943 476 5919', 'nhs-number'],
    ['number 9434765919', 'nhs-number'],
    ['ring 07700 900123', 'phone-number'],
    ['ring 0207 946 0018 before six', 'phone-number'],
    ['ring +44 7700 900-123', 'phone-number'],
    ['(020) 7946 0000', 'phone-number'],
    ['upn 8014000001231', 'long-number'],
    ['ref 123456789', 'long-number'],
    ['ni QQ 12 34 56 C', 'national-insurance-number'],
    ['mail mum@example.com', 'email-address'],
    // birth dates
    ['dob 12/05/2015', 'birth-date'],
    ['D.O.B 12 5 15', 'birth-date'],
    ['born 3rd of june', 'birth-date'],
    ['12.05.15', 'birth-date'],
    ['2015-05-12', 'birth-date'],
    ['12 May 2015', 'birth-date'],
    ['12th of may 2015', 'birth-date'],
    ['May 12, 2015', 'birth-date'],
    ["12 may '15", 'birth-date'],
    // places
    ['visit at E8 1DY', 'postcode'],
    ['visit at sw1a1aa', 'postcode'],
    ['visit 12 Mare Street', 'address'],
    ['visit 12a mare street', 'address'],
    ['12 Lea Bridge Court', 'address'],
    ['flat 4', 'address'],
    ['collect from Mare Street', 'address'],
    ['gayhurst primary school', 'school'],
    ['meeting at Gayhurst School', 'school'],
    ['stormont house academy', 'school'],
    ["St Mary's", 'school'],
    ['st dominics', 'school'],
    // names
    ['visit Tyler Smith', 'name'],
    ['taxis for Tyler', 'name'],
    ['taxis for tyler', 'name'],
    ['Tyler needs shoes', 'name'],
    ['shoes for TYLER', 'name'],
    ['SHOES FOR TYLER', 'name'],
    ['see Mrs Khan', 'name'],
    ['see mr khan', 'name'],
    ['taxi for Oluwadamilola', 'name'],
    ['taxi for Zoë', 'name'],
    ['taxi for Anne-Marie', 'name'],
    ['Tyler’s shoes', 'name'],
    ['O’Brien family visit with O’Brien', 'name'],
    ['taxi for ｔｙｌｅｒ', 'name'],
    ['taxi for ty\u200Bler', 'name'],
    ['ring ０７７００ ９００１２３', 'phone-number'],
    ['contact with Smith-Jones', 'name'],
    ['SHOES for MAKEPEACE', 'name'],
  ])('%s', (text, kind) => {
    expect(kindOf(text)).toBe(kind)
  })
})

describe('allowed', () => {
  it.each([
    'taxis to contact', 'Taxis to contact', '2 lessons on road safety', 'PLEASE ARRANGE TRANSPORT',
    'Contact Service three times a week', 'Rapid Response for 6 weeks',
    'refer to Parenting Support Service', 'start s47 in 3 wd', 's47 3wd', 'Section 20', 'Resource Panel on Thursday',
    'meeting on Mon 12 Jan at 10:30', 'final evidence by 12 jan 4pm', 'by Friday 27 November', 'Christmas presents', 'Eid clothes',
    'Bengali interpreter', 'travel card for Oyster', 'food from Tesco', 'CAMHS and MARAC', 'START S47 NOW',
    'Home visit. Then ring the police', 'place with grandmother', 'C-1042 and T-12', 'D-12 again', 'see Jo Bell', "Jo's visit",
    'ask @uma', 'ask <@U0123ABC>', 'taxi to school', 'new school uniform', 'school trip £20', 'a primary school place', 'Virtual School',
    'after school club', 'Apply secondary school place', '2 visits to court', '3 nights in hotel', '2 weeks in foster care',
    'hotel for 2 nights, £160.00', '£1,204.50 for a bed', 'Child and family assessment', 'Initial child protection conference',
    'Child Protection Conference', 'core group at 2pm', 'Strengths and Difficulties Questionnaire', 'Triple P', 'may she stay',
    'will go home', 'I will ring', 'mark as done', 'joy ride', 'Hawthorn meeting', 'mail jo@hackney.example', 'hope for a place in may',
    'Mon-Fri contact', 'x', '', 'dr appointment', 'Dental check', 'Personal Education Plan', 'Independent Reviewing Officer',
    'first review 13 Jan', '1 to 1 support',
  ])('%s', (text) => {
    expect(kindOf(text)).toBeNull()
  })

  it('every task the statutory clock raises', () => {
    const tasks = rules.timetables.flatMap((timetable) => timetable.rules.map((rule) => rule.task))
    expect(tasks.length).toBeGreaterThan(40)
    for (const task of tasks) expect([task, kindOf(task)]).toEqual([task, null])
  })

  it('every row of the matrix and every word that names one', () => {
    for (const row of policy.matrix) {
      for (const words of [row.name, ...row.words]) expect([words, kindOf(words)]).toEqual([words, null])
    }
  })

  it('a colleague’s name, and no other that is nearly the same', () => {
    expect([kindOf('visit with Gail Ford'), kindOf('visit with Gail Forde')]).toEqual([null, 'name'])
    expect(mayIdentify('visit with Gail Ford')?.kind).toBe('name')
  })
})

describe('whatever is typed around it', () => {
  const words = fc.constantFrom(
    'taxi', 'visit', 'for', 'to', 'contact', 'school', 'home', 'agree', 'pay', 'shoes', 'the', 'weekly', 'court', 'plan')
  const around = fc.tuple(fc.array(words, { maxLength: 6 }), fc.array(words, { maxLength: 6 }))
  const within = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    fc.tuple(around, text).map(([[before, end], found]) => [...before, found, ...end].join(' '))
  const digits = (length: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
  const finds = (text: fc.Arbitrary<string>): void => fc.assert(fc.property(within(text), (typed) => {
    expect([typed, kindOf(typed) !== null]).toEqual([typed, true])
  }), { numRuns: 300 })

  it('a common first name is found in any case', () => {
    const colleagues = new Set(allowed.flatMap((name) => name.toLowerCase().split(' ')))
    const names = [...FIRST_NAMES].filter((name) => !colleagues.has(name))
    const written = fc.constantFrom((name: string) => name, (name: string) => name.toUpperCase(), capitalised,
      (name: string) => `${name}’s`, (name: string) => `(${name})`)
    finds(fc.tuple(fc.constantFrom(...names), written).map(([name, write]) => write(name)))
  })

  it('ten digits are found however they are spaced', () => {
    const spaced = fc.tuple(digits(3), digits(3), digits(4), fc.constantFrom('', ' ', '-'))
    finds(spaced.map(([one, two, three, space]) => [one, two, three].join(space)))
  })

  it('a birth date is found in every usual dress', () => {
    const between = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max })
    const date = fc.record({ day: between(1, 28), month: between(1, 12), year: between(1990, 2026) })
    const months = ['Jan', 'Feb', 'March', 'april', 'May', 'june', 'July', 'Aug', 'Sept', 'October', 'nov', 'Dec']
    const written = fc.constantFrom(
      (d: number, m: number, y: number) => `${d}/${m}/${y}`,
      (d: number, m: number, y: number) => `${d}.${m}.${String(y).slice(2)}`,
      (d: number, m: number, y: number) => `${d} ${months[m - 1]} ${y}`,
      (d: number, m: number, y: number) => `${y}-${m}-${d}`,
      (d: number, m: number, y: number) => `${months[m - 1]} ${d} ${y}`)
    finds(fc.tuple(date, written).map(([{ day, month, year }, write]) => write(day, month, year)))
  })

  it('plain words in small letters are allowed', () => {
    fc.assert(fc.property(fc.array(words, { maxLength: 12 }), (some) => {
      expect(kindOf(some.join(' '))).toBeNull()
    }))
  })

  it('what is ordinary with a capital is allowed anywhere', () => {
    const capital = fc.constantFrom(...ORDINARY_CAPITALS).map(capitalised)
    fc.assert(fc.property(capital, fc.constantFrom(...ORDINARY_CAPITALS), (one, other) => {
      expect(mayIdentify(`ask ${one} about ${other}`)?.kind === 'name').toBe(false)
    }))
  })

  it('never throws, and never repeats what was typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (typed) => {
      const found = mayIdentify(typed)
      expect(found === null || found.says.startsWith('That ')).toBe(true)
    }), { numRuns: 300 })
  })
})

/** Tyler, from tyler. */
function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

describe('when the check cannot run, the text is refused', () => {
  it.each<readonly [what: string, found: () => ReturnType<typeof mayIdentify>]>([
    ['it breaks', () => mayIdentify('taxis', [], [['name', () => { throw new Error('broken') }]])],
    ['the text is too long to read', () => mayIdentify('a '.repeat(3000))],
  ])('%s', (_what, found) => {
    expect(found()?.kind).toBe('unchecked')
  })

  it('reads the longest text it takes whatever is in it', () => {
    for (const unit of ['a@', '1 ', 'Flat ', "St'", 'primary ', '12 a a ', '@.', 'dob ']) {
      expect(mayIdentify(unit.repeat(4000).slice(0, 4000))?.kind).not.toBe('unchecked')
    }
  })
})

describe('the sentence', () => {
  it('says what to do, and a refusal carries it', () => {
    expect(identifyingRefusal('taxis for Tyler', allFacts())?.refusal).toEqual({
      reason: 'may-identify',
      says: 'That looks like somebody’s name. Say child, mother or carer, or mention a colleague with @; '
        + 'write other words in small letters.',
    })
    expect(identifyingRefusal('taxis for mother', allFacts())).toBeNull()
  })

  it('of commands people type, none is stopped', () => {
    for (const line of ['spend £450 taxis to contact', 'start s47', 'care proceedings', 'refer parenting course', 'close no more work']) {
      expect(kindOf(findRow(line, policy).rest)).toBeNull()
    }
  })
})
