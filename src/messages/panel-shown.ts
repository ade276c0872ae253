import type { Instant, LondonDate, LondonTime } from '../domain/calendar/london.ts'
import type { CaseRef, PanelReferralId } from '../domain/ids.ts'
import type { PanelOutcome } from '../domain/panel/panel-policy.ts'
import type { ReferralState } from '../domain/panel/referral.ts'
import { counted } from './counted.ts'
import type { Block, Text } from './model.ts'
import type { Colleague } from './text.ts'
import { button, date, facts, heading, joined, list, moment, named, paragraph, stated, strong, table, text } from './text.ts'

/** A sitting as people are told of it. */
export interface SittingShown {
  readonly on: LondonDate
  readonly time: LondonTime
  /** The usual day, where a bank holiday moved it. */
  readonly movedFrom: LondonDate | null
}

export interface PaperShown {
  readonly what: string
  /** As a role: `principal lawyer`. */
  readonly preparedBy: string
  /** Who has it among their tasks; null when nobody does. */
  readonly owner: Colleague | null
  readonly ticked: { readonly by: Colleague; readonly at: Instant } | null
}

/** What was decided about one child, or (null) the family: its words are on the referral's own page alone. */
export interface OutcomeShown {
  readonly childRef: string | null
  readonly outcome: PanelOutcome
  readonly hasWords: boolean
  readonly backOn: LondonDate | null
  /** Null: the chair alone, between sittings. */
  readonly sittingOn: LondonDate | null
  readonly decidedBy: Colleague
  readonly recordedBy: Colleague
}

/** A family on its way to a panel: by reference, nothing that was written. */
export interface ReferralShown {
  readonly id: PanelReferralId
  readonly version: number
  readonly caseRef: CaseRef
  readonly panelName: string
  readonly state: ReferralState
  /** The sitting it is on the agenda of; while it is being prepared, the first it can be in time for. */
  readonly sitting: SittingShown
  readonly papersDue: LondonDate
  readonly papers: readonly PaperShown[]
  readonly takenIncompleteBy: Colleague | null
  readonly decision: { readonly number: number } | null
  /** The latest of each child. */
  readonly outcomes: readonly OutcomeShown[]
  readonly referredBy: Colleague
  readonly referredAt: Instant
  readonly waitedWorkingDays: number
}

export const outcomeWords: Readonly<Record<PanelOutcome, string>> = {
  'agreed': 'Agreed', 'agreed-with-conditions': 'Agreed with conditions', 'not-agreed': 'Not agreed', 'deferred': 'Deferred',
}

/** `Thu 26 Nov 2026 at 10:00, because Wed 25 Nov 2026 is a bank holiday`. */
export function sittingWhen({ on, time, movedFrom }: SittingShown): Text {
  return text(date(on), ` at ${time}`, ...(movedFrom === null ? [] : [', because ', date(movedFrom), ' is a bank holiday']))
}

export function missingOf({ papers }: Pick<ReferralShown, 'papers'>): readonly PaperShown[] {
  return papers.filter(({ ticked }) => ticked === null)
}

/** Where it stands, in one sentence that begins with its state. */
export function whereReferralStands(shown: ReferralShown): Block {
  const missing = missingOf(shown)
  const { sitting, papersDue, panelName } = shown
  switch (shown.state) {
    case 'preparing': return stated('Being prepared', text(
      `${counted(missing.length, 'paper')} of ${shown.papers.length} missing. With all of them by `, date(papersDue),
      ' it is on the agenda of ', ...sittingWhen(sitting), '.'), 'warning')
    case 'ready': return stated('On the agenda', text(
      `it comes before the ${panelName} on `, ...sittingWhen(sitting), '.', ...incomplete(shown, missing)), 'good')
    case 'decided': return stated('Decided', `by the ${panelName}.`, 'good')
    case 'withdrawn': return stated('Withdrawn', 'nothing more is owed for it.', 'normal')
    default: return shown.state satisfies never
  }
}

function incomplete({ takenIncompleteBy }: ReferralShown, missing: readonly PaperShown[]): Text {
  if (takenIncompleteBy === null || missing.length === 0) return []
  return text(' ', named(takenIncompleteBy), ` took it with ${counted(missing.length, 'paper')} missing.`)
}

/** What there is to know of a referral beside its papers. */
export function referralFacts(shown: ReferralShown): Block {
  const { decision, referredBy, referredAt, waitedWorkingDays } = shown
  return facts(
    ['Case', shown.caseRef],
    ...(decision === null ? [] : [['Decision', `D-${decision.number}: it is settled by what the panel comes to`] as const]),
    ['Referred by', text(named(referredBy), ', ', moment(referredAt))],
    ['Waited', counted(waitedWorkingDays, 'working day')],
  )
}

