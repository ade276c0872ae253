import { atLondon, londonDateOf, type Instant } from '../../domain/calendar/london.ts'
import type { OrganisationId, PersonId } from '../../domain/ids.ts'
import type { Meeting } from '../../domain/meeting/next-meeting.ts'
import type { SittingPanel } from '../../domain/panel/panel-policy.ts'
import { isOnAgenda, missingPapers, openMatters } from '../../domain/panel/referral.ts'
import { papersDue } from '../../domain/panel/sitting.ts'
import { outcomeWords, type AgendaItemShown, type BetweenShown, type PanelAgendaShown } from '../../messages/panel-shown.ts'
import type { BetweenSittings, ReferralLine } from '../../ports/panels.ts'
import type { App } from '../app.ts'
import { colleague } from '../shown.ts'
import { panelWords, papersShown, waited, type PanelWords } from './referrals-shown.ts'

/** How far back the last sitting that could decide is looked for. */
const SITTINGS_BACK = 60

/**
 * What a sitting has before it, as that person may know of it: families whose turn it is, those still being prepared, and what was
 * decided since the panel last could decide. `isTheirs` says of which families more is their business.
 */
export async function panelAgendaShown(
  app: Pick<App, 'store' | 'panels' | 'calendar'>, organisationId: OrganisationId,
  about: {
    readonly panel: SittingPanel; readonly sitting: Meeting; readonly viewerId: PersonId
    readonly isTheirs?: (line: ReferralLine) => boolean
  },
  now: Instant,
): Promise<PanelAgendaShown> {
  const { panel, sitting, viewerId, isTheirs = () => true } = about
  const held = await app.panels.sittings(organisationId, panel.id, sitting.on, SITTINGS_BACK)
  const last = held.find(({ on, isQuorate }) => isQuorate && on < sitting.on)
  // from its beginning: what was decided before it was written down who sat is for the next one to hear
  const since = last === undefined ? null : atLondon(last.on, panel.sits.time)
  const [open, between] = await Promise.all([
    app.panels.open(organisationId, panel.id, viewerId),
    app.panels.betweenSittings(organisationId, panel.id, since, viewerId),
  ])
  const theirs = open.filter(isTheirs)
  const words = await panelWords(app, organisationId, [...theirs, ...between.referrals], now)
  return {
    panel: { id: panel.id, name: panel.name },
    sitting: { on: sitting.on, time: sitting.time, movedFrom: sitting.movedFrom },
    papersDue: papersDue(panel, sitting, words.calendar),
    onAgenda: theirs.filter(({ referral }) => isOnAgenda(referral, sitting.on)).map((line) => item(line, sitting, words)),
    preparing: theirs.filter(({ referral }) => referral.state === 'preparing').map((line) => item(line, sitting, words)),
    between: betweenShown({ ...between, referrals: between.referrals.filter(isTheirs) }, since, words),
  }
}

function item(line: ReferralLine, sitting: Meeting, words: PanelWords): AgendaItemShown {
  const { referral, caseRef, children } = line
  const missing = new Set(missingPapers(referral).map(({ what }) => what))
  const matters = openMatters(referral).filter(({ from }) => from <= sitting.on).map(({ childId }) => childId)
  const childIds = referral.state === 'preparing' ? referral.childIds : matters
  return {
    id: referral.id, caseRef, childRefs: children.filter(({ id }) => childIds.includes(id)).map(({ ref }) => ref),
    isBack: referral.outcomes.some(({ childId, outcome }) => outcome === 'deferred' && matters.includes(childId)),
    missing: papersShown(referral, words).filter(({ what }) => missing.has(what)),
    waitedWorkingDays: waited(referral, londonDateOf(words.now), words.calendar),
  }
}

function betweenShown(
  { referrals, decisions }: BetweenSittings, since: Instant | null, { people, policy }: PanelWords,
): readonly BetweenShown[] {
  const alone = referrals.flatMap(({ referral, caseRef, children }) => referral.outcomes
    .filter(({ sittingOn, at }) => sittingOn === null && (since === null || at > since))
    .map(({ childId, outcome, decidedById, at }): BetweenShown => {
      const child = children.length < 2 ? undefined : children.find(({ id }) => id === childId)?.ref
      const what = [...(child === undefined ? [] : [child]), outcomeWords[outcome].toLowerCase()].join(', ')
      return { caseRef, what, by: colleague(decidedById, people), at }
    }))
  const onLadder = decisions.flatMap(({ decision, caseRef, escalation }): BetweenShown[] => {
    const at = escalation?.closedAt ?? null
    if (escalation === null || at === null) return []
    const kind = policy.matrix.find(({ id }) => id === decision.type)?.name
    const what = `D-${decision.number}${kind === undefined ? '' : `, ${kind.charAt(0).toLowerCase()}${kind.slice(1)}`}: ${decision.state}`
    return [{ caseRef, what, by: escalation.closedById === null ? null : colleague(escalation.closedById, people), at }]
  })
  return [...alone, ...onLadder].toSorted((one, other) => (one.at < other.at ? -1 : 1))
}
