import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { SCENE_FIRST } from '../../src/app/answer-from-memory.ts'
import { createAnswer } from '../../src/app/answer.ts'
import { personLeaves } from '../../src/app/close-account.ts'
import type { IntentKind } from '../../src/intents/intent.ts'
import { intentSchema } from '../../src/intents/intent.ts'
import { plainText } from '../../src/messages/plain-text.ts'
import type { Reply } from '../../src/messages/reply.ts'
import type { Store } from '../../src/ports/store.ts'
import { AUTUMN, HAWTHORN } from '../support/hawthorn-files.ts'
import type { Assembly } from '../../src/assemble.ts'
import { createWorld, type World } from '../support/world.ts'

const ESCALATION = '5a8e9f0c-2f0b-4d6b-9f4e-1c2d3e4f5a6b'

/** One of each, as a button or a form would ask it; whether there is such a thing does not matter here. */
const ONE_OF_EACH: { readonly [Kind in IntentKind]?: object } = {
  'allocate-new': { case: 'C-1042', title: 'Home visit', to: null, due: null },
  'allocate-task': { task: 1, to: { kind: 'name', name: 'jo' }, version: null },
  decide: { case: 'C-1042', type: 'start-s47', summary: '', amount: null, isUrgent: false, decidedBy: null, childWants: null, reasons: null },
  approve: { escalation: ESCALATION, version: 1 },
  decline: { escalation: ESCALATION, version: 1, reason: 'No' },
  'send-back': { escalation: ESCALATION, version: 1, question: 'Why?' },
  answer: { escalation: ESCALATION, version: 1, answer: 'So' },
  withdraw: { escalation: ESCALATION, version: 1 },
  done: { task: 1, on: null, wasSeen: true, version: null },
}

/** Who asks is remembered, and what is remembered is never acted on before the facts have confirmed it (invariant 3). */
describe('answering from memory', () => {
  let world: World
  let asked: (keyof Store)[]
  let process: Assembly
  let ask: (person: string, intent: object, channel?: string) => Promise<Reply>

  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-24 09:00', files: { ...HAWTHORN, events: AUTUMN } })
    process = await world.startProcess()
    const store = new Proxy(world.app.store, {
      get: (target, name: keyof Store) => (...args: unknown[]) => {
        asked.push(name)
        return Reflect.apply(target[name], target, args) as unknown
      },
    })
    const answer = createAnswer({ ...world.app, store })
    let key = 0
    ask = (person, intent, channel = 'hawthorn') => answer({
      identity: { platform: 'playground', tenant: 'playground', user: `${person}@marlow.example` },
      channel: { platform: 'playground', tenant: 'playground', conversation: channel },
      key: `ask-${key += 1}`, said: { kind: 'press', intent: intentSchema.parse(intent) },
    })
  })
  beforeEach(async () => {
    await world.says('kim', '/unit')
    await world.says('ada', '/unit', 'rowan')
    asked = []
  })

  it('has one of each intent that begins with its scene', () => {
    expect(new Set(Object.keys(ONE_OF_EACH))).toEqual(SCENE_FIRST)
  })

  it.each([...SCENE_FIRST])('reads nothing before its scene: %s', async (kind) => {
    await ask('kim', { kind, ...ONE_OF_EACH[kind] })
    expect(asked.slice(0, 2)).toEqual(['whoAsksFromMemory', 'scene'])
    expect(asked).not.toContain('whoAsks')
  })

  it('looks up who asks where the answer begins otherwise', async () => {
    await ask('kim', { kind: 'show-unit' })
    expect(asked.slice(0, 2)).toEqual(['whoAsksFromMemory', 'whoAsks'])
  })

  it('looks up who asks when it has nothing in memory', async () => {
    const fresh = await world.startProcess()
    const said = await fresh.doors.answer({
      identity: { platform: 'playground', tenant: 'playground', user: 'kim@marlow.example' }, channel: null, key: 'fresh',
      said: { kind: 'press', intent: intentSchema.parse({ kind: 'decide', ...ONE_OF_EACH.decide, case: 'C-1045' }) },
    })
    expect(said.kind).toBe('done')
  })

  it('finds that the unit’s channel is another’s since', async () => {
    await world.importFiles({ units: HAWTHORN.units.replace('Rowan,', 'Rowan Tree,') })
    const said = await ask('ada', { kind: 'decide', ...ONE_OF_EACH.decide, case: 'C-2001' }, 'rowan')
    expect(asked.slice(0, 3)).toEqual(['whoAsksFromMemory', 'scene', 'whoAsks'])
    expect(said.kind).toBe('done')
  })

  it('finds that the policy is another since', async () => {
    await world.pool.query(`
      INSERT INTO policy_version (organisation_id, version, document, applied_at)
      SELECT organisation_id, 'rsw-next', jsonb_set(document, '{version}', '"rsw-next"'), applied_at FROM policy_version WHERE organisation_id = $1`,
    [world.organisationId])
    await world.pool.query(`UPDATE organisation SET policy_version = 'rsw-next' WHERE id = $1`, [world.organisationId])
    const said = await ask('kim', { kind: 'decide', ...ONE_OF_EACH.decide, case: 'C-1043' })
    expect(asked.slice(0, 3)).toEqual(['whoAsksFromMemory', 'scene', 'whoAsks'])
    expect(said.kind).toBe('done')
  })

  it.each([...SCENE_FIRST])('finds that whoever asks has left since: %s', async (kind) => {
    const { organisationId, again } = await leaver(kind)
    const said = await again()
    expect(said.kind === 'form' ? said.form.title : plainText(said.message)).toMatch(/not set up/)
    const { rows: [kept] } = await world.pool.query(
      `SELECT last_decision AS decisions, (SELECT count(*)::int FROM audit_event WHERE organisation_id = id AND event = 'refused') AS refusals
      FROM organisation WHERE id = $1`, [organisationId])
    expect(kept).toEqual({ decisions: 0, refusals: 0 })
  })

  /** Somebody whom one process remembers, and who has left as another process knows. */
  async function leaver(kind: IntentKind) {
    const organisationId = await world.serveCouncil(`Beside ${kind}`, elsewhere(kind))
    const identity = { platform: 'playground', tenant: 'playground', user: `jo.${kind}@beside.example` } as const
    const request = (key: string, intent: object) => process.doors.answer({
      identity, channel: null, key, said: { kind: 'press', intent: intentSchema.parse(intent) },
    })
    await request(`${kind}-before`, { kind: 'show-unit' })
    expect(process.app.store.whoAsksFromMemory(identity, null)).not.toBeNull()
    const jo = (await world.app.store.people(organisationId)).find((person) => person.email === identity.user)
    if (jo === undefined) throw new Error('nobody is there to leave')
    await personLeaves(world.app, organisationId, jo.id, world.now())
    return { organisationId, again: () => request(`${kind}-after`, { kind, ...ONE_OF_EACH[kind] }) }
  }
})

function elsewhere(kind: string) {
  return {
    units: `unit,name,service_area,group_manager,meeting_day,meeting_time,digest_time\nash-${kind},Ash,children in need,,,,08:30\n`,
    people: `email,name,role,unit,in_post_since,pattern\njo.${kind}@beside.example,Jo Beside,csw,ash-${kind},2024-01-08,\n`,
    cases: `case_ref,unit,child_ref,date_of_birth,knows,restricted\nC-1042,ash-${kind},C-1042-A,2019-05-12,,\n`,
  }
}
