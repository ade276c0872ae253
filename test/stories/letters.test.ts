import { describe, expect, it } from 'vitest'
import shipped from '../../prisma/policies/reclaiming-social-work.json' with { type: 'json' }
import { tick } from '../../src/app/tick.ts'
import { addMinutes } from '../../src/domain/calendar/london.ts'
import { policySchema } from '../../src/domain/policy.ts'
import { readiness } from '../../src/readiness.ts'
import { createFakeMail } from '../support/fake-mail.ts'
import { HAWTHORN } from '../support/hawthorn-files.ts'
import { minute } from '../support/running-product.ts'
import { createWorld } from '../support/world.ts'

/** The head of service is told by letter too. */
const policy = policySchema.parse({
  ...shipped,
  ladders: {
    routine: shipped.ladders.routine.map((step) => (step.role === 'hos' ? { ...step, through: ['direct', 'email'] } : step)),
    urgent: shipped.ladders.urgent.map((step) => (step.role === 'gm' ? step : { ...step, through: ['direct', 'email'] })),
  },
})

/** Kim's decision that goes up to Helen an hour after the clock begins. */
async function goingUp() {
  const post = createFakeMail()
  const world = await createWorld({ at: '2026-11-23 10:00', files: HAWTHORN, policy, mail: post.mail })
  await world.says('kim', '/decide C-1042 spend £640 taxis to contact')
  await world.itIs('2026-11-24 09:59')
  return { ...world, post, minutesPass: async (minutes: number) => {
    world.setClock(addMinutes(world.now(), minutes))
    await world.beat()
  } }
}

describe('a rung that tells by e-mail', () => {
  it('sends one letter beside the direct message: the number, that it waits, until when, and where', async () => {
    const world = await goingUp()
    expect(world.post.arrived()).toEqual([])
    await world.itIs('2026-11-24 10:00')
    await world.itIs('2026-11-24 10:30')
    expect(world.shows('@helen').at(-1)).toContain('# D-1 needs your decision')
    expect(world.post.arrived().map(({ to, subject, text }) => ({ to, subject, text }))).toEqual([{
      to: 'helen@marlow.example',
      subject: 'D-1 waits for you',
      text: `Decision D-1 waits for you. Without an answer it goes to the assistant director on Wed 25 Nov 2026 at 10:00.

Answer it in the playground: it is in your messages from the Co-ordinator. To see it again, write to it there: decide D-1

(This letter says nothing about the family, and answers to it are not read.)
`,
    }])
  })

  it('says nothing of the case: no reference, no kind, no sum, no word anybody wrote', async () => {
    const world = await goingUp()
    await world.itIs('2026-11-24 10:00')
    const [letter] = world.post.arrived()
    expect(`${letter?.subject} ${letter?.text}`).not.toMatch(/C-1042|640|taxis|Kim|Hawthorn|spend/i)
  })

  it('says that it is urgent, and comes at night', async () => {
    const world = await goingUp()
    await world.itIs('2026-11-24 22:00')
    const sent = world.post.arrived().length
    await world.says('kim', '/decide C-1043 care proceedings urgent')
    await world.itIs('2026-11-24 22:15')
    expect(world.post.arrived().slice(sent).map(({ subject }) => subject)).toEqual(['Urgent: D-2 waits for you'])
  })

  it('is tried again while the mail server takes none, and keeps nobody’s direct message waiting', async () => {
    const world = await goingUp()
    world.post.answers('later')
    await world.itIs('2026-11-24 10:00')
    expect(world.shows('@helen').at(-1)).toContain('# D-1 needs your decision')
    await world.minutesPass(1)
    world.post.answers('takes')
    for (let tries = 0; tries < 4; tries += 1) await world.minutesPass(5)
    expect(world.post.arrived().map(({ subject }) => subject)).toEqual(['D-1 waits for you'])
  })

  it('is not sent any more once it is answered: nothing comes after', async () => {
    const world = await goingUp()
    world.post.answers('later')
    await world.itIs('2026-11-24 10:00')
    await world.presses('helen', 'Approve', world.message('@helen', 'D-1 needs your decision'), null)
    world.post.answers('takes')
    for (let tries = 0; tries < 4; tries += 1) await world.minutesPass(5)
    expect(world.post.arrived()).toEqual([])
    const { rows } = await world.pool.query(`SELECT state, reason FROM notice WHERE recipient->>'kind' = 'email'`)
    expect(rows).toEqual([{ state: 'stale', reason: 'It does not wait for them any more.' }])
  })

  it('survives a process that died with it: another sends it, once', async () => {
    const world = await goingUp()
    world.setClock('2026-11-24 10:00')
    await tick(world.app, world.now())
    const other = await world.startProcess()
    await minute(other, world.now())
    await minute(world.assembly, world.now())
    expect(world.post.arrived()).toHaveLength(1)
  })

  it('that may or may not have arrived is never sent as if for the first time: a second one says so', async () => {
    const world = await goingUp()
    world.post.answers('breaks')
    await world.itIs('2026-11-24 10:00')
    world.post.answers('takes')
    for (let tries = 0; tries < 4; tries += 1) await world.minutesPass(5)
    const [first, second, ...more] = world.post.arrived()
    expect(more).toEqual([])
    expect(second?.id).not.toBe(first?.id)
    expect(second?.text).toContain('something failed while this was sent, and it cannot be seen whether it arrived')
    const { rows } = await world.pool.query(`SELECT state FROM notice WHERE recipient->>'kind' = 'email' ORDER BY position`)
    expect(rows.map(({ state }) => state)).toEqual(['unknown', 'sent'])
  })

  it('that is refused ends there, and is counted among what reached nobody', async () => {
    const world = await goingUp()
    world.post.answers('refuses')
    await world.itIs('2026-11-24 10:00')
    await world.minutesPass(5)
    const { rows } = await world.pool.query(`SELECT state, reason FROM notice WHERE recipient->>'kind' = 'email'`)
    expect(rows).toEqual([{ state: 'failed', reason: 'The mail server refuses the letter.' }])
    expect((await world.app.outbox.undelivered(addMinutes(world.app.clock.now(), -60))).failed).toBe(1)
  })
})

