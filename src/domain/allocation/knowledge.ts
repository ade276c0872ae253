import { dateInWords } from '../calendar/words.ts'
import type { CaseHistory } from '../case/case.ts'
import type { Decision } from '../decision/decision.ts'
import type { PersonId } from '../ids.ts'
import type { Task, TaskClass } from '../task/task.ts'

/** What has been done for the family, and by whom. */
export interface FamilyFacts {
  /** Null for the unit's own work. */
  readonly history: CaseHistory | null
  /** The family's tasks, open ones and those of the last year. */
  readonly tasks: readonly Task[]
  readonly decisions: readonly Pick<Decision, 'decidedById'>[]
}

/** How well somebody knows a family, for comparing people, and the plain reasons for saying so. */
export interface Knowledge {
  readonly weight: number
  readonly reasons: readonly string[]
}

const VISITS: ReadonlySet<TaskClass> = new Set(['protection', 'looked-after-visit', 'child-in-need-visit'])

/** "Knowledge of and relationship to the family" (004 §4.3): told so at the import, visits and tasks done or in hand, decisions made. */
export function knowledgeOf(person: PersonId, taskClass: TaskClass, facts: FamilyFacts): Knowledge {
  const known: { readonly weight: number; readonly reason: string }[] = []
  if (facts.history?.case.knownBy.includes(person) === true) known.push({ weight: 3, reason: 'knows the family' })

  const lastVisit = latestVisit(facts.tasks)
  if (lastVisit?.ownerId === person && lastVisit.doneOn !== null) {
    known.push({ weight: VISITS.has(taskClass) ? 3 : 2, reason: `did the last visit on ${dateInWords(lastVisit.doneOn)}` })
  }
  const mine = facts.tasks.filter((each) => each.ownerId === person)
  const inHand = mine.filter((each) => each.state === 'open').length
  const done = mine.filter((each) => each.state === 'met' && each !== lastVisit).length
  if (inHand > 0) known.push({ weight: Math.min(inHand, 2), reason: `has ${counted(inHand, 'other task')} for this family` })
  if (done > 0) known.push({ weight: Math.min(done, 2), reason: `has done ${counted(done, 'task')} for this family` })

  const decided = facts.decisions.filter((decision) => decision.decidedById === person).length
  if (decided > 0) known.push({ weight: 1, reason: `made ${counted(decided, 'decision')} about this family` })

  return { weight: known.reduce((sum, each) => sum + each.weight, 0), reasons: known.map((each) => each.reason) }
}

function latestVisit(tasks: readonly Task[]): Task | undefined {
  const visits = tasks.filter((task) => task.state === 'met' && task.doneOn !== null && VISITS.has(task.taskClass))
  return visits.toSorted((one, other) => ((one.doneOn ?? '') < (other.doneOn ?? '') ? 1 : -1))[0]
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
