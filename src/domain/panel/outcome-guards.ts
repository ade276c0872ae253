import { londonDateOf } from '../calendar/london.ts'
import type { LondonDate } from '../calendar/london.ts'
import { dateInWords } from '../calendar/words.ts'
import { identifyingRefusal } from '../decision/identifying-text.ts'
import { involvedIn } from '../escalation/who-to-ask.ts'
import type { ChildId } from '../ids.ts'
import type { Asking, Refusal } from '../outcome.ts'
import { refused } from '../outcome.ts'
import type { Person } from '../unit/person.ts'
import type { PanelFacts } from './panel-facts.ts'
import { decisionsFor, waitingDecision } from './panel-facts.ts'
import type { SittingPanel } from './panel-policy.ts'
import type { OutcomeRequest } from './record-outcome.ts'
import { mattersOf, missingPapers, openMatters } from './referral.ts'
import type { PanelSitting } from './sitting.ts'
import { nextSitting, sittingToRecord } from './sitting.ts'
import { chairStanding, isCoordinator, theRole } from './who-may.ts'

export interface OutcomeFacts extends PanelFacts {
  /** The panel's latest sitting that was recorded; null when none was. */
  readonly sitting: PanelSitting | null
}

type Refused = { readonly kind: 'refused'; readonly refusal: Refusal }

/** Who decides, at which sitting (null: between sittings), about whom. */
export interface Deciding {
  readonly kind: 'deciding'
  readonly decider: Person
  readonly sittingOn: LondonDate | null
  readonly matters: readonly (ChildId | null)[]
}

/** What is missing from an outcome, or may not be kept as it is written. */
export function whatIsWrong({ outcome, words, until }: OutcomeRequest, facts: PanelFacts, asking: Asking): Refused | null {
  const today = londonDateOf(asking.now)
  if (outcome === 'deferred') {
    if (until === null) return refused('needs-date', 'Say until when it is deferred.')
    if (until <= today) return refused('not-ahead', 'Give a day after today.')
    const { lastDay } = facts.calendar
    if (until > lastDay) return refused('not-ahead', `Bank holidays are known until ${dateInWords(lastDay)}. Give a day well before.`)
  } else if (until !== null) {
    return refused('needs-date', 'Only what is deferred has a day to come back on. Leave it out.')
  }
  if (outcome === 'agreed-with-conditions' && words.trim() === '') return refused('needs-words', 'Write down the conditions.')
  if (outcome === 'not-agreed' && words.trim() === '') {
    return refused('needs-words', 'Say why not, so that the unit knows what would change the answer.')
  }
  return identifyingRefusal(words, facts)
}

/** Whether this may be decided now, by whom and about whom; or what to do instead. */
export function decidesNow(
  request: OutcomeRequest, { presser, panel }: { readonly presser: Person; readonly panel: SittingPanel },
  facts: OutcomeFacts, asking: Asking,
): Deciding | Refused {
  const today = londonDateOf(asking.now)
  const chairs = chairStanding(presser, panel, facts, today) !== null
  if (!chairs && !isCoordinator(presser, panel, facts, today)) {
    const also = panel.coordinator === null ? '' : `, or ${theRole(panel.coordinator, facts)} for them`
    return refused('outside-authority', `What the ${panel.name} came to is recorded by ${theRole(panel.chair, facts)}${also}.`)
  }
  const deciding = request.isBetweenSittings ? alone(request, { presser, panel, chairs }, facts) : atSitting(request, panel, facts, asking)
  if (deciding.kind === 'refused') return deciding
  const { decider } = deciding
  if (deciding.sittingOn !== null && !chairs && chairStanding(decider, panel, facts, today) === null) {
    return refused('not-a-chair', `${decider.name} no longer chairs the ${panel.name}. Somebody who does has to record it.`)
  }
  if (deciding.sittingOn !== null && presser.id !== decider.id && !isCoordinator(presser, panel, facts, today)) {
    return refused('not-yours', `${decider.name} chaired that sitting, and records what it came to.`)
  }
  if (hadPart(request, decider, panel, facts, today)) {
    return refused('own-decision', `${decider.name} referred this family, decided it or recorded it. Somebody else has to chair it.`)
  }
  return deciding
}

