import type { EscalationId, OrganisationId, PersonId } from '../../domain/ids.ts'
import { londonDateOf, type Instant } from '../../domain/calendar/london.ts'
import type { Notice, NoticeAbout, NoticeKind } from '../../domain/notice.ts'
import type { Message } from '../../messages/model.ts'
import type { Facts } from '../../ports/store.ts'
import type { App } from '../app.ts'
import { escalationShown, type Showing } from '../shown.ts'

/** A notice’s words as they are now; or that it is no longer worth sending, and why. */
export type Composed =
  | { readonly kind: 'message'; readonly message: Message }
  /** `drawnAgain`: what a copy posted before says now. */
  | { readonly kind: 'stale'; readonly because: string; readonly drawnAgain?: Message }

export interface Composing {
  readonly app: Pick<App, 'store' | 'calendar' | 'services' | 'panels'>
  readonly notice: Notice
  readonly organisationId: OrganisationId
  readonly now: Instant
  /** Who looks at their own copy of what a conversation of several shows; null for the copy that everybody has. */
  readonly viewerId: PersonId | null
}

export type Composer<Kind extends NoticeKind> = (about: Extract<NoticeAbout, { kind: Kind }>, composing: Composing) => Promise<Composed>

/** What those notices say, from the state at the moment of sending. */
export type Composers<Kinds extends NoticeKind> = { readonly [Kind in Kinds]: Composer<Kind> }

export async function foundEscalation(id: EscalationId, { app, organisationId, now }: Composing) {
  return escalationIn(await app.store.facts(organisationId, { escalationId: id, now }), id, now)
}

/** Whose direct messages it is for; null for a channel. */
export function readerOf({ notice: { to } }: Composing): PersonId | null {
  return to.kind === 'person' ? to.personId : null
}

export function escalationIn(facts: Facts, id: string, now: Instant) {
  const escalation = facts.escalations.find((one) => one.id === id)
  const decision = facts.decisions.find((one) => one.id === escalation?.decisionId)
  const showing = showingOf(facts, now)
  if (escalation === undefined || decision === undefined || showing === null) return null
  return { escalation, shown: escalationShown(escalation, decision, showing), restrictedTo: showing.history.case.restrictedTo }
}

export function showingOf(facts: Facts, now: Instant): Showing | null {
  return facts.history === null ? null : { ...facts, history: facts.history, today: londonDateOf(now) }
}

/**
 * Whether a message about a case may not be where it goes: the case was restricted since, or what was recorded without one belongs to a
 * restricted one (invariant 9).
 */
export function isKeptFrom({ to }: Pick<Notice, 'to'>, restrictedTo: readonly PersonId[] | null): boolean {
  return restrictedTo !== null && (to.kind === 'unit' || !restrictedTo.includes(to.personId))
}

export function said(message: Message): Composed {
  return { kind: 'message', message }
}

export function gone(what: string): Composed {
  return { kind: 'stale', because: `The ${what} is not there any more.` }
}
