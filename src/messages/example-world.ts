import type { Instant, LondonDate } from '../domain/calendar/london.ts'
import { atLondon, dateFrom, timeFrom } from '../domain/calendar/london.ts'
import type { CaseRef, PersonId } from '../domain/ids.ts'
import type { AwayShown } from './away-shown.ts'
import type { Colleague } from './text.ts'

/** The unit all examples are about: Hawthorn, on the morning of Tuesday 24 November 2026. Nobody in it exists. */

export const day = (text: string): LondonDate => dateFrom(text)
export const at = (date: string, time: string): Instant => atLondon(dateFrom(date), timeFrom(time))
export const caseRef = (text: string): CaseRef => text as CaseRef

/** A chat message something was made from. */
export const messageUrl = 'https://hawthorn.slack.com/archives/C024BE91L/p1795509600000100'

export const today = day('2026-11-24')
export const now = at('2026-11-24', '08:30')

const colleague = (id: string, name: string): Colleague => ({ id: id as PersonId, name })

/** The only people an example may name. */
export const staff = {
  amara: colleague('person-amara', 'Amara Bello'),
  jo: colleague('person-jo', 'Jo Harlow'),
  sam: colleague('person-sam', 'Sam Okafor'),
  mo: colleague('person-mo', 'Mo Iqbal'),
  dee: colleague('person-dee', 'Dee Lindqvist'),
  priya: colleague('person-priya', 'Priya Nair'),
  ruth: colleague('person-ruth', 'Ruth Caldwell'),
  owen: colleague('person-owen', 'Owen Price'),
} as const

export const absent = {
  dee: { person: staff.dee, because: 'not-their-day', until: null, coveredBy: [] },
  mo: { person: staff.mo, because: 'leave', until: day('2026-11-30'), coveredBy: [staff.sam] },
} as const satisfies Record<string, AwayShown>
