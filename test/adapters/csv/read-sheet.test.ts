import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSheet } from '../../../adapters/csv/read-sheet.ts'
import { sayProblem } from '../../../src/app/import/sheet.ts'

const read = (text: string) => readSheet('cases', 'cases.csv', text)
const linesOf = (text: string) => read(text).rows.map(({ line, cells }) => [line, ...Object.values(cells)])
const problemsOf = (text: string) => read(text).problems.map(sayProblem)

describe('a CSV file', () => {
  it('is read by column, whatever the case and spaces of its header', () => {
    const { header, rows, problems } = read(' Case_Ref ,UNIT\nC-1, hawthorn \n')
    expect([header, problems]).toEqual([['case_ref', 'unit'], []])
    expect(rows).toEqual([{ file: 'cases.csv', line: 2, cells: { case_ref: 'C-1', unit: 'hawthorn' } }])
  })

  it.each([
    ['with a byte-order mark', '\u{FEFF}a,b\n1,2\n'],
    ['with Windows line breaks', 'a,b\r\n1,2\r\n'],
    ['with the line breaks of an old Macintosh', 'a,b\r1,2\r'],
    ['without a line break at the end', 'a,b\n1,2'],
    ['with its cells in quotation marks', '"a","b"\n"1","2"\n'],
    ['with spaces around its cells', ' a , b \n 1 , " 2 " \n'],
  ])('%s says the same', (_, text) => {
    expect([read(text).header, linesOf(text), problemsOf(text)]).toEqual([['a', 'b'], [[2, '1', '2']], []])
  })

  it.each([
    ['within quotation marks', 'a,b\n1,"x\ny"\n3,4\n', [[2, '1', 'x\ny'], [4, '3', '4']]],
    ['within quotation marks, as Windows writes them', 'a,b\r\n1,"x\r\ny"\r\n3,4\r\n', [[2, '1', 'x\ny'], [4, '3', '4']]],
    ['several, at the end of a cell and alone in one', 'a,b\n"x\n\n","\n"\n3,4\n', [[2, 'x', ''], [6, '3', '4']]],
    ['between lines', 'a,b\n\n1,2\n\n\n3,4\n', [[3, '1', '2'], [6, '3', '4']]],
  ])('counts line breaks %s', (_, text, lines) => {
    expect([linesOf(text), problemsOf(text)]).toEqual([lines, []])
  })

  it('keeps commas and quotation marks that are quoted', () => {
    expect(linesOf('a,b\n"mon, tue","he said ""no"""\n')).toEqual([[2, 'mon, tue', 'he said "no"']])
  })

  it('passes over lines of nothing but commas, which spreadsheets leave behind', () => {
    expect([linesOf('a,b\n1,2\n,\n , \n3,4\n,'), problemsOf('a,b\n1,2\n,\n , \n')]).toEqual([[[2, '1', '2'], [5, '3', '4']], []])
  })

  it.each([
    ['nothing in it', '', 'cases.csv line 1: is empty; the first line names the columns.'],
    ['only blank lines', '\n\n', 'cases.csv line 1: is empty; the first line names the columns.'],
    ['a cell too few', 'a,b\n1,2\n3\n',
      'cases.csv line 3: has 1 cell where the header has 2 cells; put text with a comma in quotation marks.'],
    ['a cell too many', 'a,b\n1,2,3\n',
      'cases.csv line 2: has 3 cells where the header has 2 cells; put text with a comma in quotation marks.'],
    ['a cell too many below one of several lines', 'a,b\r\n"1\r\n2",3\r\n4,5,6\r\n',
      'cases.csv line 4: has 3 cells where the header has 2 cells; put text with a comma in quotation marks.'],
    ['a quotation mark that is not closed', 'a,b\n1,2\n\n3,"4\n5,6\n7,8\n',
      'cases.csv line 4: cannot be read from here on: a quotation mark is not closed, or stands in the middle of a cell.'],
    ['a quotation mark in the middle of a cell', 'a,b\n1,x"y\n3,4\n',
      'cases.csv line 2: cannot be read from here on: a quotation mark is not closed, or stands in the middle of a cell.'],
    ['text after a closing quotation mark', 'a,b\n1,2\n"x"y,4\n',
      'cases.csv line 3: cannot be read from here on: a quotation mark is not closed, or stands in the middle of a cell.'],
  ])('with %s has a problem by line', (_, text, says) => {
    expect(problemsOf(text)).toEqual([says])
  })

  it('that is not UTF-8 has a problem at its first such line', () => {
    const saved = (text: string, encoding: BufferEncoding): readonly string[] => problemsOf(Buffer.from(text, encoding).toString('utf8'))
    expect(saved('a,b\n1,2\n3,Jos\u{E9}\n', 'latin1')).toEqual(['cases.csv line 3: is not UTF-8 text; save the file as "CSV UTF-8".'])
    expect(saved('a,b\n1,2\n', 'utf16le')).toEqual(['cases.csv line 1: is not UTF-8 text; save the file as "CSV UTF-8".'])
  })

  it('with several lines at fault has all their problems, and gives the others', () => {
    const text = 'a,b\n1\n2,3\n4,5,6\n'
    expect([problemsOf(text).length, linesOf(text)]).toEqual([2, [[3, '2', '3']]])
  })

  it('says for any cells the line each begins on', () => {
    const cell = fc.stringMatching(/^[a-z ,"\n\r]{0,6}$/)
    fc.assert(fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 8 }), fc.constantFrom('\n', '\r\n'), (records, lineBreak) => {
      const quoted = (words: string): string => `"${words.replaceAll('"', '""')}"`
      const plain = (words: string): string => words.replaceAll(/\r\n?/g, '\n').trim()
      let line = 2
      const expected = records.flatMap(([one, other]) => {
        const at = line
        line += 1 + (`${one}${quoted(other)}`.replaceAll('\r\n', '\n').match(/[\r\n]/g)?.length ?? 0)
        return plain(one) === '' && plain(other) === '' ? [] : [[at, plain(one), plain(other)]]
      })
      const text = [['a', 'b'], ...records].map((cells) => `${cells.map(quoted).join(',')}${lineBreak}`).join('')
      expect(linesOf(text)).toEqual(expected)
    }))
  })

  it('never makes the reader throw', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', ',', '"', '\r', '\n', ' ', ';', '\u{FEFF}') }), (text) => {
      const { rows, problems } = read(text)
      expect(rows.length + problems.length).toBeGreaterThanOrEqual(0)
    }))
  })
})
