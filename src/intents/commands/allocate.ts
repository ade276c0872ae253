import { readAllocate, readAllocateTask } from '../forms/allocate.ts'
import type { Parsed } from '../parsed.ts'
import type { ReadingContext } from '../reading/context.ts'
import { datePhraseAt } from '../reading/date-phrase.ts'
import { isCertainlyPerson, mayBeName, personLength } from '../reading/read-person.ts'
import { isCaseRef, taskNumber } from '../reading/read-reference.ts'
import type { Word } from '../reading/words.ts'
import { textOf, withoutComma } from '../reading/words.ts'
import { asIntent, openForm } from '../sheet.ts'

const ONE_OWNER = 'A task has one owner. Name one person here, and leave others out of the title.'
const TWO_DATES = 'Two dates were given. Which is it due by?'

/** `/allocate C-1042 home visit to @jo by fri` · `/allocate T-12 to @jo` · `/allocate T-12` (who? suggestions with reasons). */
export function parseAllocate(words: readonly Word[], context: ReadingContext): Parsed {
  const first = words[0]
  if (first === undefined) return openForm('allocate')
  const task = taskNumber(first.key)
  return task === null ? allocateNew(words, context) : allocateTask(words, task)
}

function allocateTask(words: readonly Word[], task: number): Parsed {
  const start = words[1]?.key === 'to' ? 2 : 1
  if (start === words.length) return asIntent({ kind: 'suggest-owner', task })
  const length = personLength(words, start, words.length)
  if (start + length === words.length) return readAllocateTask({ to: textOf(words, start) }, { task: String(task), version: '' })
  const line = length === 0 ? `/allocate T-${task}` : `/allocate T-${task} to ${textOf(words, start, start + length)}`
  return { kind: 'unclear', says: `T-${task} keeps its own title and date: say only who should do it.`, didYouMean: [line] }
}

/** A line being taken apart: what lies between `from` and `end` is still the title. */
interface Line {
  readonly words: readonly Word[]
  from: number
  end: number
  readonly values: Record<string, string>
  readonly problems: Record<string, string>
}

/**
 * A new piece of work. Its title may hold "to" and "by" ("letter to school by post"), so the line is read from the right: `by` is
 * a date only where a date follows, `to` a person only where what follows it could be a name, and each of them once.
 */
function allocateNew(words: readonly Word[], context: ReadingContext): Parsed {
  const start = isCaseRef(words[0]!.key) ? 1 : 0
  const line: Line = { words, from: start, end: words.length, values: start === 1 ? { case: words[0]!.text } : {}, problems: {} }
  for (let at = line.end - 1; at >= start; at--) {
    if (takePersonAt(line, at) || takeDateAt(line, at)) line.end = at
  }
  while (takeInFront(line));
  takeTitle(line)
  return readAllocate(line.values, {}, context, line.problems)
}

/** `to @jo` at the end, with or without the date straight after it (`to @jo fri`). */
function takePersonAt({ words, end, values }: Line, at: number): boolean {
  if (words[at]!.key !== 'to' || values['to'] !== undefined) return false
  const after = at + 1 + personLength(words, at + 1, end)
  if (after === at + 1) return false
  if (after < end) {
    const isDate = values['due'] === undefined && isCertainlyPerson(words[at + 1]!) && datePhraseAt(words, after, end)?.length === end - after
    if (!isDate) return false
    values['due'] = textOf(words, after, end)
  }
  values['to'] = textOf(words, at + 1, after)
  return true
}

/** `by fri` at the end; also `due fri` and `on fri`. After `by`, a date with words behind it is neither a date nor a title, and is asked about. */
function takeDateAt({ words, from, end, values, problems }: Line, at: number): boolean {
  const { key } = words[at]!
  if (key !== 'by' && key !== 'due' && key !== 'on') return false
  const date = datePhraseAt(words, at + 1, end)
  if (date === null) return false
  const isWhole = date.length === end - at - 1
  const isAskedAbout = key === 'by' && at > from && date.kind !== 'unclear' && date.kind !== 'day-alone'
  if (!isWhole && !isAskedAbout) return false
  const text = textOf(words, at + 1, end)
  if (values['due'] === undefined) {
    values['due'] = text
    return true
  }
  if (key === 'on') return false
  values['due'] = `${text} and ${values['due']}`
  problems['due'] = TWO_DATES
  return true
}

/** The same in front of the title: `C-1042 to @jo home visit`, `C-1042 by fri home visit`. */
function takeInFront(line: Line): boolean {
  const { words, from, end, values } = line
  if (from >= end) return false
  const { key } = words[from]!
  if (key === 'to' && values['to'] === undefined && from + 1 < end && mayBeName(words[from + 1]!)) {
    values['to'] = words[from + 1]!.text
    line.from += 2
    return true
  }
  const date = key === 'by' && values['due'] === undefined ? datePhraseAt(words, from + 1, end) : null
  if (date === null || date.kind === 'day-alone') return false
  values['due'] = textOf(words, from + 1, from + 1 + date.length)
  line.from += 1 + date.length
  return true
}

/** What is left is the title. A mention in it is the owner, when there is no other. */
function takeTitle({ words, from, end, values, problems }: Line): void {
  const title: string[] = []
  for (let at = from; at < end; at++) {
    const word = words[at]!
    if (isCertainlyPerson(word) && values['to'] === undefined) {
      values['to'] = word.text
    } else {
      if (isCertainlyPerson(word)) problems['to'] = ONE_OWNER
      title.push(word.text)
    }
  }
  values['title'] = withoutComma(title.join(' '))
}
