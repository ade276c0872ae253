import { CsvError, parse } from 'csv-parse/sync'
import type { Problem, Sheet, SheetName } from '../../src/app/import/sheet.ts'

interface Parsed {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

/** Reads a CSV file's text (UTF-8, with or without a byte-order mark) into rows that remember their line. Never throws for bad text. */
export function readSheet(name: SheetName, file: string, text: string): { readonly sheet: Sheet; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const empty: Sheet = { name, file, header: [], rows: [] }
  if (text.includes('\u{FFFD}')) {
    return { sheet: empty, problems: [{ file, line: 1, column: null, says: 'is not UTF-8 text; save it as "CSV UTF-8".' }] }
  }
  let records: readonly Parsed[]
  try {
    // a record's `lines` is where it ends; a quoted cell with a line break in it makes the start earlier
    records = parse(text, { bom: true, trim: true, info: true, relaxColumnCount: true, skipEmptyLines: true }) as unknown as readonly Parsed[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1
    return { sheet: empty, problems: [{ file, line, column: null, says: 'cannot be read from here on: a quotation mark is not closed, or stands in the middle of a cell.' }] }
  }
  const [first, ...rest] = records
  if (first === undefined) return { sheet: empty, problems: [{ file, line: 1, column: null, says: 'is empty; the first line names the columns.' }] }
  const header = first.record.map((column) => column.toLowerCase())
  const rows = rest.flatMap(({ record, info }) => {
    if (record.length !== header.length) {
      problems.push({ file, line: info.lines, column: null, says: `has ${record.length} cells where the header has ${header.length}; put text with a comma in quotation marks.` })
      return []
    }
    return [{ file, line: info.lines, cells: Object.fromEntries(header.map((column, index) => [column, record[index] ?? ''])) }]
  })
  return { sheet: { name, file, header, rows }, problems }
}
