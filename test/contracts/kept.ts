import { beforeEach } from 'vitest'
import type { Write } from '../../src/domain/outcome.ts'
import type { Policy } from '../../src/domain/policy.ts'
import type { Outbox } from '../../src/ports/outbox.ts'
import type { CommitResult, Store } from '../../src/ports/store.ts'
import { aCommit, aCouncil, type Council, policy, writesOf } from './council.ts'

/** What the contracts need of an implementation: the two ports, and a second door to the same data, such as another process has. */
export interface Kept {
  readonly store: Store
  readonly elsewhere: Store
  readonly outbox: Outbox
  readonly addOrganisation: (council: Council, policy: Policy) => Promise<void>
}

/** Where a test stands: a fresh council, stored. */
export interface Standing extends Kept {
  readonly council: Council
  readonly write: (...writes: readonly Write[]) => Promise<CommitResult>
}

/** Gives every test of the suite a council of its own. */
export function standing(kept: () => Kept): () => Standing {
  let current: Standing
  beforeEach(async () => {
    const council = await aStoredCouncil(kept())
    current = { ...kept(), council, write: (...writes) => kept().store.commit(council.id, aCommit(writes)) }
  })
  return () => current
}

/** Stores a council; without arguments a fresh one. */
export async function aStoredCouncil(kept: Kept, council = aCouncil()): Promise<Council> {
  await kept.addOrganisation(council, policy)
  await kept.store.commit(council.id, aCommit(writesOf(council)))
  return council
}
