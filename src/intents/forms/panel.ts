import { PANEL_OUTCOMES, type PanelOutcome } from '../../domain/panel/panel-policy.ts'
import { dateFrom, type LondonDate } from '../../domain/calendar/london.ts'
import type { PersonNamed } from '../intent.ts'
import type { Parsed } from '../parsed.ts'
import { carriedNumber, OUT_OF_DATE } from '../reading/read-carried.ts'
import type { ReadingContext } from '../reading/context.ts'
import { readDate } from '../reading/read-date.ts'
import { readPerson } from '../reading/read-person.ts'
import type { Reading } from '../reading/reading.ts'
import { problem, read } from '../reading/reading.ts'
import { isTicked, readWords } from '../reading/read-words.ts'
import type { Values } from '../sheet.ts'
import { asForm, asIntent, hasProblems, optional, required, sheet } from '../sheet.ts'

/** What begins the name of a paper's tick. */
export const PAPER_FIELD = 'paper-'
/** What is chosen for everybody who is still to be decided about. */
export const ALL_CHILDREN = 'all'

/** Somebody says which papers are there; with none ticked it is the same form again. */
export function readPanelPapers(values: Values, carries: Values): Parsed {
  const about = referralOf(carries)
  if (about === null) return OUT_OF_DATE
  const papers = Object.keys(values).filter((name) => name.startsWith(PAPER_FIELD) && isTicked(values[name]))
    .map((name) => name.slice(PAPER_FIELD.length))
  return papers.length === 0 ? asForm(sheet('panel-papers', values, carries)) : asIntent({ kind: 'tick-papers', ...about, papers })
}

/** The chair takes a case with papers missing, and says why. */
export function readPanelIncomplete(values: Values, carries: Values): Parsed {
  const on = sheet('panel-incomplete', values, carries)
  const about = referralOf(carries)
  if (about === null) return OUT_OF_DATE
  const reason = required(on, 'reason', readWords, 'Say why it cannot wait for the papers.')
  return reason === null ? asForm(on) : asIntent({ kind: 'take-incomplete', ...about, reason })
}

/** Who sat. Everybody by name, with commas between. */
export function readPanelAttendance(values: Values, carries: Values): Parsed {
  const on = sheet('panel-attendance', values, carries)
  const chair = required(on, 'chair', readPerson, 'Who chaired it?')
  const present = required(on, 'present', readPeople, 'Who was there? Put commas between names.')
  if (chair === null || present === null || hasProblems(on)) return asForm(on)
  const panel = carries['panel'] ?? ''
  const day = dayOf(carries['on'])
  if (panel === '' || day === null) return OUT_OF_DATE
  return asIntent({ kind: 'record-attendance', panel, on: day, chair, present: [...present] })
}

/** What the panel came to about a child, or about everybody. */
export function readPanelOutcome(values: Values, carries: Values, context: ReadingContext): Parsed {
  const on = sheet('panel-outcome', values, carries)
  const about = referralOf(carries)
  if (about === null) return OUT_OF_DATE
  const child = required(on, 'child', readWords, 'Which child?')
  const outcome = required(on, 'outcome', readOutcome, 'What did the panel come to?')
  const words = optional(on, 'words', readWords)
  const until = optional(on, 'until', (text) => readDate(text, 'ahead', context))
  if ((outcome === 'agreed-with-conditions' || outcome === 'not-agreed') && words === null) {
    on.problems['words'] ??= outcome === 'not-agreed' ? 'Say why not, so that the unit knows.' : 'Write down the conditions.'
  }
  if (outcome === 'deferred' && until === null) on.problems['until'] ??= 'Until when?'
  if (child === null || outcome === null || hasProblems(on)) return asForm(on)
  return asIntent({
    kind: 'record-panel-outcome', ...about, child: child === ALL_CHILDREN ? null : child, outcome, words: words ?? '', until,
    isBetweenSittings: isTicked(carries['alone']),
  })
}

function readOutcome(text: string): Reading<PanelOutcome> {
  const found = PANEL_OUTCOMES.find((one) => one === text)
  return found === undefined ? problem('Choose what it came to from the list.') : read(found, found)
}

function readPeople(text: string): Reading<readonly PersonNamed[]> {
  const people: PersonNamed[] = []
  for (const name of text.split(/[,;\n]+/).map((part) => part.trim()).filter((part) => part !== '')) {
    const reading = readPerson(name)
    if (reading.kind === 'problem') return reading
    people.push(reading.value)
  }
  return people.length === 0 ? problem('Who was there? Put commas between names.') : read(people, text)
}

function referralOf(carries: Values): { readonly referral: string; readonly version: number } | null {
  const referral = carries['referral'] ?? ''
  const version = carriedNumber(carries, 'version')
  return referral === '' || version === null ? null : { referral, version }
}

function dayOf(text: string | undefined): LondonDate | null {
  try {
    return dateFrom(text ?? '')
  } catch {
    return null
  }
}
