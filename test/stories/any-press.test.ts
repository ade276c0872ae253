import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { verifyAudit } from '../../adapters/database/audit.ts'
import { addMinutes } from '../../src/domain/calendar/london.ts'
import { isOpen, type Escalation } from '../../src/domain/escalation/escalation.ts'
import { gallery } from '../../src/messages/gallery.ts'
import type { Button, Field, Message } from '../../src/messages/model.ts'
import { plainText } from '../../src/messages/plain-text.ts'
import { AUTUMN, HAWTHORN } from '../support/hawthorn-files.ts'
import { pressesOf } from '../support/plain-text.ts'
import { createWorld, type Shown, type World } from '../support/world.ts'

/** Change it to play another session; a failure says what was done up to then. */
const SEED = 20_261_123
const STEPS = 260
/** It goes on for longer when some kind of button has not been pressed by then. */
const MOST_STEPS = 600

/** What a button asks, and the form it opens. */
const kindOf = ({ intent }: Button): string => ('form' in intent ? `${intent.kind} ${intent.form}` : intent.kind)

/** What these weeks never come to: other stories press them. */
const PRESSED_ELSEWHERE: ReadonlySet<string> = new Set([
  // only somebody with accounts on two platforms is offered it: one-person-on-both.test.ts
  'set-platform',
  // on what nobody touched for eight weeks: drift.test.ts
  'open-form right-as-it-is',
  // on the day of a sitting: to-the-panel.test.ts
  'open-form panel-attendance',
])

/** Every kind of button there is on any message, as the gallery shows them. */
const KINDS: ReadonlySet<string> = new Set(gallery
  .flatMap(({ examples }) => examples.flatMap((example) => ('message' in example ? pressesOf(example.message) : [])))
  .map(kindOf)
  .filter((kind) => !PRESSED_ELSEWHERE.has(kind)))

const PEOPLE = ['kim', 'sam', 'jo', 'mo', 'alex', 'priya', 'helen', 'marcus', 'ada', 'ruth']
const LINES = [
  '/allocate C-1042 a letter by fri', '/allocate C-1043 home visit to sam by 4 dec', '/allocate T-4', '/allocate T-2 to jo', '/allocate',
  '/decide C-1042 spend £300 beds', '/decide C-1043 residential placement', '/decide C-1045 start s47', '/decide C-1044 close case urgent',
  '/decide C-1042 spend £501 a cooker', '/decide C-1045 dance lessons', '/decide', '/decide D-1',
  '/due', '/due unit', '/due C-1043', '/due week', '/done T-1', '/done T-3 on fri', '/done T-4 not seen', '/done',
  '/case C-1042', '/case C-1044', '/case open C-1090 child A', '/case', '/case C-1045 looked-after from 16 nov',
  '/case C-1045 placement from 16 nov kind=foster', '/case C-1042 plan-ended from today', '/case C-1045 closed from today',
  '/unit', '/unit leave me 30 nov to 2 dec', '/unit cover @kim by @sam 30 nov to 4 dec', '/unit digest 9am',
  '/escalate', '/escalate help', '/escalate C-1042 taken to hospital with police urgent', '/escalate C-9999 moved to her aunt urgent', '/escalate C-1043 urgent',
  '/escalate C-1044 rang the police urgent', '/escalate C-1045 may we pay for a second opinion',
  '/services', '/services time', '/services contact-service', '/services refer C-1042 contact-service', '/services refer C-1045 contact-service',
  '/panel', '/panel C-1042 resource', '/panel C-1045 jarp',
  '/meeting', '/clock', '/clock looked-after from 3 mar', '/help', 'hello', 'home', '/unit quiet 7pm to 7.30am',
]
const SERVICES = `service,name,section,purpose,audience,access,criteria,contact,expected_wait,source,checked
contact-service,Contact Service,Time together,Supervised time with family,,straight,,Duty desk 020 7000 0000,10,,2026-10-01
`
const SENTENCES = ['is that enough?', 'yes, they agree', 'not before the review']
const WORDS = [
  'a short note', 'C-1042', 'C-1045', 'T-3', '£40', 'fri', '3 dec', '16:00', 'today', 'seen=no', '',
]

/** A button somebody was shown, and where. */
interface Shows {
  readonly to: string
  readonly place: string
  readonly button: Button
}

