import { setChannel, type ChannelFacts } from '../../domain/unit/set-channel.ts'
import { channelSet } from '../../messages/cards/channel-set.ts'
import type { Scene } from '../../ports/store.ts'
import { done, refuse } from '../reply.ts'
import { settle } from '../settle.ts'
import { colleague } from '../shown.ts'
import { asking, load, type Situation } from '../situation.ts'
import type { Handlers } from './handler.ts'

/** Makes the channel it is typed in the unit's. */
export const setChannelHandlers: Handlers<'set-channel'> = {
  async 'set-channel'({ unit: named }, situation) {
    const { channel: place, identity } = situation.ask
    const settled = await settle(situation, () => loadChannel(situation), (facts) =>
      setChannel(facts, { place, identity, named }, asking(situation)))
    if (settled.kind === 'refused') return refuse(settled.refusal)
    const { unit } = settled.outcome
    const by = colleague(situation.askerId, settled.scene.people)
    return done(channelSet({ unitName: unit.name, digestTime: unit.digestTime, by }), settled.notices)
  },
}

/** Everybody and every unit: a channel may be set up before it is anybody's, so there is no unit whose people would do. */
async function loadChannel(situation: Situation): Promise<Scene & ChannelFacts> {
  const { app: { store, accounts }, organisationId, ask: { channel }, today } = situation
  const [scene, units, people, around, takenIn] = await Promise.all([
    load(situation, {}), store.units(organisationId), store.people(organisationId),
    store.leaveAndCover(organisationId, today, today), channel === null ? null : accounts.organisationAt(channel),
  ])
  return { ...scene, ...around, units, people, takenIn }
}
