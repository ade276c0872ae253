import { CsvError, parse } from 'csv-parse/sync'
import type { Problem, Row, Sheet, SheetName } from '../../src/app/import/sheet.ts'

/** A line of the file as it is parsed: its cells, and where it ends. */
interface Parsed {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

/** Reads a CSV file's text (UTF-8, with or without a byte-order mark) into rows that remember their line. Never throws for bad text. */
export function readSheet(name: SheetName, file: string, text: string): Sheet {
  const unreadable = (line: number, says: string): Sheet =>
    ({ name, file, header: [], rows: [], problems: [{ file, line, column: null, says }] })
  // one kind of line break, because the parser counts a carriage return within quotation marks as a line of its own
  const plain = text.replaceAll(/\r\n?/g, '\n')
  // what is not UTF-8 was read as the first of these; UTF-16 without its mark is full of the second
  const strange = plain.search(/[\u{FFFD}\0]/u)
  if (strange !== -1) return unreadable(linesIn(plain.slice(0, strange)), 'is not UTF-8 text; save the file as "CSV UTF-8".')

  const parsed = parseLines(plain)
  if (parsed.kind === 'stopped') {
    return unreadable(parsed.line, 'cannot be read from here on: a quotation mark is not closed, or stands in the middle of a cell.')
  }
  const [first, ...rest] = parsed.records
  if (first === undefined) return unreadable(1, 'is empty; the first line names the columns.')
  const header = first.record.map((column) => column.trim().toLowerCase())
  const problems: Problem[] = []
  const rows = rest.flatMap(({ record, info }): Row[] => {
    // spreadsheets leave lines of nothing but commas behind
    if (record.every((cell) => cell.trim() === '')) return []
    const line = info.lines - linesIn(record.join('')) + 1
    if (record.length !== header.length) {
      const says = `has ${counted(record.length)} where the header has ${counted(header.length)}; put text with a comma in quotation marks.`
      problems.push({ file, line, column: null, says })
      return []
    }
    return [{ file, line, cells: Object.fromEntries(header.map((column, index) => [column, (record[index] ?? '').trim()])) }]
  })
  return { name, file, header, rows, problems }
}

type Lines = { readonly kind: 'parsed'; readonly records: readonly Parsed[] } | { readonly kind: 'stopped'; readonly line: number }

function parseLines(text: string): Lines {
  let readTo = 0
  try {
    const records = parse(text, {
      bom: true, trim: true, info: true, relaxColumnCount: true, skipEmptyLines: true,
      onRecord: (record, { lines }) => {
        readTo = lines
        return record
      },
    }) as unknown as readonly Parsed[]
    return { kind: 'parsed', records }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // the parser stops where it gives up, which can be the end of the file; people look where the line begins
    const below = text.split('\n').slice(readTo)
    return { kind: 'stopped', line: readTo + 1 + Math.max(0, below.findIndex((line) => line.trim() !== '')) }
  }
}

/** On which line the text after this one stands, counted from 1. */
function linesIn(text: string): number {
  return text.split('\n').length
}

function counted(cells: number): string {
  return cells === 1 ? '1 cell' : `${cells} cells`
}
