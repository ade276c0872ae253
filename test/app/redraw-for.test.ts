import { beforeAll, describe, expect, it } from 'vitest'
import { redrawFor } from '../../src/app/redraw-for.ts'
import type { NoticeId } from '../../src/domain/ids.ts'
import type { ChatPlace } from '../../src/domain/unit/unit.ts'
import { plainText } from '../../src/messages/plain-text.ts'
import { AUTUMN, HAWTHORN } from '../support/hawthorn-files.ts'
import { createWorld, type World } from '../support/world.ts'

describe('a card that asks to be drawn again', () => {
  let world: World
  let card: NoticeId
  const hawthorn: ChatPlace = { platform: 'playground', tenant: 'playground', conversation: 'hawthorn' }
  const as = (person: string) => ({ platform: 'playground', tenant: 'playground', user: `${person}@marlow.example` } as const)
  const shows = async (person: string, place = hawthorn, id = card): Promise<string | null> => {
    const message = await redrawFor(world.app, as(person), place, id)
    return message === null ? null : plainText(message)
  }

  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-23 09:00', files: { ...HAWTHORN, events: AUTUMN } })
    const { reply } = await world.says('alex', '/allocate C-1045 a lamp to jo by 11 dec')
    if (reply.kind !== 'done' || reply.notice === null) throw new Error('nothing was allocated')
    card = reply.notice
  })

  it('says what is true now, to everybody who sees where it is', async () => {
    expect(await shows('kim')).toMatch(/^# T-\d+ is allocated\n/)
    await world.says('jo', `/done ${/T-\d+/.exec(await shows('jo') ?? '')?.[0] ?? ''}`)
    expect(await shows('kim')).toMatch(/done/i)
  })

  it.each<readonly [string, () => Promise<string | null>]>([
    ['to a stranger', () => shows('nobody')],
    ['elsewhere', () => shows('kim', { ...hawthorn, conversation: 'rowan' })],
    ['in another tenant', () => shows('kim', { ...hawthorn, tenant: 'elsewhere' })],
    ['under a name that is none', () => shows('kim', hawthorn, 'made up' as NoticeId)],
  ])('says nothing %s', async (_, shown) => {
    expect(await shown()).toBeNull()
  })

  const postedOf = async (kind: string) => {
    const { rows: [one] } = await world.pool.query<{ notice_id: NoticeId; conversation: string }>(
      `SELECT notice_id, conversation FROM posting p JOIN notice n ON n.id = p.notice_id WHERE about->>'kind' = $1`, [kind])
    if (one === undefined) throw new Error(`no ${kind} was posted`)
    return one
  }

  it('for one person says nothing to another', async () => {
    await world.says('kim', '/decide C-1042 residential placement')
    const asked = await postedOf('escalation-asked')
    const place = { ...hawthorn, conversation: asked.conversation }
    expect(await shows('priya', place, asked.notice_id)).toContain('D-1')
    expect(await shows('kim', place, asked.notice_id)).toBeNull()
  })

  it('of a decision that went up has the three answers for whoever is to decide, and where it stands for everybody else', async () => {
    const raised = await postedOf('escalation-raised')
    const [deciding, other] = [await shows('priya', hawthorn, raised.notice_id), await shows('kim', hawthorn, raised.notice_id)]
    expect(deciding).toMatch(/Approve/)
    expect(deciding).toMatch(/Send back/)
    expect(deciding).not.toMatch(/Withdraw/)
    expect(other).toMatch(/Waiting/)
    expect(other).not.toMatch(/Approve/)
  })
})
