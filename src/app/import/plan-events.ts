import type { CaseEvent } from '../../domain/case/case-event.ts'
import type { CaseRef } from '../../domain/ids.ts'
import type { Write } from '../../domain/outcome.ts'
import type { PlannedCases } from './plan-cases.ts'
import { problem, type Making } from './planning.ts'
import type { EventRow } from './rows.ts'

/** The events that are not stored yet, and the history of every case whose dates they change. */
export function planEvents(rows: readonly EventRow[], cases: PlannedCases, context: Making) {
  let [added, same] = [0, 0]
  const writes: Write[] = []
  const eventsByRef = new Map<CaseRef, CaseEvent[]>()
  const keysByRef = new Map<CaseRef, Set<string>>()
  const eventsOf = (ref: CaseRef) => upsert(eventsByRef, ref, () => [...(context.present.cases.get(ref)?.events ?? [])])
  const keysOf = (ref: CaseRef) => upsert(keysByRef, ref, () => new Set(eventsOf(ref).map(eventKey)))
  for (const row of rows) {
    const theCase = cases.byRef.get(row.ref)
    if (theCase === undefined) {
      problem(context, row.row, 'case_ref', `names ${row.ref}, which is no case in cases.csv and none known.`)
      continue
    }
    const child = row.childRef === null ? null : theCase.children.find((one) => one.ref === row.childRef)
    if (child === undefined) {
      problem(context, row.row, 'child_ref', `names ${JSON.stringify(row.childRef)}, who is no child of ${row.ref}.`)
      continue
    }
    if (row.on > context.today && row.kind !== 'direction') problem(context, row.row, 'date', 'is in the future; import what has happened.')
    const bornOn = child?.dateOfBirth ?? null
    if (bornOn !== null && row.on < bornOn) problem(context, row.row, 'date', 'is before the child was born.')
    const event: CaseEvent = {
      id: context.newId('event'), childId: child?.id ?? null, kind: row.kind, on: row.on, at: row.at, detail: row.detail,
      recordedAt: context.now, recordedBy: null,
    }
    const keys = keysOf(row.ref)
    if (keys.has(eventKey(event))) {
      same += 1
      continue
    }
    keys.add(eventKey(event))
    eventsOf(row.ref).push(event)
    writes.push({ kind: 'case-event', caseId: theCase.id, row: event })
    added += 1
  }
  const touched = new Set([...cases.changed, ...eventsByRef.keys()])
  const histories = [...touched].flatMap((ref) => {
    const theCase = cases.byRef.get(ref)
    return theCase === undefined ? [] : [{ case: theCase, events: eventsOf(ref) }]
  })
  return { writes, histories, counts: { added, changed: 0, same } }
}

/** What an event says, whoever recorded it and whenever: two lines with the same key are one event. */
function eventKey(event: CaseEvent): string {
  const detail = Object.entries(event.detail).toSorted(([a], [b]) => a.localeCompare(b))
  return JSON.stringify([event.childId, event.kind, event.at ?? event.on, detail])
}

function upsert<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}
