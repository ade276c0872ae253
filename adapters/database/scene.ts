import type pg from 'pg'
import { londonDateOf } from '../../src/domain/calendar/london.ts'
import type { OrganisationId } from '../../src/domain/ids.ts'
import { type AsOf, type Facts, type FactsAsk, OutOfDate, type Scene, type SceneAsk, type Store } from '../../src/ports/store.ts'
import { type CaseFacts, readCaseFacts, type Subject } from './case-facts.ts'
import type { Directories, Directory } from './directory.ts'
import { type Policies, orRefuse } from './policies.ts'
import { awayAmong, type Circle, peopleAround, unitAskedIn } from './scene-people.ts'

/** How often a wrong guess is put right before something is wrong that is not a guess. */
const ATTEMPTS = 5

/**
 * Reads scenes. That the remembered directory still stands is guessed first and read with the facts, and so is the unit it is about where
 * its people's tasks are counted; a wrong guess is put right and the facts are read again. A right one, which is the rule, costs one
 * round trip.
 */
export function createScenes(pool: pg.Pool, directories: Directories, policies: Policies): Pick<Store, 'scene' | 'facts'> {
  async function read(
    organisationId: OrganisationId, circle: Circle, subject: Subject, asOf?: AsOf,
  ): Promise<{ facts: Facts; directory: Directory }> {
    const today = londonDateOf(circle.now)
    let directory = await directories.lastKnown(organisationId)
    let guess = unitAskedIn(directory, circle, today)
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const counted = circle.countsOpenTasks ? peopleAround(directory, guess, circle, today) : []
      const found = await readCaseFacts(pool, {
        organisationId, viewer: circle.asker, now: circle.now, subject, people: counted.map(({ id }) => id),
      })
      if (asOf !== undefined && !isAsOf(asOf, found)) throw new OutOfDate('who asks is remembered from before a change')
      const isCurrent = found.directoryVersion === directory.version
      if (!isCurrent) directory = await directories.read(organisationId)
      const unit = unitAbout(directory, found) ?? unitAskedIn(directory, circle, today)
      if (isCurrent && (unit?.id === guess?.id || !circle.countsOpenTasks)) {
        const { history, tasks, decisions, escalations, openTasks } = found
        const policy = await policies.version(organisationId, orRefuse(found.policyVersion))
        const before = await policies.before(organisationId, policy, decisions)
        const people = peopleAround(directory, unit, circle, today)
        const facts: Facts = {
          organisationId, policy, ...(before === null ? {} : { policiesBefore: before }), unit, people, ...awayAmong(directory, people, today), history, tasks, decisions, escalations,
          openTasks: circle.countsOpenTasks ? Object.fromEntries(people.map(({ id }) => [id, openTasks[id] ?? 0])) : null,
        }
        return { facts, directory }
      }
      guess = unit
    }
    throw new Error('The organisation changed faster than it could be read.')
  }

  return {
    async scene(organisationId, ask): Promise<Scene> {
      const { askerId: asker, unitId, platform, tenant, now, people: named = [], countsOpenTasks = false, asOf } = ask
      const circle: Circle = { asker, unitId, named, platform, tenant, now, countsOpenTasks }
      const { facts, directory } = await read(organisationId, circle, subjectOf(ask), asOf)
      const person = directory.personById.get(asker)
      if (person === undefined) throw new Error('A scene was asked for by somebody who is not in the organisation.')
      return { ...facts, asker: person }
    },

    async facts(organisationId, about): Promise<Facts> {
      const { now, unitId = null } = about
      const circle: Circle = { asker: 'the-product', unitId, named: [], platform: null, tenant: null, now, countsOpenTasks: false }
      return (await read(organisationId, circle, subjectOf(about))).facts
    },
  }
}

function isAsOf({ directoryVersion, policyVersion }: AsOf, found: CaseFacts): boolean {
  return found.directoryVersion === directoryVersion && found.policyVersion === policyVersion
}

type Naming = Pick<SceneAsk & FactsAsk, 'caseRef' | 'caseId' | 'taskNumber' | 'taskId' | 'decisionNumber' | 'decisionId' | 'escalationId'>

function subjectOf(ask: { readonly [Key in keyof Naming]: Naming[Key] | undefined }): Subject {
  if (ask.caseRef !== undefined) return { kind: 'case-ref', value: ask.caseRef }
  if (ask.caseId !== undefined) return { kind: 'case-id', value: ask.caseId }
  if (ask.taskNumber !== undefined) return { kind: 'task-number', value: ask.taskNumber }
  if (ask.taskId !== undefined) return { kind: 'task-id', value: ask.taskId }
  if (ask.decisionNumber !== undefined) return { kind: 'decision-number', value: ask.decisionNumber }
  if (ask.decisionId !== undefined) return { kind: 'decision-id', value: ask.decisionId }
  if (ask.escalationId !== undefined) return { kind: 'escalation-id', value: ask.escalationId }
  return { kind: 'nothing' }
}

/** The unit of what was asked about; null when that is nothing, or not there for the asker. */
function unitAbout({ unitById }: Directory, { history, tasks }: CaseFacts) {
  const unitId = history?.case.unitId ?? tasks[0]?.unitId
  return unitId === undefined ? null : unitById.get(unitId) ?? null
}
