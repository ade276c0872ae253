import type { Asking, Outcome } from '../outcome.ts'
import { refused } from '../outcome.ts'
import type { Person } from './person.ts'
import type { Platform } from './unit.ts'

/** A platform people work in. The playground is none: it is a demonstration. */
export type WorkPlatform = Exclude<Platform, 'playground'>

/** What people call them. */
export const PLATFORM_NAMES: Readonly<Record<WorkPlatform, string>> = { slack: 'Slack', teams: 'Teams' }

/** Where somebody can be told things, of the platforms that are set up: the one they prefer first. Each message comes on one of them. */
export function platformsOf({ identities }: Pick<Person, 'identities'>, setUp: ReadonlySet<Platform>): readonly WorkPlatform[] {
  const isWork = (platform: Platform): platform is WorkPlatform => platform !== 'playground' && setUp.has(platform)
  return [...new Set(identities.map(({ platform }) => platform).filter(isWork))]
}

export interface PlatformRequest {
  readonly platform: WorkPlatform
  /** The platforms this product is set up for. */
  readonly setUp: ReadonlySet<Platform>
}

/**
 * On which platform somebody who has accounts on several wants what is for them. It decides where the next message goes; what was sent
 * stays where it is. People say it for themselves and for nobody else, so there is nobody to name here.
 */
export function setPlatform(
  asker: Person, { platform, setUp }: PlatformRequest, asking: Asking,
): Outcome<{ readonly person: Person }> {
  if (!asker.isActive || asker.id !== asking.askerId) return refused('not-found', 'That person was not found.')
  const name = PLATFORM_NAMES[platform]
  if (!setUp.has(platform)) return refused('not-set-up', `I am not set up for ${name} here, so nothing can come to you there.`)
  const theirs = platformsOf(asker, setUp)
  if (!theirs.includes(platform)) {
    return refused('no-account', `I do not know you in ${name} yet. Write something to me there first, and then say this again.`)
  }
  const [before] = theirs
  if (before === platform) return refused('already-set', `Messages for you come in ${name} already. Nothing needed changing.`)
  const isThere = (identity: Person['identities'][number]): boolean => identity.platform === platform
  const person: Person = {
    ...asker, identities: [...asker.identities.filter(isThere), ...asker.identities.filter((identity) => !isThere(identity))],
  }
  return {
    kind: 'accepted',
    person,
    writes: [{ kind: 'person', row: person }],
    audit: [{
      event: 'platform-set', byId: asker.id, at: asking.now, unitId: null, caseId: null, subjectId: asker.id,
      detail: { platform, before: before ?? null },
    }],
    notices: [],
  }
}
