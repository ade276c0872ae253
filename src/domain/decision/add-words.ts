import { isKnownHere } from '../authority/known-here.ts'
import { londonDateOf } from '../calendar/london.ts'
import { isOpen, type Escalation } from '../escalation/escalation.ts'
import type { LadderFacts } from '../escalation/ladder-facts.ts'
import type { PersonId } from '../ids.ts'
import type { Asking, Outcome, Write } from '../outcome.ts'
import { refused } from '../outcome.ts'
import type { Decision } from './decision.ts'
import { decisionRef } from './decision.ts'
import type { Withheld } from './keep-words.ts'
import { keepWords } from './keep-words.ts'
import { redrawDecision } from './redraw-decision.ts'

export interface WordsAdded {
  readonly decision: Decision
  readonly withheld: Withheld | null
}

/**
 * Adds to what is written about something that could not wait: it was recorded with what there was time to say. Whoever recorded or
 * decided it may, and anybody who works with the unit, at any time: what was done is not settled by any answer. While it waits for one,
 * whoever adds to it has had a part in it and does not give that answer (invariant 4), and a card drawn before is out of date.
 */
export function addWords(
  facts: LadderFacts & { readonly decision: Decision; readonly escalation: Escalation | null }, words: string, asking: Asking,
): Outcome<WordsAdded> {
  const { decision, escalation } = facts
  const writer = facts.people.find((person) => person.id === asking.askerId)
  const hadPart = writer?.id === decision.recordedById || writer?.id === decision.decidedById
  if (writer === undefined || (!hadPart && !isKnownHere(writer, facts, londonDateOf(asking.now)))) {
    return refused('not-found', 'That decision was not found.')
  }
  if (decision.protection === null) {
    return refused('not-urgent', `${decisionRef(decision)} was not recorded as urgent. Send it again with what has changed.`)
  }
  const kept = keepWords({ summary: words, reasons: null }, facts)
  const isFirst = decision.summary === '' && kept.withheld === null
  const more = isFirst ? kept.reasons : `${writer.name}: ${words.trim()}`
  const reasons = [decision.reasons, more].filter((text) => text !== null).join('\n')
  const row: Decision = { ...decision, summary: isFirst ? kept.summary : decision.summary, reasons: reasons === '' ? null : reasons }
  return {
    kind: 'accepted', decision: row, withheld: kept.withheld,
    writes: [{ kind: 'decision', row }, ...noted(escalation, writer.id, asking)],
    audit: [{
      event: 'words-added', byId: writer.id, at: asking.now, unitId: decision.unitId, caseId: decision.caseId, subjectId: decision.id,
      detail: { isSummaryWithheld: kept.withheld !== null },
    }],
    notices: redrawDecision(row, escalation, asking.newId),
  }
}

/** Who added to it, kept on the thread of an answer that is still to be given. */
function noted(escalation: Escalation | null, byId: PersonId, { now: at }: Asking): readonly Write[] {
  if (escalation === null || !isOpen(escalation)) return []
  const thread = [...escalation.thread, { kind: 'added', byId, at, text: 'What was added is with the record.' } as const]
  return [{ kind: 'escalation', row: { ...escalation, thread } }]
}