/** The chair decides alone, at once: whatever is missing from the papers (004 §2.7: "the ability to act fast is vital"). */
function alone(
  { referral, childId }: OutcomeRequest,
  { presser, panel, chairs }: { readonly presser: Person; readonly panel: SittingPanel; readonly chairs: boolean },
  facts: OutcomeFacts,
): Deciding | Refused {
  if (!chairs) {
    return refused('outside-authority', `Between sittings only ${theRole(panel.chair, facts)} decides, and records it themselves.`)
  }
  const open = referral.state === 'preparing' ? mattersOf(referral) : openMatters(referral).map((matter) => matter.childId)
  return decidingAbout(childId, open, presser, null)
}

function atSitting({ referral, childId }: OutcomeRequest, panel: SittingPanel, facts: OutcomeFacts, asking: Asking): Deciding | Refused {
  const { sitting } = facts
  const instead = `If it cannot wait, ${theRole(panel.chair, facts)} decides it alone and the next sitting hears of it.`
  const missing = missingPapers(referral).length
  if (referral.state === 'preparing') {
    const asItIs = 'The chair can take it as it is, with a reason.'
    return refused('not-ready', `It is not on the agenda: ${missing} of its papers are missing. ${asItIs} ${instead}`)
  }
  const from = openMatters(referral).map((matter) => matter.from).toSorted()[0]
  const last = sittingToRecord(panel, asking.now, facts.calendar)
  if (from === undefined) return refused('moved-on', 'There is nothing left to decide. Nothing was changed.')
  if (sitting === null || sitting.on < from || last === null || sitting.on < last.on) {
    const next = last !== null && last.on >= from ? last : nextSitting(panel, asking.now, facts.calendar)
    const on = from > next.on ? from : next.on
    const none = `No sitting with it on the agenda is recorded yet: it is for ${dateInWords(on)}.`
    return refused('no-sitting', `${none} Record who was there first. ${instead}`)
  }
  if (!sitting.isQuorate) {
    return refused('no-quorum', `The sitting on ${dateInWords(sitting.on)} had no quorum, so it could not decide. ${instead}`)
  }
  const decider = facts.people.find(({ id }) => id === sitting.chairedById)
  if (decider === undefined) {
    return refused('not-a-chair', 'Whoever chaired that sitting has left. Take it to the next one.')
  }
  const open = openMatters(referral).filter((matter) => matter.from <= sitting.on).map((matter) => matter.childId)
  return decidingAbout(childId, open, decider, sitting.on)
}

function decidingAbout(
  childId: ChildId | null, open: readonly (ChildId | null)[], decider: Person, sittingOn: LondonDate | null,
): Deciding | Refused {
  const matters = childId === null ? open : open.filter((id) => id === childId)
  if (matters.length === 0) return refused('moved-on', 'There is nothing left to decide about that child now.')
  return { kind: 'deciding', decider, sittingOn, matters }
}

/** Nobody decides for a panel what they asked it for, decided or recorded themselves, nor for somebody who did (invariant 4). */
function hadPart({ referral }: OutcomeRequest, decider: Person, panel: SittingPanel, facts: OutcomeFacts, on: LondonDate): boolean {
  const waiting = referral.decisionId === null ? decisionsFor(panel.id, facts)[0] ?? null : waitingDecision(referral.decisionId, facts)
  const involved = waiting === null ? [] : involvedIn(waiting.decision, waiting.escalation.thread, facts, on)
  const own = new Set([referral.referredById, ...involved])
  const covers = facts.cover.some(({ holderId, deputyId, from, to }) =>
    deputyId === decider.id && holderId === referral.referredById && from <= on && on <= to)
  return own.has(decider.id) || covers
}
