import type { CaseEvent } from '../../domain/case/case-event.ts'
import type { Case, CaseHistory } from '../../domain/case/case.ts'
import { mayPrecedeBirth } from '../../domain/case/contradiction.ts'
import { isAheadOfTime, wordsOf } from '../../domain/case/record-event.ts'
import { listed } from '../../domain/clock/happening.ts'
import { mayIdentify } from '../../domain/decision/identifying-text.ts'
import type { CaseRef } from '../../domain/ids.ts'
import type { Write } from '../../domain/outcome.ts'
import type { PlannedCases } from './plan-cases.ts'
import { problem, type Counts, type Making } from './planning.ts'
import type { EventRow } from './rows.ts'
import type { Row } from './sheet.ts'

/** A case whose dates have to be worked out, with all its events. */
export interface PlannedHistory extends CaseHistory {
  /** Which line of the files says so, of the events that one does. */
  readonly lines: ReadonlyMap<CaseEvent, Row>
  /** A line of the files about the case. */
  readonly row: Row
}

export interface PlannedEvents {
  readonly writes: readonly Write[]
  readonly histories: readonly PlannedHistory[]
  readonly counts: Counts
}

/** The events that are not stored yet, and the history of every case whose dates they change. `sayable` are names that may be said. */
export function planEvents(rows: readonly EventRow[], cases: PlannedCases, sayable: readonly string[], context: Making): PlannedEvents {
  const gathered = new Map<CaseRef, Gathered>()
  const writes: Write[] = []
  let same = 0
  for (const row of rows) {
    const theCase = cases.byRef.get(row.ref)
    if (theCase === undefined) {
      problem(context, row.row, 'case_ref', `names ${row.ref}, which is no case in cases.csv and none known.`)
      continue
    }
    const event = eventOf(row, theCase, sayable, context)
    if (event === null) continue
    const history = gathered.get(row.ref) ?? gather(context.present.cases.get(row.ref)?.events ?? [], row.row)
    gathered.set(row.ref, history)
    const known = history.byKey.get(eventKey(event))
    if (known === undefined) writes.push({ kind: 'case-event', caseId: theCase.id, row: event })
    else same += 1
    history.byKey.set(eventKey(event), known ?? event)
    if (!history.lines.has(known ?? event)) history.lines.set(known ?? event, row.row)
  }
  for (const [ref, row] of cases.changed) {
    if (!gathered.has(ref)) gathered.set(ref, gather(context.present.cases.get(ref)?.events ?? [], row))
  }
  return {
    writes: [...casesMoved(writes, gathered, cases), ...writes],
    histories: [...gathered].flatMap(([ref, { byKey, lines, row }]) => {
      const theCase = cases.byRef.get(ref)
      return theCase === undefined ? [] : [{ case: theCase, events: [...byKey.values()], lines, row }]
    }),
    counts: { added: writes.length, changed: 0, same },
  }
}

interface Gathered {
  readonly byKey: Map<string, CaseEvent>
  readonly lines: Map<CaseEvent, Row>
  readonly row: Row
}

function gather(stored: readonly CaseEvent[], row: Row): Gathered {
  return { byKey: new Map(stored.map((event) => [eventKey(event), event])), lines: new Map(), row }
}

/** A case moves with its history: what somebody records at the same moment is told by its version. */
function casesMoved(added: readonly Write[], gathered: ReadonlyMap<CaseRef, Gathered>, cases: PlannedCases): readonly Write[] {
  const withEvents = new Set(added.flatMap((write) => (write.kind === 'case-event' ? [write.caseId] : [])))
  return [...gathered.keys()].flatMap((ref): Write[] => {
    const theCase = cases.byRef.get(ref)
    return theCase === undefined || cases.changed.has(ref) || !withEvents.has(theCase.id) ? [] : [{ kind: 'case', row: theCase }]
  })
}

/** What the line says, every problem with it noted; null when it is not known of whom. */
function eventOf(row: EventRow, theCase: Case, sayable: readonly string[], context: Making): CaseEvent | null {
  const childNamed = (ref: string) => theCase.children.find((one) => one.ref.toLowerCase() === ref.toLowerCase())
  const child = row.childRef === null ? null : childNamed(row.childRef)
  // a cell that names no child is not repeated: it may be a child's name
  if (child === undefined) {
    problem(context, row.row, 'child_ref', `is no child of ${row.ref} in cases.csv, and none known.`)
    return null
  }
  const event: CaseEvent = {
    id: context.newId('event'), childId: child?.id ?? null, kind: row.kind, on: row.on, at: row.at, detail: row.detail,
    recordedAt: context.now, recordedBy: null,
  }
  if (isAheadOfTime(event, context.now)) problem(context, row.row, 'date', 'is in the future; import what has happened.')
  const bornOn = child?.dateOfBirth ?? null
  if (bornOn !== null && row.on < bornOn && !mayPrecedeBirth(row.kind)) problem(context, row.row, 'date', 'is before the child was born.')
  const covered = [row.detail['covered'], row.detail['not-covered']].flatMap((refs) => listed(refs ?? ''))
  if (covered.some((ref) => !theCase.children.some((one) => one.ref === ref))) {
    problem(context, row.row, 'detail', `covers somebody who is no child of ${row.ref} in cases.csv, and none known.`)
  }
  const words = wordsOf(event)
  const identifying = words.trim() === '' ? null : mayIdentify(words, sayable)
  if (identifying !== null) problem(context, row.row, 'detail', `may identify somebody. ${identifying.says}`)
  return event
}

/** What an event says, whoever recorded it and whenever: two lines with the same key are one event. */
function eventKey(event: CaseEvent): string {
  const detail = Object.entries(event.detail).toSorted(([a], [b]) => a.localeCompare(b))
  return JSON.stringify([event.childId, event.kind, event.at ?? event.on, detail])
}