describe('without e-mail', () => {
  const check = async (world: Awaited<ReturnType<typeof createWorld>>) =>
    await readiness(world.pool, world.app).find(({ name }) => name === 'e-mail')?.problem()

  it('a ladder that asks for it says so to administrators, and tells in the other ways', async () => {
    const world = await createWorld({ at: '2026-11-23 10:00', files: HAWTHORN, policy })
    expect(await check(world)).toBe('The policy’s ladders tell the head of service, consultant social worker, assistant director by e-mail, '
      + 'and none is set up: they are told in the other ways alone. Set SMTP_URL.')
    await world.says('kim', '/decide C-1042 spend £640 taxis to contact')
    await world.itIs('2026-11-24 10:00')
    expect(world.message('@helen', '# D-1 needs your decision').text).toContain('@Helen Yates')
    const { rows } = await world.pool.query(`SELECT state, reason FROM notice WHERE recipient->>'kind' = 'email'`)
    expect(rows).toEqual([{ state: 'failed', reason: 'E-mail is not set up. Set SMTP_URL, or take email off the ladders of the policy.' }])
  })

  it('a ladder that does not ask for it says nothing', async () => {
    expect(await check(await createWorld({ at: '2026-11-23 10:00', files: HAWTHORN }))).toBeNull()
  })

  it('and where it is set up, what keeps it from working is said', async () => {
    const post = createFakeMail()
    post.answers('later')
    expect(await check(await createWorld({ at: '2026-11-23 10:00', files: HAWTHORN, mail: post.mail }))).toBe('The mail server takes no letters just now.')
  })
})
