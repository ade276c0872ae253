import { addMinutes, type Instant } from '../domain/calendar/london.ts'
import type { OrganisationId } from '../domain/ids.ts'
import { refused, type Refusal } from '../domain/outcome.ts'
import { linkAccount } from '../domain/unit/link-account.ts'
import type { Person } from '../domain/unit/person.ts'
import { verbNamed } from '../intents/verbs.ts'
import type { App } from './app.ts'
import type { Ask } from './ask.ts'
import { personAt } from './introduce.ts'
import { KEPT_MINUTES, readKept } from './kept-asks.ts'
import { readLinkCode } from './link-code.ts'

export type Linked = { readonly kind: 'linked'; readonly person: Person } | { readonly kind: 'refused'; readonly refusal: Refusal }

const NO_CODE = 'No such code is waiting: it is mistyped, used or out of date. Ask for a new one by writing to the Co-ordinator again.'

/**
 * Links the stranger who was given this code to the person of that address, on an administrator's word. They are told within a minute,
 * with what they had asked, which they may go on with for a day: it is not done by itself hours later.
 */
export async function linkByCode(
  app: Pick<App, 'store' | 'accounts' | 'keptAsks' | 'newId'>, organisationId: OrganisationId,
  { code, email, replaces }: { readonly code: string; readonly email: string; readonly replaces: boolean }, now: Instant,
): Promise<Linked> {
  const waiting = await app.keptAsks.underCode(readLinkCode(code), now)
  if (waiting === null) return refused('no-code', NO_CODE)
  const { platform, tenant } = waiting.identity
  const owner = await app.accounts.organisationOf(platform, tenant)
  if (owner?.organisationId !== organisationId) return refused('no-code', NO_CODE)
  const known = await app.store.whoIs(waiting.identity)
  const person = await personAt(app, organisationId, email)
  if (person === null) return refused('nobody', 'Nobody who works here has that e-mail address. Import them first, or check it.')
  if (known !== null && known.personId !== person.id) return refused('linked', 'That account is somebody else’s by now.')

  const kept = { id: waiting.id, verb: verbOf(readKept(waiting.asked)?.said) }
  const outcome = linkAccount(person, { identity: waiting.identity, by: 'administrator', replaces, kept }, { now, newId: app.newId })
  if (outcome.kind === 'refused') return outcome
  const { writes, audit, notices } = outcome
  const { kind } = await app.store.commit(organisationId, { key: null, writes, audit, notices, at: now })
  if (kind === 'stale') return refused('moved-on', `${person.name}’s entry was changed by somebody at this very moment. Run this again.`)
  await app.keptAsks.markLinked(waiting.id, now, addMinutes(now, KEPT_MINUTES))
  return { kind: 'linked', person: outcome.person }
}

/** The command they used, which says nothing of whom it was about. */
function verbOf(said: Ask['said'] | undefined): string | null {
  if (said?.kind === 'command') return verbNamed(said.verb)?.verb ?? null
  return said?.kind === 'words' ? verbNamed(/^\/?(\S*)/.exec(said.line)?.[1] ?? '')?.verb ?? null : null
}
