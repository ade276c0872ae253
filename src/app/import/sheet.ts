/** The files an authority is imported from (CONTRACT, "CSV columns"), and how a problem in one is named. */
export const SHEETS = {
  units: [
    'unit', 'name', 'service_area', 'group_manager', 'meeting_day', 'meeting_time', 'digest_time',
    'slack_team', 'slack_channel', 'teams_tenant', 'teams_conversation',
  ],
  people: ['email', 'name', 'role', 'unit', 'in_post_since', 'pattern', 'slack_team', 'slack_user', 'teams_tenant', 'teams_user'],
  cases: ['case_ref', 'unit', 'child_ref', 'date_of_birth', 'knows', 'restricted'],
  events: ['case_ref', 'child_ref', 'event', 'date', 'detail'],
  services: [
    'service', 'name', 'section', 'purpose', 'audience', 'access', 'criteria', 'contact', 'expected_wait', 'source', 'checked', 'offered',
  ],
} as const

export type SheetName = keyof typeof SHEETS

/** Columns a file cannot do without; the others may be left out or left empty. */
const NEEDED: Readonly<Record<SheetName, readonly string[]>> = {
  units: ['unit', 'name'],
  people: ['email', 'name', 'role'],
  cases: ['case_ref', 'unit', 'child_ref'],
  events: ['case_ref', 'event', 'date'],
  services: ['service', 'name', 'purpose', 'access', 'contact'],
}

/** One thing to put right in a file: where, and one sentence. Never repeats a birth date or anything else of a child. */
export interface Problem {
  readonly file: string
  /** 1 is the header. */
  readonly line: number
  readonly column: string | null
  readonly says: string
}

/** A line of a file by column, with spaces trimmed. A column that the file leaves out is not there. */
export interface Row {
  readonly file: string
  /** Where it begins: a cell with a line break in it makes it end further down. */
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

export interface Sheet {
  readonly name: SheetName
  readonly file: string
  readonly header: readonly string[]
  readonly rows: readonly Row[]
  /** What is wrong with it as a table; the lines at fault are not among the rows. */
  readonly problems: readonly Problem[]
}

/** Whether the header is one we know: every unknown, repeated or missing column is a problem of its own. */
export function checkHeader(sheet: Sheet): readonly Problem[] {
  const known: readonly string[] = SHEETS[sheet.name]
  const { header } = sheet
  const at = (column: string | null, says: string): Problem => ({ file: sheet.file, line: 1, column, says })
  const named = [...new Set(header)].filter((column) => column !== '')
  return [
    ...(header.includes('') ? [at(null, 'has a column without a name; name it, or remove it.')] : []),
    ...named.filter((column) => !known.includes(column))
      .map((column) => at(column, `is not a column of ${sheet.name}; the columns are ${known.join(', ')}.`)),
    ...named.filter((column) => header.indexOf(column) !== header.lastIndexOf(column))
      .map((column) => at(column, 'is there more than once; keep one.')),
    ...NEEDED[sheet.name].filter((column) => !header.includes(column)).map((column) => at(column, 'is missing; add the column.')),
  ]
}

/** Collects problems while a row is read, so that every one is reported and not just the first. */
export class RowReader {
  readonly row: Row
  readonly problems: Problem[]

  constructor(row: Row, problems: Problem[]) {
    this.row = row
    this.problems = problems
  }

  /** Whether the file has none of these columns, and so says nothing about what they hold. */
  leavesOut(...columns: readonly string[]): boolean {
    return columns.every((column) => !(column in this.row.cells))
  }

  /** The cell's words; an empty string when there are none. */
  words(column: string): string {
    return this.row.cells[column] ?? ''
  }

  /** The cell's words, which may not be empty. */
  needed(column: string): string {
    const words = this.words(column)
    if (words === '') this.problem(column, 'is empty; fill it in.')
    return words
  }

  /** The cell read as something, or null when it is empty or cannot be read, which is then a problem. */
  read<T>(column: string, reader: (words: string) => T, says: string): T | null {
    const words = this.words(column)
    if (words === '') return null
    try {
      return reader(words)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      this.problem(column, says)
      return null
    }
  }

  /** Several values in one cell, separated by `;`. */
  several(column: string): readonly string[] {
    return this.words(column).split(';').map((part) => part.trim()).filter((part) => part !== '')
  }

  problem(column: string | null, says: string): void {
    this.problems.push({ file: this.row.file, line: this.row.line, column, says })
  }
}

/** By file, and within a file from the top. */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((one, other) => one.file.localeCompare(other.file) || one.line - other.line)
}

/** `cases.csv line 14, date_of_birth: is not a date like 2019-05-12.` */
export function sayProblem(problem: Problem): string {
  return `${problem.file} line ${problem.line}${problem.column === null ? '' : `, ${problem.column}`}: ${problem.says}`
}
