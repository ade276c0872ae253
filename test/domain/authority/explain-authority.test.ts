import { expect, it } from 'vitest'
import { explainAuthority } from '../../../src/domain/authority/explain-authority.ts'
import { policy } from '../unit/hawthorn.ts'
import { rowOf } from './hackney.ts'

const VERSION = 'of policy rsw-1 (Reclaiming Social Work, from 2026-04-01).'

it.each<readonly [row: string | null, says: string, which: string]>([
  ['spend',
    'A consultant social worker may agree up to £500.00 for one case in 28 days. Otherwise it needs a group manager. '
      + 'In the first 3 months in post a consultant social worker may agree up to £250.00.',
    'Row spend'],
  ['close',
    'A consultant social worker may decide this unless a child protection plan is open. Otherwise it needs a group manager. '
      + 'In the first 3 months in post a consultant social worker has it co-signed by a group manager afterwards.',
    'Row close'],
  ['return-home', 'It needs a group manager.', 'Row return-home'],
  ['residential', 'It needs a group manager and then the Resource Panel.', 'Row residential'],
  ['jarp', 'It needs the Joint Allocation Resource Panel, through a group manager.', 'Row jarp'],
  ['emergency-protection-order',
    'It needs a group manager and then the Resource Panel. '
      + 'Action already taken to protect a child is recorded at once and authorised afterwards.',
    'Row emergency-protection-order'],
  [null, 'The matrix does not name it, and unknown means ask: it needs a group manager.', 'No row'],
])('explains %s: who may decide, what would be needed, which version says so', (id, says, which) => {
  expect(explainAuthority(id === null ? null : rowOf(id), policy)).toMatchObject({ says, row: `${which} ${VERSION}` })
})

it('gives the source of every row, and the words that name it', () => {
  for (const row of policy.matrix) {
    expect(explainAuthority(row, policy)).toMatchObject({ source: row.source, words: row.words, name: row.name })
  }
})
