import type { Policy } from '../policy.ts'
import type { MatrixRow } from './matrix.ts'
import { coSignerOf, lowerLimit } from './induction.ts'
import { formatPenceInFull } from './money.ts'
import { aRole, sayAuthority, sayNew, sayReferral } from './say-authority.ts'

/** One row of the matrix in words, for help and for cards. */
export interface RowExplained {
  readonly name: string
  /** `A consultant social worker may agree up to £500.00 for one case in 28 days. Otherwise it needs a group manager.` */
  readonly says: string
  /** `Row spend of policy rsw-1 (Reclaiming Social Work, from 2026-04-01).` */
  readonly row: string
  /** Where the row comes from; null for what the matrix does not name. */
  readonly source: string | null
  /** Words that name it, as a person would type them; empty for what the matrix does not name. */
  readonly words: readonly string[]
}

/** Who may decide it, and what would be needed otherwise. `row` null: a decision the matrix does not name. */
export function explainAuthority(row: MatrixRow | null, policy: Policy): RowExplained {
  const version = `of policy ${policy.version} (${policy.name}, from ${policy.validFrom})`
  if (row === null) {
    return {
      name: 'Anything else', source: null, words: [],
      says: `The matrix does not name it, and unknown means ask: it needs ${sayReferral(policy.unknownDecision, policy)}.`,
      row: `No row ${version}.`,
    }
  }
  const ways = row.authorities.map((authority) => `${capitalised(sayAuthority(row, authority, policy))}.`)
  const otherwise = `${ways.length === 0 ? 'It' : 'Otherwise it'} needs ${sayReferral(row.otherwise, policy)}.`
  const support = sayCloserSupport(row, policy)
  const protection = row.isProtective ? ['Action already taken to protect a child is recorded at once and authorised afterwards.'] : []
  return {
    name: row.name, source: row.source, words: row.words,
    says: [...ways, otherwise, ...support, ...protection].join(' '),
    row: `Row ${row.id} ${version}.`,
  }
}

/** What the first months in post change about it (001). */
function sayCloserSupport(row: MatrixRow, policy: Policy): readonly string[] {
  const { induction } = policy
  const lower = lowerLimit(row, induction)
  const coSigner = coSignerOf(row, policy)
  if (induction === null || (lower === null && coSigner === null)) return []
  const who = `${capitalised(sayNew(policy).trim())} ${aRole(induction.role, policy)}`
  return [
    ...(lower === null ? [] : [`${who} may agree up to ${formatPenceInFull(lower)}.`]),
    ...(coSigner === null ? [] : [`${who} has it co-signed by ${aRole(coSigner, policy)} afterwards.`]),
  ]
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
