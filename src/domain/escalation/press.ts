import { aRole, roleName } from '../authority/say-authority.ts'
import { isKnownHere } from '../authority/known-here.ts'
import type { Standing } from '../authority/standing.ts'
import { standingAs, standingsOf } from '../authority/standing.ts'
import type { LondonDate } from '../calendar/london.ts'
import { londonDateOf } from '../calendar/london.ts'
import { momentInWords } from '../calendar/words.ts'
import { decisionRef } from '../decision/decision.ts'
import type { PersonId } from '../ids.ts'
import type { Asking, AuditEntry, Refusal } from '../outcome.ts'
import { refused } from '../outcome.ts'
import { judgedUnder } from '../policy/judged-under.ts'
import type { Person, Role } from '../unit/person.ts'
import { isOpen } from './escalation.ts'
import type { PressFacts, Raised } from './ladder-facts.ts'
import { involvedIn } from './who-to-ask.ts'

/** A press on an escalation's card, or its form: `version` is the one it was drawn from. */
export interface Press {
  readonly version: number
}

/** A press that may be acted on: who pressed, and the highest rung they answer for; -1 when for none. */
export interface Pressed {
  readonly kind: 'pressed'
  readonly presser: Person
  readonly rung: number
}

type Refused = { readonly kind: 'refused'; readonly refusal: Refusal }

/**
 * What every press is asked first: is the presser somebody here, does it still need anybody, and is it as it was when the card
 * was drawn. Whoever comes second is told who came first and when.
 */
export function pressed(facts: PressFacts, press: Press, asking: Asking): Pressed | Refused {
  const on = londonDateOf(asking.now)
  const presser = facts.people.find((person) => person.id === asking.askerId)
  if (presser === undefined || !isKnownHere(presser, facts, on)) return refused('not-found', 'That decision was not found.')
  const { escalation } = facts
  if (!isOpen(escalation)) return refused('moved-on', sayClosed(facts))
  if (press.version !== escalation.version) return refused('moved-on', sayMoved(facts))
  return { kind: 'pressed', presser, rung: escalation.steps.findLastIndex((step) => standingAs(step.role, presser, facts, on) !== null) }
}

/**
 * What pressing approve, decline or send back is asked as well: whether the presser answers for any of its rungs now, by their own
 * post or as dated cover, and had no part in it themselves (invariants 3 and 4).
 */
export function pressedByDecider(facts: PressFacts, press: Press, asking: Asking): Pressed | Refused {
  const answer = pressed(facts, press, asking)
  if (answer.kind === 'refused') return answer
  const ref = decisionRef(facts.decision)
  const on = londonDateOf(asking.now)
  const involved = involvedIn(facts.decision, facts.escalation.thread, facts, on)
  const rung = facts.escalation.steps.findLastIndex(({ role }) => answersAs(role, answer.presser, involved, facts, on) !== null)
  if (involved.has(answer.presser.id) || (rung < 0 && answer.rung >= 0)) {
    const nobody = 'nobody answers what they decided, recorded or added to, nor for somebody who did.'
    return refused('own-decision', `Somebody else has to answer ${ref}: ${nobody} ${sayWhere(facts)}`)
  }
  const lowest = facts.escalation.steps[0]
  if (rung < 0 || lowest === undefined) {
    const needed = aRole(lowest?.role ?? facts.escalation.needs.role, judgedUnder(facts.decision, facts))
    return refused('outside-authority', `${ref} needs ${needed} or somebody above them. ${sayWhere(facts)}`)
  }
  return { ...answer, rung }
}

/**
 * In which standing somebody may answer for that role: their own post, or as cover for somebody who had no part in it either. Whoever
 * stands in for a deputy of the asker stands where the deputy does, and the deputy may not answer.
 */
function answersAs(
  role: Role, presser: Person, involved: ReadonlySet<PersonId>, facts: PressFacts, on: LondonDate,
): Standing | null {
  return standingsOf(presser, facts, on)
    .find((standing) => standing.role === role && (standing.forId === null || !involved.has(standing.forId))) ?? null
}

/** The audit entry of a press that was acted on. */
export function pressEntry(event: string, facts: PressFacts, answer: Pressed, asking: Asking): AuditEntry {
  const { decision, escalation, policy } = facts
  const role = escalation.steps[answer.rung]?.role ?? null
  const on = londonDateOf(asking.now)
  const involved = involvedIn(decision, escalation.thread, facts, on)
  const standing = role === null ? null : answersAs(role, answer.presser, involved, facts, on)
  return {
    event,
    byId: answer.presser.id,
    at: asking.now,
    unitId: decision.unitId,
    caseId: decision.caseId,
    subjectId: decision.id,
    detail: {
      escalationId: escalation.id, step: escalation.step, drawnFrom: escalation.version,
      role, asCoverFor: standing?.forId ?? null, policyVersion: policy.version,
    },
  }
}

function sayClosed({ decision, escalation, people }: Raised & Pick<PressFacts, 'people'>): string {
  const by = nameOf(escalation.closedById, people)
  const at = escalation.closedAt === null ? '' : ` on ${momentInWords(escalation.closedAt)}`
  return `${decisionRef(decision)} was ${escalation.state} by ${by}${at}. Nothing was changed by your press.`
}

function sayMoved(facts: PressFacts): string {
  const nothing = 'Nothing was changed; look at it again and then answer.'
  return `${decisionRef(facts.decision)} has changed since that was shown. ${sayWhere(facts)} ${nothing}`
}

/** With whom it is now. */
export function sayWhere(facts: PressFacts): string {
  const { decision, escalation, people } = facts
  const role = escalation.steps[escalation.step]?.role
  if (escalation.askedId === null) return 'Nobody is there to ask at the moment; it is asked again soon.'
  return `It is with ${nameOf(escalation.askedId, people)}${role === undefined ? '' : ` as ${roleName(role, judgedUnder(decision, facts))}`}.`
}

function nameOf(id: PersonId | null, people: readonly Person[]): string {
  return people.find((person) => person.id === id)?.name ?? 'somebody'
}
