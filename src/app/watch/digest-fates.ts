import { londonDateOf, type Instant, type LondonDate } from '../../domain/calendar/london.ts'
import type { DayDigest } from '../../domain/digest/digest-occurrences.ts'
import type { OrganisationId } from '../../domain/ids.ts'
import { recipientId } from '../../domain/notice.ts'
import type { Silence } from '../../domain/watch/silences.ts'
import type { DigestFate } from '../../messages/digest-fate.ts'
import type { NoticeSeen } from '../../ports/watch-book.ts'
import type { App } from '../app.ts'
import { dayDigests } from './look.ts'

/** Whose digest, and what became of it. */
export interface DigestTold {
  readonly occurrence: string
  /** The unit's or the person's name. */
  readonly whose: string
  readonly fate: DigestFate
}

/** Every digest of that day, of units first, and what became of each: it came, it comes, or why not. */
export async function digestFates(
  app: Pick<App, 'store' | 'watchBook' | 'calendar'>, organisationId: OrganisationId, on: LondonDate, now: Instant,
): Promise<readonly DigestTold[]> {
  const { store, watchBook } = app
  const [digests, silences, units, people] = await Promise.all([
    dayDigests(app, organisationId, on), watchBook.silences(organisationId, on), store.units(organisationId), store.people(organisationId),
  ])
  const promised = await watchBook.promised(organisationId, digests.map(({ occurrence }) => occurrence))
  const notices = new Map(promised.map((notice) => [notice.occurrence, notice]))
  const reasons = new Map(silences.map(({ occurrence, because }) => [occurrence, because]))
  const names = new Map<string, string>([...units, ...people].map(({ id, name }) => [id, name]))
  return digests.map((digest) => ({
    occurrence: digest.occurrence, whose: names.get(recipientId(digest.to)) ?? '',
    fate: fateOf(digest, notices.get(digest.occurrence), reasons.get(digest.occurrence), now),
  }))
}

function fateOf({ digest }: DayDigest, notice: NoticeSeen | undefined, because: Silence | undefined, now: Instant): DigestFate {
  if (notice !== undefined) return fateOfPromised(notice)
  if (because !== undefined) return { kind: 'none', because }
  if (digest.kind === 'silent') return { kind: 'none', because: digest.because }
  if (digest.at > now) return { kind: 'comes', at: digest.at }
  return londonDateOf(digest.at) === londonDateOf(now) ? { kind: 'late', at: digest.at } : { kind: 'none', because: 'missed' }
}

function fateOfPromised({ state, reason, promisedAt, dueAt, endedAt }: NoticeSeen): DigestFate {
  if (state === 'sent') return { kind: 'sent', at: endedAt ?? promisedAt }
  if (state === 'pending' || state === 'sending') return { kind: 'waits', until: dueAt, because: reason ?? 'It is being sent.' }
  return { kind: 'not-sent', because: reason ?? 'The log has the reason.' }
}
