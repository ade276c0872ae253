import { daysBetween, type LondonDate } from '../calendar/london.ts'
import type { Task } from '../task/task.ts'

/** Short names people type, as the statutory tasks' titles have them. */
const SAID_SHORTLY: Readonly<Record<string, string>> = {
  cp: 'protection plan', cpp: 'protection plan', cin: 'child-in-need', lac: 'looked-after', cla: 'looked-after', icpc: 'initial conference',
  rcpc: 'review conference', pep: 'personal education plan', sdq: 'strengths difficulties questionnaire', medical: 'health assessment',
  dentist: 'dental check', pathway: 'pathway plan',
}

/** Words that do not tell one task from another. */
const COMMON = new Set([
  'a', 'an', 'the', 'to', 'for', 'of', 'and', 'with', 'in', 'on', 'at', 'by', 'do', 'home', 'child', 'children',
  'family', 'statutory', 'next',
])

/** Two titles are the same whatever their capitals, spaces and punctuation. */
export function sameTitle(one: string, other: string): boolean {
  return plain(one) === plain(other)
}

/** A task wanted this many days before a limit is not that limit's task. */
const NEAR_DAYS = 14

/**
 * The family's open statutory tasks that a typed title seems to mean: those whose title has every telling word of it, and whose limit
 * is not weeks after the date asked for. "Home visit" means the protection-plan visit that is due; "book a room for the core group"
 * means none.
 */
export function statutoryTasksMeant(title: string, due: LondonDate | null, tasks: readonly Task[]): readonly Task[] {
  const telling = tellingWords(title)
  if (telling.size === 0) return []
  return tasks.filter((task) =>
    task.state === 'open' && task.basis !== null && telling.isSubsetOf(tellingWords(task.title)) &&
    (due === null || task.due === null || daysBetween(due, task.due) <= NEAR_DAYS))
}

function tellingWords(title: string): ReadonlySet<string> {
  const words = plain(title).split(' ').flatMap((word) => plain(SAID_SHORTLY[singular(word)] ?? word).split(' '))
  return new Set(words.map(singular).filter((word) => word !== '' && !COMMON.has(word)))
}

function plain(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word
}
