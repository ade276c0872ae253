import { londonDateOf } from '../calendar/london.ts'
import type { OrganisationId } from '../ids.ts'
import type { Asking, Outcome } from '../outcome.ts'
import { refused } from '../outcome.ts'
import { isMember, mayActForUnit } from './membership.ts'
import type { UnitFacts } from './membership.ts'
import type { Identity } from './person.ts'
import { plain } from './resolve-person.ts'
import type { ChatPlace, Unit } from './unit.ts'

export interface ChannelFacts extends Pick<UnitFacts, 'people' | 'cover' | 'policy'> {
  /** Every unit of the organisation. */
  readonly units: readonly Unit[]
  /** The organisation whose unit has this channel already; null when it is free. */
  readonly takenIn: OrganisationId | null
}

export interface ChannelRequest {
  /** Where it was asked; null in direct messages. */
  readonly place: ChatPlace | null
  readonly identity: Identity
  /** The unit named, by its code or name; null when none was. */
  readonly named: string | null
}

/**
 * Makes the channel it is asked in the unit's, in the place of the one it had on that platform. It is where the unit is spoken to from
 * now on, because that is what they were just told there; a channel on another platform stays the unit's behind it, and takes what this
 * one does not. Anybody in the unit may: whoever is in the channel sees it happen. No channel is two units', because what is said in it is
 * one unit's business (invariant 9).
 */
export function setChannel(loaded: ChannelFacts, { place, identity, named }: ChannelRequest, asking: Asking): Outcome<{ readonly unit: Unit }> {
  if (place === null) return refused('not-a-channel', 'Type /unit here in the channel that is to be your unit’s.')
  if (place.platform !== identity.platform || place.tenant !== identity.tenant) {
    return refused('shared-channel', 'This channel belongs to another organisation. Use a channel of your own.')
  }
  const chosen = chooseUnit(loaded, named, asking)
  if (!('id' in chosen)) return chosen
  const isHere = (one: ChatPlace): boolean =>
    one.platform === place.platform && one.tenant === place.tenant && one.conversation === place.conversation
  const [first] = chosen.channels
  if (first !== undefined && isHere(first)) {
    return refused('already-set', `This is ${chosen.name}’s channel already. Nothing needed changing.`)
  }
  if (loaded.takenIn !== null && !chosen.channels.some(isHere)) {
    return refused('taken', 'This channel is another unit’s. Use a channel of your own unit.')
  }

  const before = chosen.channels.find((one) => one.platform === place.platform)
  const unit: Unit = { ...chosen, channels: [place, ...chosen.channels.filter((one) => one.platform !== place.platform)] }
  return {
    kind: 'accepted',
    unit,
    writes: [{ kind: 'unit', row: unit }],
    audit: [{
      event: 'channel-set', byId: asking.askerId, at: asking.now, unitId: unit.id, caseId: null, subjectId: unit.id,
      detail: { ...place, before: before?.conversation ?? null, spokeOn: first?.platform ?? null },
    }],
    notices: [{
      id: asking.newId('notice'),
      occurrence: `channel-set/${unit.id}/${unit.version + 1}`,
      to: { kind: 'unit', unitId: unit.id },
      about: { kind: 'channel-set', unitId: unit.id, byId: asking.askerId },
      isUrgent: false,
      lateByMinutes: 0,
      subjectId: null,
    }],
  }
}

/** Somebody who manages many units is shown how to say which, not all of them. */
const EXAMPLES = 3

/** The unit named, if its work is the asker's; else the only one they work in. A unit that is not theirs is not there. */
function chooseUnit(
  { units, people, policy, cover }: ChannelFacts, named: string | null, asking: Asking,
): Unit | ReturnType<typeof refused> {
  const today = londonDateOf(asking.now)
  const asker = people.find((person) => person.id === asking.askerId)
  const theirs = asker === undefined ? [] : units.filter((unit) => mayActForUnit(asker, { unit, people, policy, cover }, today))
  const working = asker === undefined ? [] : theirs.filter((unit) => isMember(asker, { unit, policy }, today))
  const say = theirs.slice(0, EXAMPLES).map((unit) => `/unit here ${unit.code}`).join(' or ')
  if (named !== null) {
    const words = plain(named)
    const found = theirs.find((unit) => plain(unit.code) === words || plain(unit.name) === words)
    return found ?? refused('not-found', theirs.length === 0 ? 'That unit was not found.' : `That unit was not found among yours. Say ${say}.`)
  }
  const [only, ...others] = working.length > 0 ? working : theirs
  if (only === undefined) return refused('no-unit', 'There is no unit of yours. Ask somebody who works in the unit to type this here.')
  return others.length === 0 ? only : refused('which-unit', `You work with more than one unit. Say ${say}.`)
}
