import { readFileSync } from 'node:fs'
import path from 'node:path'
import { dateFrom, instantFrom, timeFrom } from '../../../src/domain/calendar/london.ts'
import { policySchema } from '../../../src/domain/policy.ts'
import type { CaseRef, OrganisationId, PersonId, TaskId, UnitId } from '../../../src/domain/ids.ts'
import type { Task } from '../../../src/domain/task/task.ts'
import type { Person, Role } from '../../../src/domain/unit/person.ts'
import type { Unit } from '../../../src/domain/unit/unit.ts'
import type { TaskLine } from '../../../src/ports/store.ts'
import type { Conversation, Persona, PlaygroundStore } from '../../../adapters/playground/personas.ts'

/** Two units, Hawthorn and Rowan, their people and their manager, as the playground reads them. Nobody here exists. */

const policyFile = path.join(import.meta.dirname, '../../../prisma/policies/reclaiming-social-work.json')
export const policy = policySchema.parse(JSON.parse(readFileSync(policyFile, 'utf8')))

const organisationId = '00000000-0000-4000-8000-000000000001' as OrganisationId
const hawthornId = '00000000-0000-4000-8000-000000000002' as UnitId
const rowanId = '00000000-0000-4000-8000-000000000003' as UnitId

let people = 0

function person(name: string, role: Role, unitId: UnitId | null): Person {
  people += 1
  const email = `${name.toLowerCase().replace(' ', '.')}@marlow.example`
  return {
    id: `00000000-0000-4000-8000-0000000001${String(people).padStart(2, '0')}` as PersonId, organisationId, email, name,
    posts: [{ role, unitId, since: dateFrom('2024-01-08'), until: null }],
    identities: [{ platform: 'playground', tenant: 'playground', user: email }],
    pattern: { hours: [], termTimeOnly: false },
    quietHours: null, isActive: true, version: 1,
  }
}

export const staff = {
  amara: person('Amara Bello', 'csw', hawthornId),
  jo: person('Jo Harlow', 'sw', hawthornId),
  sam: person('Sam Okafor', 'cp', hawthornId),
  priya: person('Priya Nair', 'uc', hawthornId),
  jonas: person('Jo Lindqvist', 'sw', rowanId),
  ruth: person('Ruth Caldwell', 'gm', null),
} as const

function unit(id: UnitId, code: string, name: string): Unit {
  return {
    id, organisationId, code, name, serviceArea: 'children in need', groupManagerId: staff.ruth.id,
    meetingDay: 2, meetingTime: timeFrom('10:00'), digestTime: timeFrom('08:30'),
    channels: [{ platform: 'playground', tenant: 'playground', conversation: code }], version: 1,
  }
}

export const hawthorn = unit(hawthornId, 'hawthorn', 'Hawthorn')
export const rowan = unit(rowanId, 'rowan', 'Rowan')

/** Jo Harlow's part, and the two places it is played in. */
export const playingJo: Persona = {
  person: staff.jo, identity: { platform: 'playground', tenant: 'playground', user: staff.jo.email }, organisationId,
  role: 'social worker', home: hawthorn,
}
export const channel: Conversation = { name: 'Hawthorn', conversation: 'hawthorn', unit: hawthorn }
export const direct: Conversation = { name: 'Co-ordinator', conversation: `direct/${staff.jo.email}`, unit: null }

function openTask(number: number, title: string, caseRef: string): TaskLine {
  const task: Task = {
    id: `00000000-0000-4000-8000-0000000002${number}` as TaskId, organisationId, unitId: hawthornId, caseId: null, childId: null,
    number, title, taskClass: 'direct-work', due: dateFrom('2026-11-27'), dueAt: null, bookBy: null, basis: null, ownerId: null,
    state: 'open', closedReason: null, doneOn: null, closedAt: null, closedById: null, fromDecisionId: null, link: null,
    raisedAt: instantFrom('2026-11-20T09:00:00Z'), raisedBy: null, version: 1,
  }
  return { task, caseRef: caseRef as CaseRef, childRef: null, owner: null }
}

/** What is kept, as far as the playground looks. */
export const store: PlaygroundStore = {
  organisations: async () => [{ id: organisationId, name: 'Marlow' }],
  units: async () => [rowan, hawthorn],
  people: async () => Object.values(staff),
  policy: async () => policy,
  leaveAndCover: async () => ({ leave: [], cover: [] }),
  tasks: async (_organisation, { unitId }) =>
    unitId === hawthornId ? [openTask(12, 'home visit', 'C-1042'), openTask(15, 'first looked-after review', 'C-1050')] : [],
}
