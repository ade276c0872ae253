import type { Policy } from '../policy.ts'
import type { Clause } from './clause.ts'
import { sectionsOf } from './clauses.ts'

/** What is different between two policies, in sentences under the heading of the part they are in. */
export interface SectionChanged {
  readonly title: string
  readonly changes: readonly string[]
}

/**
 * Every difference between two policies, in the words of whoever reads them: `Spend money: a consultant social worker may decide up to
 * £500.00, now up to £750.00`. An empty list: they are the same.
 */
export function policyDifference(before: Policy, after: Policy): readonly SectionChanged[] {
  const [then, now] = [sectionsOf(before), sectionsOf(after)]
  return now.flatMap(({ title, clauses }, index) => {
    const changes = clausesChanged(then[index]?.clauses ?? [], clauses)
    return changes.length === 0 ? [] : [{ title, changes }]
  })
}

/** Whether both say the same; one version has one content for ever. */
export function isSamePolicy(one: Policy, other: Policy): boolean {
  return policyDifference(one, other).length === 0
}

function clausesChanged(before: readonly Clause[], after: readonly Clause[]): readonly string[] {
  const then = new Map(before.map((clause) => [clause.key, clause]))
  const now = new Map(after.map((clause) => [clause.key, clause]))
  const changes = [
    ...after.flatMap((clause) => {
      const was = then.get(clause.key)
      return was === undefined ? sayAlone('New', clause) : was.value === clause.value ? [] : [sayChange(was, clause)]
    }),
    ...before.filter(({ key }) => !now.has(key)).flatMap((clause) => sayAlone('No longer', clause)),
  ]
  if (changes.length > 0) return changes
  const isInOrder = before.every(({ key }, index) => after[index]?.key === key)
  return isInOrder ? [] : ['The same, in another order.']
}

function sayAlone(what: 'New' | 'No longer', clause: Clause): readonly string[] {
  return [`${what}: ${sentence(clause)}`]
}

/** A clause as it reads by itself. */
export function sentence({ about, says }: Clause): string {
  const words = typeof says === 'string' ? says : says.length === 0 ? 'nobody and nothing' : says.join(', ')
  return `${about} ${words}`
}

function sayChange(before: Clause, after: Clause): string {
  if (typeof before.says !== 'string' && typeof after.says !== 'string') return sayList(before.says, after)
  const [was, is] = [saysOf(before), saysOf(after)]
  return was === is ? `${after.about} ${before.value}, now ${after.value}` : `${after.about} ${was}, now ${is}`
}

function saysOf({ says }: Clause): string {
  return typeof says === 'string' ? says : says.join(', ')
}

function sayList(before: readonly string[], { about, says }: Clause): string {
  const after = typeof says === 'string' ? [says] : says
  const added = after.filter((each) => !before.includes(each))
  const gone = before.filter((each) => !after.includes(each))
  const parts = [...(added.length > 0 ? [`also ${added.join(', ')}`] : []), ...(gone.length > 0 ? [`no longer ${gone.join(', ')}`] : [])]
  return `${about.replace(/:$/, '')}: ${parts.length === 0 ? `now in this order: ${after.join(', ')}` : parts.join('; ')}`
}
