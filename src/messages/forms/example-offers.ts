import { dateInWords } from '../../domain/calendar/words.ts'
import { day, staff } from '../example-world.ts'
import type { FormOffers } from './form-ask.ts'

/** What people can choose from in the examples of forms. */
export const exampleOffers: FormOffers = {
  people: [
    { ...staff.jo, note: null },
    { ...staff.sam, note: null },
    { ...staff.mo, note: `on leave until ${dateInWords(day('2026-11-30'))}` },
    { ...staff.priya, note: null },
  ],
  decisionTypes: [
    { id: 'start-s47', name: 'Start a section 47 enquiry' },
    { id: 'spend', name: 'Spend money' },
    { id: 'care-proceedings', name: 'Start care proceedings' },
  ],
  services: [],
  children: [],
  existing: [],
  isConfirmable: false,
  decision: null,
}
