import type { CaseRef } from '../../domain/ids.ts'
import type { Reading } from './reading.ts'
import { problem, read } from './reading.ts'

/** Whatever style the case management system uses: letters, digits and joining marks, with a digit among them. */
const CASE = /^(?=\D*\d)[A-Z\d][A-Z\d/._-]{0,39}$/
/** A task, a decision, or a date in figures. */
const NO_CASE = /^(?:[TD]-?\d{1,10}|\d{1,4}([/.-])\d{1,2}(?:\1\d{1,4})?)$/
/** How most systems number their cases, and nothing else is numbered. */
const COMMON = /^(?:[A-CE-SU-Z]|[A-Z]{2,4})-?\d{1,10}$/
const TASK = /^t-?0*([1-9]\d{0,8})$/i
const DECISION = /^d-?0*([1-9]\d{0,8})$/i
const NUMBER = /^0*([1-9]\d{0,8})$/
/** What most people type, which needs no tidying. */
const PLAIN = /^[A-Za-z0-9-]+$/
/** Word processors and phones turn a hyphen into one of these. */
const DASHES = /[‐-―−]/g

/** `c-1042` is C-1042. Tasks, decisions and dates are not cases. */
export function readCaseRef(text: string): Reading<CaseRef> {
  const ref = bare(text).toUpperCase()
  if (COMMON.test(ref)) return read(ref as CaseRef, ref)
  if (CASE.test(ref) && !NO_CASE.test(ref)) return read(ref as CaseRef, ref)
  if (TASK.test(ref)) return problem('That is a task. Give the case’s reference, like C-1042.')
  return problem(DECISION.test(ref) ? 'That is a decision. Give the case’s reference, like C-1042.' : 'Give the case’s reference, like C-1042.')
}

/** `T-12`, `t12`, and in a field that can hold nothing else, `12`. */
export function readTaskNumber(text: string): Reading<number> {
  const number = taskNumber(text) ?? numberIn(NUMBER, text)
  return number === null ? problem('Give the task’s number, like T-12.') : read(number, `T-${number}`)
}

/** The number in `T-12`; null for anything else. */
export function taskNumber(word: string): number | null {
  return numberIn(TASK, word)
}

/** The number in `D-12`; null for anything else. */
export function decisionNumber(word: string): number | null {
  return numberIn(DECISION, word)
}

/** Whether the word can only be the reference of a case. */
export function isCaseRef(word: string): boolean {
  return readCaseRef(word).kind === 'read'
}

function numberIn(pattern: RegExp, word: string): number | null {
  const digits = pattern.exec(bare(word))?.[1]
  return digits === undefined ? null : Number(digits)
}

function bare(text: string): string {
  return PLAIN.test(text) ? text : text.trim().replace(DASHES, '-').replace(/[,;:!?.]+$/, '')
}
