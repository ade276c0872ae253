import { addMinutes, type Instant } from '../domain/calendar/london.ts'
import type { Identity } from '../domain/unit/person.ts'
import type { Standing } from '../ports/directory.ts'
import { errorFields } from '../ports/log.ts'
import type { App } from './app.ts'
import { closeAccount } from './close-account.ts'

/** How long what was seen of an account is good for. */
const DAY_MINUTES = 24 * 60

/** An account that could not be looked at, or was not believed, is looked at again after this. */
const AGAIN_MINUTES = 60

/** Accounts looked at in one minute: a platform takes several times as many, and has people to answer too. */
const A_MINUTE = 20

/** An account of one of these is nobody's of the council's any more. One that is a bot's, or not to be found, was set up wrongly. */
const LOST: ReadonlySet<Standing | 'unknown'> = new Set(['closed', 'guest', 'outsider'])

/** More than so many, and most of those looked at, never leave in one minute: then the platform or its set-up is at fault. */
const FEW = 3


/**
 * Looks at every linked account once a day, a few a minute, because word that one was closed is lost when we were away as it came: it
 * then loses its power as if the platform had just said so. What was seen is only remembered here, so after a start each is looked at
 * soon. While a workspace cannot be asked nothing is closed there. Never throws.
 */
export function createAccountLook(app: App): (now: Instant) => Promise<void> {
  const dueAt = new Map<string, Instant>()

  const isDue = (identity: Identity, now: Instant): boolean => {
    const due = dueAt.get(keyOf(identity))
    // a moment further away than any of ours was told by a clock that has been moved back since
    return due === undefined || due <= now || due > addMinutes(now, DAY_MINUTES)
  }
  const again = (some: readonly Identity[], at: Instant): void => some.forEach((identity) => dueAt.set(keyOf(identity), at))

  async function lookIn(identities: readonly Identity[], now: Instant): Promise<void> {
    const { log } = app
    const platform = identities[0]?.platform
    const seen = await Promise.allSettled(identities.map((identity) => standingOf(app, identity)))
    const fault = seen.find((one) => one.status === 'rejected')
    const lost = identities.filter((_, at) => LOST.has(seen[at]?.status === 'fulfilled' ? seen[at].value : 'unknown'))
    const isBelievable = lost.length <= FEW || lost.length <= identities.length / 2
    if (fault !== undefined || !isBelievable) {
      again(identities, addMinutes(now, AGAIN_MINUTES))
      if (fault !== undefined) log.warn({ ...errorFields(fault.reason), platform }, 'accounts could not be looked at; they are in an hour')
      else log.error({ platform, lost: lost.length, looked: identities.length }, 'most accounts looked at are closed or others’: none was taken for it')
      return
    }
    again(identities, addMinutes(now, DAY_MINUTES))
    for (const identity of lost) await closeAccount(app, identity)
  }

  return async (now) => {
    try {
      const identities = await linkedAccounts(app)
      const due = identities.filter((identity) => isDue(identity, now)).slice(0, A_MINUTE)
      const places = Map.groupBy(due, ({ platform, tenant }) => `${platform}/${tenant}`)
      await Promise.all([...places.values()].map((some) => lookIn(some, now)))
    } catch (error) {
      app.log.error({ ...errorFields(error), duty: 'look at accounts' }, 'a duty of the minute failed; it is tried again next minute')
    }
  }
}

async function standingOf({ directories }: App, identity: Identity): Promise<Standing | 'unknown'> {
  return (await directories.get(identity.platform)?.lookUp(identity))?.standing ?? 'unknown'
}

/** Everybody's accounts on platforms that can say who they are. */
async function linkedAccounts({ store, directories }: App): Promise<readonly Identity[]> {
  if (directories.size === 0) return []
  const organisations = await store.organisations()
  const people = await Promise.all(organisations.map(({ id }) => store.people(id)))
  return people.flat().filter(({ isActive }) => isActive).flatMap(({ identities }) => identities).filter(({ platform }) => directories.has(platform))
}

function keyOf({ platform, tenant, user }: Identity): string {
  return `${platform}/${tenant}/${user}`
}
