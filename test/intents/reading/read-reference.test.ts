import { describe, expect, it } from 'vitest'
import { decisionNumber, readCaseRef, readTaskNumber, taskNumber } from '../../../src/intents/reading/read-reference.ts'

describe('a case’s reference', () => {
  it.each([
    ['C-1042', 'C-1042'], ['c-1042', 'C-1042'], ['AB123', 'AB123'], ['ab/2026/0042', 'AB/2026/0042'], ['12345', '12345'], ['C‑1042', 'C-1042'],
    ['C–1042', 'C-1042'], [' C-1042, ', 'C-1042'], ['LBH_000.12', 'LBH_000.12'], ['TD-1', 'TD-1'],
  ])('%s is %s', (text, ref) => {
    expect(readCaseRef(text)).toEqual({ kind: 'read', value: ref, text: ref })
  })

  it.each(['home', '', '27/11', '27/11/2026', '2026-11-27', '<@U123>', '@jo1', '£450', 'a b1', '-1'])('“%s” is none', (text) => {
    expect(readCaseRef(text)).toEqual({ kind: 'problem', says: 'Give the case’s reference, like C-1042.' })
  })

  it('is not a task’s or a decision’s', () => {
    expect(readCaseRef('T-12')).toEqual({ kind: 'problem', says: 'That is a task. Give the case’s reference, like C-1042.' })
    expect(readCaseRef('d12')).toEqual({ kind: 'problem', says: 'That is a decision. Give the case’s reference, like C-1042.' })
  })
})

describe('a number people say', () => {
  it('is a task’s', () => {
    expect(['T-12', 't12', 'T-012', 'T–12', 't-12.'].map(taskNumber)).toEqual([12, 12, 12, 12, 12])
    expect(['T-0', '12', 'T-', 'T-x', 'T-12345678901', 'C-12'].map(taskNumber)).toEqual([null, null, null, null, null, null])
  })

  it('is a decision’s', () => {
    expect(['D-12', 'd12', 'T-12'].map(decisionNumber)).toEqual([12, 12, null])
  })

  it('may stand alone in a field that holds nothing else', () => {
    expect(readTaskNumber('12')).toEqual({ kind: 'read', value: 12, text: 'T-12' })
    expect(readTaskNumber('soon')).toEqual({ kind: 'problem', says: 'Give the task’s number, like T-12.' })
  })
})
