import { beforeAll, describe, expect, it } from 'vitest'
import { createAnswer } from '../../src/app/answer.ts'
import type { Ask } from '../../src/app/ask.ts'
import type { Escalation } from '../../src/domain/escalation/escalation.ts'
import type { Intent } from '../../src/intents/intent.ts'
import type { Store } from '../../src/ports/store.ts'
import { HAWTHORN } from '../support/hawthorn-files.ts'
import { readable } from '../support/readable.ts'
import { createWorld, type World } from '../support/world.ts'

/** What several people do at one moment, each from facts that none of the others has changed yet: committed on PostgreSQL at once. */
describe('at the same moment', () => {
  let world: World
  let asked = 0
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-23 10:00', files: HAWTHORN })
  })

  /** Everybody does their part: nobody's change is stored before all have loaded what theirs is decided from. */
  async function allAtOnce(parts: readonly (readonly [who: string, said: Ask['said']])[]): Promise<readonly string[]> {
    const { store } = world.app
    const { promise: everybodyHasLoaded, resolve } = Promise.withResolvers<void>()
    let loaded = 0
    const scene: Store['scene'] = async (...args) => {
      const found = await store.scene(...args)
      loaded += 1
      if (loaded === parts.length) resolve()
      await everybodyHasLoaded
      return found
    }
    const answer = createAnswer({ ...world.app, store: { ...store, scene } })
    return Promise.all(parts.map(async ([who, said]) => {
      asked += 1
      const reply = await answer({
        identity: { platform: 'playground', tenant: 'playground', user: `${who}@marlow.example` },
        channel: null, key: `at-once-${asked}`, said,
      })
      return reply.kind === 'form' ? reply.form.title : readable(reply.message)
    }))
  }

  const STANDS: Readonly<Record<string, string>> = {
    'approved': 'Approved: by ', 'declined': 'Declined: by ', 'sent-back': 'Sent back: ', 'withdrawn': 'Withdrawn: by ',
  }
  const decide = (line: string): Ask['said'] => ({ kind: 'command', verb: 'decide', line })
  const press = (intent: Intent): Ask['said'] => ({ kind: 'press', intent })

  async function lastEscalation(): Promise<Pick<Escalation, 'id' | 'version' | 'state'>> {
    const { rows: [row] } = await world.pool.query<Escalation>(`SELECT e.id, e.version, e.state
      FROM escalation e JOIN decision d ON d.id = e.decision_id ORDER BY d.number DESC LIMIT 1`)
    if (row === undefined) throw new Error('nothing went up')
    return row
  }

  /** What was agreed for the case by the unit itself, in pounds. */
  async function agreed(ref: string): Promise<number> {
    const { rows: [row] } = await world.pool.query<{ pounds: string }>(`SELECT coalesce(sum(d.amount_pence), 0) / 100 AS pounds
      FROM decision d JOIN "case" c ON c.id = d.case_id WHERE c.ref = $1 AND d.state = 'decided'`, [ref])
    return Number(row?.pounds)
  }

  describe('sums for one family', () => {
    it('two of £300 do not both pass: the second is judged with the first', async () => {
      const said = await allAtOnce([
        ['kim', decide('C-1042 spend £300 beds')], ['alex', decide('C-1042 spend £300 a cooker decided by @kim')],
      ])
      expect(said.filter((text) => text.includes('within authority'))).toHaveLength(1)
      expect(said.filter((text) => text.includes('with £300.00 already agreed this would make £600.00'))).toHaveLength(1)
      expect(await agreed('C-1042')).toBe(300)
    })

    it('nor do six, and every one of them is answered', async () => {
      const said = await allAtOnce(['beds', 'shoes', 'coats', 'fares', 'books', 'food'].map((what, index) =>
        [index % 2 === 0 ? 'kim' : 'alex', decide(`C-1043 spend £160 ${what}${index % 2 === 0 ? '' : ' decided by @kim'}`)]))
      expect(said.filter((text) => text.includes('within authority'))).toHaveLength(3)
      expect(said.filter((text) => text.includes('is for the group manager'))).toHaveLength(3)
      expect(await agreed('C-1043')).toBe(480)
    })

    it('one that waits counts for the one that comes with it', async () => {
      const said = await allAtOnce([['sam', decide('C-1045 spend £300 beds')], ['kim', decide('C-1045 spend £300 a cooker')]])
      expect(said.filter((text) => text.includes('is for the'))).not.toEqual([])
      expect(await agreed('C-1045')).toBeLessThanOrEqual(300)
      const together = await allAtOnce([['kim', decide('C-1045 spend £250 fares')], ['kim', decide('C-1045 spend £249 coats')]])
      expect(together.filter((text) => text.includes('would make'))).toHaveLength(2)
    })

    it('of two families do not hinder each other', async () => {
      await world.itIs('2027-02-01 10:00')
      const said = await allAtOnce([['kim', decide('C-1042 spend £500 beds')], ['kim', decide('C-1043 spend £500 beds')]])
      expect(said.filter((text) => text.includes('within authority'))).toHaveLength(2)
    })
  })

  describe('two answers to one decision', () => {
    it.each<readonly [what: string, second: (id: string, version: number) => readonly [string, Intent]]>([
      ['two managers approve', (escalation, version) => ['helen', { kind: 'approve', escalation, version }]],
      ['one approves and one declines', (escalation, version) => ['helen', { kind: 'decline', escalation, version, reason: 'not yet' }]],
      ['one approves and one sends back', (escalation, version) => ['helen', { kind: 'send-back', escalation, version, question: 'why?' }]],
      ['the manager approves and the unit withdraws', (escalation, version) => ['kim', { kind: 'withdraw', escalation, version }]],
    ])('%s: one stands, and the other is told what stands', async (what, second) => {
      await world.says('kim', `/decide C-1045 return home, ${what}`)
      const { id, version } = await lastEscalation()
      const [who, intent] = second(id, version)
      const said = await allAtOnce([['priya', press({ kind: 'approve', escalation: id, version })], [who, press(intent)]])
      expect(said.filter((text) => /^# D-\d+ has moved on\n/.test(text))).toHaveLength(1)
      const told = said.find((text) => text.includes('has moved on')) ?? ''
      const { state } = await lastEscalation()
      expect(told).toContain(`\n${STANDS[state] ?? 'nothing'}`)
      const { rows } = await world.pool.query('SELECT version FROM escalation WHERE id = $1', [id])
      expect(rows).toEqual([{ version: version + 1 }])
    })

    it('the same press twice, as a platform may send it, is one answer', async () => {
      await world.says('kim', '/decide C-1045 return home twice')
      const { id, version } = await lastEscalation()
      const approve = press({ kind: 'approve', escalation: id, version })
      const said = await allAtOnce([['priya', approve], ['priya', approve]])
      expect(said.filter((text) => text.includes('That was you, so there was nothing left to change.'))).toHaveLength(1)
    })
  })
})