/** A long session in which people press whatever they are shown and fill in forms as they come: all is answered, and nothing breaks. */
describe('any press', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-23 09:00', files: { ...HAWTHORN, events: AUTUMN, services: SERVICES } })
  })

  const chances = fc.sample(fc.nat(1_000_000), { seed: SEED, numRuns: MOST_STEPS * 40 })
  const below = (limit: number): number => (chances.pop() ?? 0) % limit
  const oneOf = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)]
    if (item === undefined) throw new Error('there is nothing to choose from')
    return item
  }

  const done: string[] = []
  const toPress: Shows[] = []
  const pressed = new Set<string>()
  const looked = new Map<string, number>()

  function look(message: Message, to: string, place: string): void {
    const shown = plainText(message)
    // what is stored has a random id that never appears in chat; nor does a value that is not there
    expect(shown, done.join('\n')).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|undefined|null|NaN|\[object|Something broke/)
    expect(shown.trim(), done.join('\n')).not.toBe('')
    for (const button of pressesOf(message)) {
      // the newest comes first: an old card mostly says that things have moved on
      toPress.splice(below(3), 0, { to, place, button })
    }
    toPress.splice(60)
  }

  function lookAround(): void {
    for (const place of ['hawthorn', 'rowan', ...PEOPLE.map((person) => `direct:${person}@marlow.example`)]) {
      const all = world.chat.messagesIn(place)
      for (const message of all.slice(looked.get(place) ?? 0)) look(message, /^direct:(\w+)/.exec(place)?.[1] ?? oneOf(PEOPLE), place)
      looked.set(place, all.length)
    }
  }

  async function answered(shown: Shown, by: string, place: string): Promise<void> {
    const channel = place.startsWith('direct:') ? null : place
    if (shown.reply.kind !== 'form') return look(shown.reply.message, by, place)
    expect(shown.text, done.join('\n')).not.toMatch(/undefined|null|NaN|\[object/)
    if (shown.reply.form.submit === null || below(4) === 0) return
    const values = Object.fromEntries(shown.reply.form.fields.map((field) => [field.name, filledIn(field)]))
    done.push(`${by} fills in ${shown.reply.form.form}: ${JSON.stringify(values)}`)
    await answered(await world.fills(by, shown, values, channel), by, place)
  }

  /** What nobody has pressed yet, or the newest, or any. */
  function nextPress(): Shows | undefined {
    const untried = toPress.findIndex(({ button }) => !pressed.has(kindOf(button)))
    const at = untried >= 0 ? untried : below(2) === 0 ? 0 : below(Math.max(1, toPress.length))
    return toPress.splice(at, 1)[0]
  }

  function filledIn(field: Field): string {
    if (field.value !== '' && field.problem === null && below(5) > 0) return field.value
    switch (field.kind) {
      case 'choice': return oneOf([...field.choices.map(({ value }) => value), ''])
      case 'person': return oneOf([...field.people.map(({ value }) => value), 'sam', ''])
      case 'tick': return oneOf(['yes', ''])
      case 'paragraph': return oneOf(SENTENCES)
      case 'line': case 'date': case 'money': case 'shown': return oneOf(WORDS)
      default: return field satisfies never
    }
  }

  it('is answered in plain English, whoever presses what, in whatever order', async () => {
    let lastSaid = { by: 'kim', line: '/due' }
    const isMissing = () => !KINDS.isSubsetOf(pressed)
    for (let step = 0; step < STEPS || (isMissing() && step < MOST_STEPS); step += 1) {
      const next = below(4) === 0 ? undefined : nextPress()
      if (next === undefined) {
        // people say a thing twice
        const said = below(5) === 0 ? lastSaid : { by: oneOf(PEOPLE), line: oneOf(LINES) }
        lastSaid = said
        const { by, line } = said
        const place = below(3) === 0 ? `direct:${by}@marlow.example` : 'hawthorn'
        done.push(`${by}: ${line}`)
        const channel = place.startsWith('direct:') ? null : place
        const shown = await world.says(by, line, channel)
        await answered(shown, by, place)
        if (shown.reply.kind === 'form') await answered(await world.isKept(by, { kind: 'words', line }, channel), by, place)
      } else {
        const by = below(5) === 0 ? oneOf(PEOPLE) : next.to
        done.push(`${by} presses ${next.button.label}`)
        pressed.add(kindOf(next.button))
        await answered(await world.sends(by, next.button.intent, next.place.startsWith('direct:') ? null : next.place), by, next.place)
      }
      lookAround()
      if (step % 20 === 19) {
        done.push('some hours pass')
        const hours = 1 + below(14)
        world.setClock(addMinutes(world.now(), hours * 60))
        await world.beat()
        lookAround()
      }
    }
    expect(world.log.lines.filter(({ level }) => level === 'error')).toEqual([])
  }, 300_000)

  it('reached every kind of button there is to press, but for a few that chance did not come to', () => {
    const missed = [...KINDS.difference(pressed)]
    expect(missed.length, missed.join()).toBeLessThanOrEqual(4)
  })

  it('leaves every decision that went up with a next step, until it is decided (invariant 5)', async () => {
    const { rows } = await world.pool.query<Pick<Escalation, 'state' | 'nextStepAt'>>(
      'SELECT state, next_step_at AS "nextStepAt" FROM escalation')
    expect(rows.length).toBeGreaterThan(1)
    expect(rows.filter((row) => isOpen(row) === (row.nextStepAt === null))).toEqual([])
  })

  it('leaves nobody as the one who answered what they decided or recorded (invariant 4)', async () => {
    const { rows } = await world.pool.query(`SELECT d.number FROM escalation e JOIN decision d ON d.id = e.decision_id
      WHERE e.state IN ('approved', 'declined') AND e.closed_by_id IN (d.decided_by_id, d.recorded_by_id)`)
    expect(rows).toEqual([])
  })

  it('leaves nothing unsent, and an audit that is whole', async () => {
    const backlog = async () => (await world.app.outbox.backlog(world.now())).counts
    await world.beat()
    // what was put off until somebody's quiet hours are over is sent within a day
    for (let hour = 0; hour < 24 && (await backlog()).pending > 0; hour += 1) {
      world.setClock(addMinutes(world.now(), 60))
      await world.beat()
    }
    expect(await backlog()).toMatchObject({ pending: 0, sending: 0, failed: 0, unknown: 0 })
    expect(await verifyAudit(world.pool, world.organisationId)).toMatchObject({ kind: 'whole' })
  })
})
