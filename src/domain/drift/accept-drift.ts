import { isKnownHere } from '../authority/known-here.ts'
import { isAtLeast } from '../authority/rank.ts'
import { aRole } from '../authority/say-authority.ts'
import { standingsOf } from '../authority/standing.ts'
import { londonDateOf } from '../calendar/london.ts'
import { momentInWords } from '../calendar/words.ts'
import { identifyingRefusal } from '../decision/identifying-text.ts'
import type { DriftId } from '../ids.ts'
import type { Asking, Outcome } from '../outcome.ts'
import { refused } from '../outcome.ts'
import type { Drift } from './drift.ts'
import { redrawDrift } from './tell-drift.ts'
import { driftNow, type WatchFacts } from './watch-drift.ts'

export interface AcceptRequest {
  readonly drift: DriftId
  /** The version the card was drawn from. */
  readonly version: number
  readonly reason: string
}

/**
 * Says that a case which drifts is right as it is, and why: by whoever leads the unit or stands above them, in their own post or as
 * cover. It is quiet then until the policy's weeks have passed again, and the reason stays with the case.
 */
export function acceptDrift(facts: WatchFacts, request: AcceptRequest, asking: Asking): Outcome<{ readonly drift: Drift }> {
  const on = londonDateOf(asking.now)
  const { case: theCase } = facts.history
  const presser = facts.people.find((person) => person.id === asking.askerId)
  const drift = facts.drifts.find((one) => one.id === request.drift)
  if (presser === undefined || drift === undefined || !isKnownHere(presser, facts, on)) {
    return refused('not-found', 'That case was not found.')
  }
  const leads = facts.policy.roles.find((role) => role.leadsUnit)?.id
  if (leads === undefined || !standingsOf(presser, facts, on).some(({ role }) => isAtLeast(role, leads, facts.policy))) {
    const needed = leads === undefined ? 'a manager' : `${aRole(leads, facts.policy)} or somebody above them`
    return refused('outside-authority', `Whether ${theCase.ref} is right as it is has to be said by ${needed}.`)
  }
  if (drift.state !== 'open') {
    const what = drift.state === 'moved' ? 'moved on' : 'was answered'
    const when = drift.closedAt === null ? '' : ` on ${momentInWords(drift.closedAt)}`
    return refused('moved-on', `${theCase.ref} ${what}${when}. Nothing was changed by your press.`)
  }
  if (driftNow(facts, on).length === 0) {
    return refused('moved-on', `${theCase.ref} has moved on since that was shown. There is nothing left to answer.`)
  }
  if (request.version !== drift.version) {
    return refused('moved-on', `What is asked about ${theCase.ref} has changed since that was shown. Look at it again and then answer.`)
  }
  const reason = request.reason.trim()
  if (reason === '') return refused('needs-reason', `Say why ${theCase.ref} is right as it is.`)
  const identifying = identifyingRefusal(reason, facts)
  if (identifying !== null) return identifying

  const accepted: Drift = { ...drift, state: 'accepted', closedById: presser.id, closedAt: asking.now, reason }
  return {
    kind: 'accepted', drift: accepted,
    writes: [{ kind: 'drift', row: accepted }],
    audit: [{
      event: 'drift-accepted', byId: presser.id, at: asking.now, unitId: drift.unitId, caseId: drift.caseId, subjectId: drift.id,
      detail: { findings: drift.findings.length, drawnFrom: request.version, policyVersion: facts.policy.version },
    }],
    notices: redrawDrift(accepted, asking.newId),
  }
}
