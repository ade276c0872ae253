import type { Write } from '../../src/domain/outcome.ts'
import type { Part } from './columns.ts'
import type { Versioned } from './commit-parts.ts'

type Kind = Write['kind']
type RowOf<K extends Kind> = Extract<Write, { kind: K }>['row']
/** The kinds that carry the version they were loaded at; the others are only ever added. */
type VersionedKind = { [K in Kind]: RowOf<K> extends Versioned ? K : never }[Kind]

/** The rows of one kind that are new. */
export function added<K extends Kind>(writes: readonly Write[], kind: K): RowOf<K>[] {
  return rowsOf(writes, kind).filter((row) => !('version' in row) || row.version === 0)
}

/** The rows of one kind that were loaded and changed. */
export function changed<K extends VersionedKind>(writes: readonly Write[], kind: K): RowOf<K>[] {
  return rowsOf(writes, kind).filter((row) => row.version > 0)
}

/** What several things are made of, each part with its owner and its place from 1. */
export function partsOf<Owner extends Versioned, Of>(
  owners: readonly Owner[], parts: (owner: Owner) => readonly Of[],
): Part<Owner['id'], Of>[] {
  return owners.flatMap((owner) => parts(owner).map((part, index) => ({ ownerId: owner.id, position: index + 1, part })))
}

export function idsOf(rows: readonly Versioned[]): string[] {
  return rows.map(({ id }) => id)
}

/** @throws when a change writes the same row twice, because one of the two would be lost. */
export function refuseTwice(writes: readonly Write[]): void {
  const seen = new Set<string>()
  for (const { kind, row } of writes) {
    if (!('id' in row)) continue
    if (seen.has(row.id)) throw new Error(`One commit writes the ${kind} ${row.id} twice: make the two into one.`)
    seen.add(row.id)
  }
}

function rowsOf<K extends Kind>(writes: readonly Write[], kind: K): RowOf<K>[] {
  return writes.flatMap((write) => write.kind === kind ? [write.row as RowOf<K>] : [])
}
