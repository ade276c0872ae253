import { byLimit, toLine } from '../../domain/digest/lines.ts'
import { nextMeeting } from '../../domain/meeting/next-meeting.ts'
import { mayManageUnit, standsInFor } from '../../domain/unit/membership.ts'
import { platformsOf, setPlatform } from '../../domain/unit/set-platform.ts'
import { setQuietHours } from '../../domain/unit/set-quiet-hours.ts'
import type { Platform } from '../../domain/unit/unit.ts'
import { unitToday } from '../../domain/unit/unit-today.ts'
import { home, type Home } from '../../messages/cards/home.ts'
import { platformSet, quietHoursSet } from '../../messages/cards/unit-changed.ts'
import type { DecisionLine, Scene } from '../../ports/store.ts'
import { inUnit } from '../in-unit.ts'
import { done, message, refuse } from '../reply.ts'
import { settle } from '../settle.ts'
import { colleague } from '../shown.ts'
import { asking, load, type Situation } from '../situation.ts'
import { policiesOf, toAnswer } from '../to-answer.ts'
import type { Handlers } from './handler.ts'

/** Somebody's own page, and what they set for themselves alone. */
export const homeHandlers: Handlers<'show-home' | 'set-quiet-hours' | 'set-platform'> = {
  async 'show-home'(_intent, situation) {
    // one's own unit, in whoever's channel it was asked
    const scene = await load({ ...situation, channelUnitId: null }, {})
    const [decisions, tasks] = await Promise.all([waitingFor(scene, situation), tasksOf(scene, situation)])
    const { asker, policy, people } = scene
    return message(home({
      reader: asker,
      toAnswer: toAnswer(decisions, await policiesOf(situation.app, situation.organisationId, policy, decisions)),
      tasks,
      unit: unitOf(scene, situation),
      cover: scene.cover.filter(({ holderId, deputyId }) => holderId === asker.id || deputyId === asker.id)
        .map(({ holderId, deputyId, from, to }) => ({ holder: colleague(holderId, people), deputy: colleague(deputyId, people), from, to })),
      quietHours: asker.quietHours,
      platforms: platformsOf(asker, setUp(situation)),
      now: situation.now,
    }))
  },

  async 'set-quiet-hours'({ hours }, situation) {
    const settled = await settle(situation, () => load(situation, {}), ({ asker }) =>
      setQuietHours(asker, { hours }, asking(situation)))
    if (settled.kind === 'refused') return refuse(settled.refusal)
    return done(quietHoursSet(settled.outcome.person.quietHours), settled.notices)
  },

  async 'set-platform'({ platform }, situation) {
    const settled = await settle(situation, () => load(situation, {}), ({ asker }) =>
      setPlatform(asker, { platform, setUp: setUp(situation) }, asking(situation)))
    if (settled.kind === 'refused') return refuse(settled.refusal)
    const others = platformsOf(settled.outcome.person, setUp(situation)).filter((other) => other !== platform)
    return done(platformSet(platform, others), settled.notices)
  },
}

function setUp({ app: { chats } }: Situation): ReadonlySet<Platform> {
  return new Set(chats.keys())
}

/** What waits for the asker's answer, and what came back to the unit with a question about what they decided or recorded. */
async function waitingFor({ unit }: Scene, { app, organisationId, askerId }: Situation): Promise<readonly DecisionLine[]> {
  const [asked, inUnit] = await Promise.all([
    app.store.waitingDecisions(organisationId, { askedId: askerId }),
    unit === null ? [] : app.store.waitingDecisions(organisationId, { unitId: unit.id, viewerId: askerId }),
  ])
  const theirs = inUnit.filter(({ decision }) => decision.decidedById === askerId || decision.recordedById === askerId)
  return [
    ...asked.filter(({ escalation }) => escalation?.state === 'waiting'),
    ...theirs.filter(({ escalation }) => escalation?.state === 'sent-back'),
  ]
}

/** The asker's tasks and those of whoever they cover for today, of restricted cases only what they may see themselves. */
async function tasksOf({ asker, cover }: Scene, { app, organisationId, today, calendar }: Situation): Promise<Home['tasks']> {
  const owners = [asker.id, ...standsInFor(asker, cover, today)]
  const open = await Promise.all(owners.map((ownerId) => app.store.tasks(organisationId, { viewerId: asker.id, ownerId })))
  return open.flat().toSorted(byLimit).map((task) => toLine(task, today, calendar))
}

function unitOf(scene: Scene, situation: Situation): Home['unit'] {
  const within = inUnit(scene, situation)
  if (within === null) return null
  const { today, now, calendar } = situation
  const { name, digestTime } = within.unit
  return {
    name, digestTime,
    away: unitToday(within, today).away,
    meeting: nextMeeting(within.unit, now, calendar),
    isManagedByReader: mayManageUnit(within.asker, within, today),
  }
}
