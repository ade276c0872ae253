import { findRow } from '../../domain/authority/find-row.ts'
import type { Intent } from '../intent.ts'
import type { ReadingContext } from './context.ts'
import { isMoney, readMoney } from './read-money.ts'

/** The matrix row that words name, and the sum in them, where the row is of one. */
export function rowNamed(text: string, { policy }: Pick<ReadingContext, 'policy'>): Pick<Extract<Intent, { kind: 'escalate' }>, 'type' | 'amount'> {
  const { row } = findRow(text, policy)
  if (row?.needsAmount !== true) return { type: row?.id ?? null, amount: null }
  const sums = text.split(/\s+/).filter(isMoney).map((word) => readMoney(word))
  const [sum] = sums
  return { type: row.id, amount: sums.length === 1 && sum?.kind === 'read' ? sum.value : null }
}
