import { newInPost, nextCheckIn } from '../../domain/authority/check-in.ts'
import { roleName } from '../../domain/authority/say-authority.ts'
import { addDays } from '../../domain/calendar/london.ts'
import { agenda } from '../../domain/meeting/agenda.ts'
import { nextMeeting } from '../../domain/meeting/next-meeting.ts'
import type { Outcome } from '../../domain/outcome.ts'
import { managerName } from '../../domain/unit/managing-role.ts'
import { isMember, rolesIn } from '../../domain/unit/membership.ts'
import type { Person } from '../../domain/unit/person.ts'
import { setCover } from '../../domain/unit/set-cover.ts'
import { setDigestTime } from '../../domain/unit/set-digest-time.ts'
import { setLeave } from '../../domain/unit/set-leave.ts'
import { unitToday } from '../../domain/unit/unit-today.ts'
import type { PersonNamed } from '../../intents/intent.ts'
import { meetingShown } from '../../messages/cards/meeting-reminder.ts'
import { coverSet, digestTimeSet, leaveSet } from '../../messages/cards/unit-changed.ts'
import { unitShown } from '../../messages/cards/unit-shown.ts'
import type { Message } from '../../messages/model.ts'
import type { Reply } from '../../messages/reply.ts'
import { refused } from '../../domain/outcome.ts'
import { belongsHere } from '../belongs-here.ts'
import { inCountedUnit, inUnit, NO_UNIT, type CountedScene, type UnitScene } from '../in-unit.ts'
import { moveOnDue } from '../move-on.ts'
import { errorFields } from '../../ports/log.ts'
import { whoIsMeant } from '../person-named.ts'
import { done, message, refuse } from '../reply.ts'
import { settle } from '../settle.ts'
import { colleague } from '../shown.ts'
import { asking, load, type Situation } from '../situation.ts'
import { agendaFacts } from '../unit-facts.ts'
import type { Handlers } from './handler.ts'

/** The unit itself: who, where, when; leave, cover, the digest's time; the next meeting. */
export const unitHandlers: Handlers<'show-unit' | 'set-leave' | 'set-cover' | 'set-digest-time' | 'show-meeting'> = {
  async 'show-unit'(_intent, situation) {
    const scene = inCountedUnit(await load(situation, { countsOpenTasks: true }), situation)
    if (scene === null || !belongsHere(scene, situation)) return refuse(NO_UNIT)
    return message(unitShown({ ...shownUnit(scene, situation), newInPost: await shownNewInPost(scene, situation) }))
  },

  'set-leave': ({ person, from, to }, situation) => changeAndMoveOn(situation, [person], (scene, [who]) =>
    who === undefined ? noUnit() : setLeave(scene, { person: who, from, to }, asking(situation)), ({ leave }, scene) =>
    leaveSet({ person: colleague(leave.personId, scene.people), from: leave.from, to: leave.to })),

  'set-cover': ({ holder, deputy, from, to }, situation) => changeAndMoveOn(situation, [holder, deputy], (scene, [covered, by]) =>
    covered === undefined || by === undefined ? noUnit() : setCover(scene, { holder: covered, deputy: by, from, to }, asking(situation)), ({ cover, clash }, scene) =>
    coverSet({
      holder: colleague(cover.holderId, scene.people), deputy: colleague(cover.deputyId, scene.people), from: cover.from, to: cover.to,
      clash: clash.map((other) => ({ deputy: colleague(other.deputyId, scene.people), from: other.from, to: other.to })),
    })),

  'set-digest-time': ({ time }, situation) => change(situation, [], (scene) => setDigestTime(scene, { time }, asking(situation)), ({ unit }) =>
    digestTimeSet({ unitName: unit.name, time: unit.digestTime })),

  async 'show-meeting'(_intent, situation) {
    const scene = inUnit(await load(situation, {}), situation)
    const facts = scene === null || !belongsHere(scene, situation) ? null : await agendaFacts(situation.app, situation.organisationId, scene.unit.id, situation.askerId)
    return facts === null ? refuse(NO_UNIT) : message(meetingShown(agenda(facts, situation.now)))
  },
}

/** Changes who is there; what waits for somebody who is not moves on now and not at the next beat, which sees to it should this fail. */
async function changeAndMoveOn<Extra>(...asked: Parameters<typeof change<Extra>>): Promise<Reply> {
  const reply = await change(...asked)
  if (reply.kind !== 'done') return reply
  const [{ app, organisationId, now }] = asked
  try {
    await moveOnDue(app, organisationId, now)
    app.wake()
  } catch (error) {
    app.log.warn(errorFields(error), 'what waits moves on at the next beat')
  }
  return reply
}

/** Changes something about the unit, once everybody named is known to be one person. */
async function change<Extra>(
  situation: Situation, named: readonly PersonNamed[],
  decide: (scene: UnitScene, people: readonly Person[]) => Outcome<Extra>,
  say: (accepted: Extra, scene: UnitScene) => Message,
): Promise<Reply> {
  const settled = await settle(situation, () => load(situation, { people: named }), (loaded): Outcome<{ readonly said: Message }> => {
    const scene = inUnit(loaded, situation)
    if (scene === null) return noUnit()
    const people: Person[] = []
    for (const one of named) {
      const found = whoIsMeant(one, scene, situation)
      if (found.kind !== 'found') return refused('who', found.says)
      people.push(found.person)
    }
    const outcome = decide(scene, people)
    return outcome.kind === 'refused' ? outcome : { ...outcome, said: say(outcome, scene) }
  })
  if (settled.kind === 'refused') return refuse(settled.refusal.reason === 'not-found' ? NO_UNIT : settled.refusal)
  return done(settled.outcome.said, settled.notices)
}

/** Leave of earlier this week is asked for too: it may have moved the week's check-in to a day that is still to come. */
async function shownNewInPost({ unit, people, policy }: UnitScene, { app, organisationId, today, calendar }: Situation) {
  const { leave } = await app.store.leaveAndCover(organisationId, addDays(today, -6), addDays(today, 27))
  const facts = { people, policy, leave, calendar }
  return newInPost(unit, facts, today).map((each) => ({ ...each, nextOn: nextCheckIn(each.person, unit, facts, today) }))
}

function noUnit() {
  return refused('no-unit', NO_UNIT.says)
}

function shownUnit(scene: CountedScene, { today, now, calendar }: Situation): Omit<Parameters<typeof unitShown>[0], 'newInPost'> {
  const { unit, people, policy } = scene
  const members = people.filter((person) => isMember(person, scene, today))
  const meeting = nextMeeting(unit, now, calendar)
  return {
    name: unit.name,
    serviceArea: unit.serviceArea,
    groupManager: unit.groupManagerId === null ? null : colleague(unit.groupManagerId, people),
    managerName: managerName(policy),
    members: members.map((person) => ({
      person, roles: rolesIn(person, unit, today).map((role) => roleName(role, policy)), pattern: person.pattern, openTasks: scene.openTasks[person.id] ?? 0,
    })),
    away: unitToday(scene, today).away,
    cover: scene.cover.map((one) => ({ holder: colleague(one.holderId, people), deputy: colleague(one.deputyId, people), from: one.from, to: one.to })),
    meeting: meeting === null ? null : { on: meeting.on, time: meeting.time },
    digestTime: unit.digestTime,
  }
}
