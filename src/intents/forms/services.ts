import type { ReferralNews } from '../../domain/service/service-referral.ts'
import { NEEDS_REASON, REFERRAL_NEWS } from '../../domain/service/service-referral.ts'
import type { Parsed } from '../parsed.ts'
import { carriedNumber, OUT_OF_DATE } from '../reading/read-carried.ts'
import type { ReadingContext } from '../reading/context.ts'
import { readDate } from '../reading/read-date.ts'
import { readPerson } from '../reading/read-person.ts'
import { readCaseRef } from '../reading/read-reference.ts'
import type { Reading } from '../reading/reading.ts'
import { problem, read } from '../reading/reading.ts'
import { readShortWords, readWords } from '../reading/read-words.ts'
import type { Values } from '../sheet.ts'
import { asForm, asIntent, hasProblems, optional, required, sheet } from '../sheet.ts'

/** A family referred to a service. Which service the words name is settled by the directory, later. */
export function readRefer(values: Values, carries: Values, _context: ReadingContext, problems: Values = {}): Parsed {
  const on = sheet('refer', values, carries, problems)
  const theCase = required(on, 'case', readCaseRef, 'Which case? Give its reference, like C-1042.')
  const service = required(on, 'service', readShortWords, 'Which service? Choose one from the list.')
  const decidedBy = optional(on, 'decidedBy', readPerson)
  const childWants = optional(on, 'childWants', readWords)
  const reasons = optional(on, 'reasons', readWords)
  if (theCase === null || service === null || hasProblems(on)) return asForm(on)
  return asIntent({ kind: 'refer-to-service', case: theCase, service, decidedBy, childWants, reasons })
}

/** What was heard of a referral, and on which day. */
export function readReferralNews(values: Values, carries: Values, context: ReadingContext): Parsed {
  const form = sheet('referral-news', values, carries)
  const referral = carries['referral'] ?? ''
  const version = carriedNumber(carries, 'version')
  if (referral === '' || version === null) return OUT_OF_DATE
  const state = required(form, 'state', readNews, 'What happened? Choose it from the list.')
  const on = optional(form, 'on', (text) => readDate(text, 'back', context))
  const reason = optional(form, 'reason', readWords)
  if (state !== null && NEEDS_REASON.has(state) && reason === null) form.problems['reason'] ??= 'Say why, so that the next person knows.'
  if (state === null || hasProblems(form)) return asForm(form)
  return asIntent({ kind: 'service-referral-news', referral, version, state, on, reason })
}

function readNews(text: string): Reading<ReferralNews> {
  const news = REFERRAL_NEWS.find((one) => one === text)
  return news === undefined ? problem('Choose what happened from the list.') : read(news, news)
}
