import { describe, expect, it } from 'vitest'
import type { Completions } from '../../../adapters/playground/client/complete.ts'
import { offer } from '../../../adapters/playground/client/complete.ts'

const known: Completions = {
  verbs: [
    { verb: 'allocate', usage: '[case] [what] to [@person] by [date]', says: 'Give somebody a piece of work.' },
    { verb: 'due', usage: '[unit | week | case]', says: 'See what is due.' },
    { verb: 'done', usage: '[task] [on date]', says: 'Mark a task as done.' },
  ],
  cases: ['C-1042', 'C-1050', 'C-2001'].map((ref) => ({ ref, says: '1 open task' })),
  tasks: [{ ref: 'T-12', says: 'home visit, C-1042' }],
  people: [{ handle: 'jo', name: 'Jo Harlow' }, { handle: 'sam', name: 'Sam Okafor' }],
}

const inserts = (line: string, isDirect = false) => offer(line, line.length, known, isDirect).options.map(({ insert }) => insert)

describe('what is offered while somebody types', () => {
  it.each([
    ['nothing for an empty line', '', []],
    ['commands after a slash', '/d', ['/due ', '/done ']],
    ['commands whatever their capitals', '/DU', ['/due ']],
    ['nothing for a command typed in full', '/due', []],
    ['cases straight after a command that wants one', '/allocate ', ['C-1042 ', 'C-1050 ', 'C-2001 ']],
    ['tasks straight after a command that wants one', '/done ', ['T-12 ']],
    ['nothing later until a word is begun', '/allocate C-1042 ', []],
    ['cases by how they begin', '/due c-10', ['C-1042 ', 'C-1050 ']],
    ['tasks by how they begin', '/allocate t-', ['T-12 ']],
    ['people after an at sign', '/allocate C-1042 visit to @s', ['@sam ']],
    ['people by their last name', '@har', ['@jo ']],
    ['the Co-ordinator, to be mentioned', '@co', ['@Co-ordinator ']],
    ['nothing inside ordinary words', 'see you at ten', []],
  ])('%s', (_name, line, expected) => {
    expect(inserts(line)).toEqual(expected)
  })

  it('offers bare commands in direct messages, and slashed ones to those who begin with a slash', () => {
    expect(inserts('du', true)).toEqual(['due '])
    expect(inserts('/du', true)).toEqual(['/due '])
    expect(inserts('du')).toEqual([])
  })

  it('says what may follow a command', () => {
    expect(offer('/done T-', 8, known, false).expects).toBe('/done [task] [on date]')
    expect(offer('done T-', 7, known, true).expects).toBe('done [task] [on date]')
    expect(offer('/don', 4, known, false).expects).toBeNull()
  })

  it('completes the word at the caret, wherever the line goes on', () => {
    expect(offer('/allocate C-20 visit', 14, known, false)).toMatchObject({ from: 10, options: [{ insert: 'C-2001 ' }] })
  })
})
