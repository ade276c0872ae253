import { addDays, londonDateOf, type LondonDate } from '../../domain/calendar/london.ts'
import type { Drift } from '../../domain/drift/drift.ts'
import type { CaseRef } from '../../domain/ids.ts'
import type { Example } from '../example.ts'
import { drifts } from '../example-drift.ts'
import { at, caseRef } from '../example-world.ts'
import type { Message } from '../model.ts'
import { date, paragraph, strong, text } from '../text.ts'

export interface DriftAccepted {
  readonly caseRef: CaseRef
  readonly drift: Pick<Drift, 'findings' | 'closedAt'>
}

/** To whoever said that a case is right as it is: it is kept, and until when it is quiet. */
export function driftAccepted({ caseRef, drift }: DriftAccepted): Message {
  const until = quietUntil(drift)
  const quiet = until === null ? [] : text(' If nothing happens it is asked about again on ', date(until), '.')
  return {
    summary: `Kept: ${caseRef} is right as it is.`,
    blocks: [paragraph([strong('Kept'), ...text(`: ${caseRef} is right as it is. Your reason is kept with the case.`), ...quiet])],
  }
}

/** The first day on which stillness is asked about again; null when it is only about a plan's months, which are asked about once. */
function quietUntil({ findings, closedAt }: DriftAccepted['drift']): LondonDate | null {
  const weeks = findings.flatMap((finding) => (finding.kind === 'still' ? [finding.weeks] : []))
  return closedAt === null || weeks.length === 0 ? null : addDays(londonDateOf(closedAt), Math.min(...weeks) * 7)
}

const closedAt = at('2026-11-25', '11:20')

export const driftAcceptedExamples: readonly Example[] = [
  { title: 'Right as it is, kept', message: driftAccepted({ caseRef: caseRef('C-1042'), drift: { ...drifts.still.drift, closedAt } }) },
  {
    title: 'A long plan right as it is, kept',
    message: driftAccepted({ caseRef: caseRef('C-1031'), drift: { ...drifts.plan.drift, closedAt } }),
  },
]
