import { readDate } from '../../domain/calendar/read-date.ts'
import { readCaseRef } from '../../intents/reading/read-reference.ts'
import type { ServiceRow } from './rows.ts'
import type { RowReader } from './sheet.ts'

const CODE = /^[a-z][a-z-]*$/
/** What follows `/services` and is no service. */
const TAKEN: ReadonlySet<string> = new Set(['refer', 'help'])
const A_CODE = 'is not a code; write it in small letters and hyphens, like contact-service, without figures.'
const A_DATE = 'is not a date; write it like 2026-11-27 or 27/11/2026.'
const A_WAIT = 'is not a number of working days; write it like 10.'
const YES_OR_NO = 'is neither yes nor no.'

/** What fits on a card beside everything else. */
const LONGEST_NAME = 75
const LONGEST_TEXT = 500
const LONGEST_WAIT = 999

/** One line of services.csv. Which ways and panels there are is the policy's, and is settled later. */
export function readService(cells: RowReader): ServiceRow {
  const code = cells.needed('service').toLowerCase()
  // one with a figure in it would be read as a case
  if (code !== '' && (!CODE.test(code) || TAKEN.has(code) || readCaseRef(code).kind === 'read')) cells.problem('service', A_CODE)
  return {
    row: cells.row,
    code,
    name: short(cells, 'name', LONGEST_NAME, cells.needed('name')),
    section: textOf(cells, 'section'),
    purpose: short(cells, 'purpose', LONGEST_TEXT, cells.needed('purpose')),
    audience: textOf(cells, 'audience'),
    access: access(cells),
    criteria: textOf(cells, 'criteria'),
    contact: short(cells, 'contact', LONGEST_TEXT, cells.needed('contact')),
    expectedWait: cells.leavesOut('expected_wait') ? undefined : cells.read('expected_wait', workingDays, A_WAIT),
    source: textOf(cells, 'source'),
    checkedOn: cells.leavesOut('checked') ? undefined : cells.read('checked', readDate, A_DATE),
    isOffered: cells.leavesOut('offered') ? undefined : cells.read('offered', yesOrNo, YES_OR_NO) ?? true,
  }
}

function access(cells: RowReader): readonly string[] {
  cells.needed('access')
  return [...new Set(cells.several('access').map((way) => way.toLowerCase()))]
}

/** What a column says that may be left out. */
function textOf(cells: RowReader, column: string): string | undefined {
  return cells.leavesOut(column) ? undefined : short(cells, column, LONGEST_TEXT, cells.words(column))
}

function short(cells: RowReader, column: string, most: number, words: string): string {
  if (words.length > most) cells.problem(column, `is too long; keep it under ${most} characters.`)
  return words
}

function workingDays(words: string): number {
  const days = Number(words)
  if (!/^\d+$/.test(words) || days > LONGEST_WAIT) throw new RangeError(A_WAIT)
  return days
}

function yesOrNo(words: string): boolean {
  const said = words.toLowerCase()
  if (said !== 'yes' && said !== 'no') throw new RangeError(YES_OR_NO)
  return said === 'yes'
}
