import { afterEach, beforeAll, beforeEach } from 'vitest'
import { createCourier, type Courier } from '../../src/app/deliver.ts'
import { addMinutes, addSeconds, type Instant } from '../../src/domain/calendar/london.ts'
import type { NewNotice } from '../../src/domain/notice.ts'
import type { PersonId, UnitId } from '../../src/domain/ids.ts'
import type { Task } from '../../src/domain/task/task.ts'
import type { Chat } from '../../src/ports/chat.ts'
import type { Outbox } from '../../src/ports/outbox.ts'
import type { Store } from '../../src/ports/store.ts'
import { newId } from '../contracts/council.ts'
import { createFakeChat, type FakeChat } from './fake-chat.ts'
import { AUTUMN, HAWTHORN } from './hawthorn-files.ts'
import { createWorld, instantOf, type World } from './world.ts'

export const START = instantOf('2026-11-20 10:00')

/**
 * Deliveries as their tests need them: two units, a platform in memory, and a clock that stands where it is put. Every test begins with nothing
 * promised.
 */
export let world: World
export let tasks: readonly Task[]
export let unitId: Record<string, UnitId>
export let personId: Record<string, PersonId>
export let chat: FakeChat
export let clock: Instant
let promised = 0

beforeAll(async () => {
  world = await createWorld({ at: '2026-11-20 07:00', files: { ...HAWTHORN, events: AUTUMN } })
  const { store } = world.app
  tasks = (await store.tasks(world.organisationId, { viewerId: null })).map(({ task }) => task).toSorted((a, b) => a.number - b.number)
  unitId = Object.fromEntries((await store.units(world.organisationId)).map((unit) => [unit.code, unit.id]))
  personId = Object.fromEntries((await store.people(world.organisationId)).map((person) => [person.email.split('@')[0], person.id]))
})
beforeEach(async () => {
  await world.pool.query(`UPDATE notice SET state = 'stale' WHERE state IN ('pending', 'sending')`)
  await world.pool.query('DELETE FROM place_problem')
  startAgain()
})

/** A promise to tell a unit (`hawthorn`) or somebody (`@sam`) of a task: the message says its number. */
export function promising(to: string, index = 0, changes: Partial<NewNotice> = {}): NewNotice {
  return {
    id: newId('notice'), occurrence: `promised/${promised += 1}`, about: { kind: 'task-raised', taskId: taskAt(index).id },
    to: to.startsWith('@') ? { kind: 'person', personId: known(personId, to.slice(1)) } : { kind: 'unit', unitId: known(unitId, to) },
    isUrgent: false, lateByMinutes: 0, subjectId: null, ...changes,
  }
}

export async function promise(...given: Parameters<typeof promising>): Promise<NewNotice['id']> {
  const notice = promising(...given)
  await world.app.store.commit(world.organisationId, { key: null, writes: [], audit: [], notices: [notice], at: clock })
  return notice.id
}

export function known<Id>(ids: Readonly<Record<string, Id>>, called: string): Id {
  const id = ids[called]
  if (id === undefined) throw new Error(`there is no ${called}`)
  return id
}

export function taskAt(index: number): Task {
  const task = tasks[index]
  if (task === undefined) throw new Error('there are not so many tasks')
  return task
}

/** Every process of a test, which ends with it: a look it has yet to take would take what the next test promises. */
const processes: Courier[] = []
export function begin(courier: Courier): Courier {
  processes.push(courier)
  return courier
}
afterEach(async () => {
  for (const one of processes.splice(0)) await one.deliver(clock)
})

/** A process with this chat platform, and an outbox or a store that may fail. */
export function courier(changes: { readonly chat?: Partial<Chat>; readonly outbox?: Partial<Outbox>; readonly store?: Partial<Store> } = {}) {
  const { app } = world
  return begin(createCourier({
    ...app, clock: { now: () => clock }, chats: new Map([['playground', { ...chat, ...changes.chat }]]),
    outbox: { ...app.outbox, ...changes.outbox }, store: { ...app.store, ...changes.store },
  }, () => {}))
}

/** What a machine with much else to do may take its time for. */
export const EVENTUALLY = { timeout: 15_000 }

/** One round, so many minutes after the start. */
export async function round(minutes: number, using = courier()): Promise<void> {
  clock = addMinutes(START, minutes)
  await using.deliver(clock)
}

/** One round, so many seconds after the start. */
export async function roundAt(seconds: number, using = courier()): Promise<void> {
  clock = addSeconds(START, seconds)
  await using.deliver(clock)
}

export const place = (to: string): string => (to.startsWith('@') ? `direct:${to.slice(1)}@marlow.example` : to)
/** The numbers of the tasks a place was told of. */
export const told = (to: string): readonly string[] =>
  chat.messagesIn(place(to)).map((message) => /T-\d+/.exec(message.summary)?.[0] ?? message.summary)
export const name = (...indices: readonly number[]): readonly string[] => indices.map((index) => `T-${taskAt(index).number}`)

export async function stateOf(id: NewNotice['id']): Promise<{ state: string; reason: string | null }> {
  const asked = 'SELECT state, reason FROM notice WHERE id = $1'
  const { rows: [row] } = await world.pool.query<{ state: string; reason: string | null }>(asked, [id])
  if (row === undefined) throw new Error('there is no such notice')
  return row
}

/** It is that moment now, and nothing happens yet. */
export function setClock(moment: Instant): void {
  clock = moment
}

/** A platform that was told nothing yet, at the start again. */
export function startAgain(): void {
  chat = createFakeChat()
  clock = START
}