/** The checklist: what, who, and what is missing (004 §3.11). */
export function checklist({ papers }: ReferralShown): readonly Block[] {
  if (papers.length === 0) return []
  return [table('What has to be there', ['What', 'Who prepares it', 'State'], papers.map(({ what, preparedBy, owner, ticked }) => [
    what,
    owner === null ? `${preparedBy}: nobody yet` : text(`${preparedBy}: `, named(owner)),
    ticked === null ? text(strong('Missing')) : text('There: ', named(ticked.by), ', ', moment(ticked.at)),
  ]))]
}

/** What was decided, child by child, and by whom; never its conditions. */
export function outcomeList(outcomes: readonly OutcomeShown[]): Block {
  return list(outcomes.map((one): Text => [
    ...(one.childRef === null ? [] : text(`${one.childRef}: `)), strong(outcomeWords[one.outcome]),
    ...(one.backOn === null ? [] : text(', back on ', date(one.backOn))),
    ...text(one.sittingOn === null ? ', decided between sittings by ' : ', chaired by ', named(one.decidedBy)),
    ...(one.recordedBy.id === one.decidedBy.id ? [] : text(', recorded by ', named(one.recordedBy))),
    ...(one.hasWords ? text('; there is something to read') : []),
  ]))
}

export function readReferral({ id }: Pick<ReferralShown, 'id'>) {
  return button('Read all of it', { kind: 'read-referral', referral: id })
}

/** One line of an agenda. */
export interface AgendaItemShown {
  readonly id: PanelReferralId
  readonly caseRef: CaseRef
  /** Which of its children are still to be decided about; empty: the family. */
  readonly childRefs: readonly string[]
  readonly isBack: boolean
  readonly missing: readonly PaperShown[]
  readonly waitedWorkingDays: number
}

/** What the chair decided between sittings, for the sitting to hear. */
export interface BetweenShown {
  readonly caseRef: CaseRef
  readonly what: string
  readonly by: Colleague | null
  readonly at: Instant
}

/** A panel's next sitting, and what is for it. */
export interface PanelAgendaShown {
  readonly panel: { readonly id: string; readonly name: string }
  readonly sitting: SittingShown
  readonly papersDue: LondonDate
  readonly onAgenda: readonly AgendaItemShown[]
  readonly preparing: readonly AgendaItemShown[]
  readonly between: readonly BetweenShown[]
}

const MOST_ITEMS = 20

/** What is on the agenda, what is not ready for it, and what was decided meanwhile. */
export function panelAgendaBlocks({ onAgenda, preparing, between, papersDue }: PanelAgendaShown): readonly Block[] {
  return [
    ...(onAgenda.length === 0
      ? [paragraph('Nothing is on the agenda yet.')]
      : [table(`On the agenda: ${onAgenda.length}`, ['Case', 'For', 'Papers', 'Waited'], onAgenda.map((item) => [
          item.caseRef,
          `${item.childRefs.length === 0 ? 'the family' : item.childRefs.join(', ')}${item.isBack ? ', back again' : ''}`,
          item.missing.length === 0 ? 'All there' : text(strong(`${item.missing.length} missing`)),
          counted(item.waitedWorkingDays, 'working day'),
        ]), MOST_ITEMS)]),
    ...(preparing.length === 0 ? [] : [
      table(`Being prepared: ${preparing.length}`, ['Case', 'Missing', 'Waited'], preparing.map((item) => [
        item.caseRef, joined(item.missing.map(owed), '; '), counted(item.waitedWorkingDays, 'working day'),
      ]), MOST_ITEMS),
      paragraph(text('Papers are in time until ', date(papersDue), '.')),
    ]),
    ...(between.length === 0 ? [] : [
      heading(`Decided between sittings: ${between.length}`),
      list(between.map(({ caseRef, what, by, at }) =>
        text(`${caseRef}: ${what}, `, ...(by === null ? [] : [named(by), ', ']), moment(at))), MOST_ITEMS),
    ]),
  ]
}

function owed({ what, owner, preparedBy }: PaperShown): Text {
  return owner === null ? text(`${what} (${preparedBy})`) : text(`${what} (`, named(owner), ')')
}

const MOST_BUTTONS = 5

/** A press for each family that is near, to open its referral. */
export function openButtons({ onAgenda, preparing }: PanelAgendaShown) {
  return [...onAgenda, ...preparing].slice(0, MOST_BUTTONS)
    .map(({ id, caseRef }) => button(`Open ${caseRef}`, { kind: 'show-referral', referral: id }))
}
