import { beforeAll, describe, expect, it } from 'vitest'
import { HAWTHORN } from '../support/hawthorn-files.ts'
import { createWorld, type World } from '../support/world.ts'

/** Who decided and who wrote it down are two questions, and nobody answers what they had a part in (invariants 3 and 4). */
describe('whose decision it is', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-23 10:00', files: HAWTHORN })
  })
  const helensCard = () => world.message('@helen', 'D-6 needs your decision')
  const OWN = 'nobody answers what they decided, recorded or added to, nor for somebody who did.'

  describe('the co-ordinator records what others decide', () => {
    it('judged on who decided, with both names kept', async () => {
      const said = await world.says('alex', '/decide C-1042 start s47 decided by @kim')
      expect(said.text).toMatch(
        /Decided: within authority\.[^]*\nDecided by: Kim Abbott, Mon 23 Nov 2026 at 10:00\nRecorded by: Alex Diallo\n/,
      )
    })

    it('but on her own authority when she decides: she has none for this', async () => {
      const said = await world.says('alex', '/decide C-1042 close the case')
      expect(said.text).toMatch(
        /# D-2 is for the consultant social worker\nWaiting: for Kim Abbott\.[^]*it was decided by a unit co-ordinator\./,
      )
    })

    it('a group manager speaks for herself: what she is said to have decided is not taken', async () => {
      const form = await world.says('alex', '/decide C-1042 spend £700 beds decided by @priya')
      expect(form.text).toContain(
        'Problem: Priya Shah has to record that themselves: only what is decided inside the unit can be recorded for somebody else.',
      )
      expect(form.text).toMatch(/£\[£?700(?:\.00)?\][^]*\[beds\]/)
    })

    it('somebody who is named and did not decide is asked about, never taken for granted', async () => {
      const form = await world.says('alex', '/decide C-1042 spend £20 a coat @sam')
      expect(form.text).toContain('Problem: Did they decide it? If it was you, clear this.')
    })
  })

  describe('nobody approves their own', () => {
    it('not a group manager who asked: the next above is asked instead', async () => {
      const said = await world.says('priya', '/decide C-1042 section 20')
      expect(said.text).toContain('Waiting: for Helen Yates.')
      const own = await world.presses('priya', 'Approve', world.message('@helen', 'D-3 needs your decision'), null)
      expect(own.text).toContain(`Somebody else has to answer D-3: ${OWN} It is with Helen Yates as head of service.`)
    })

    it('not a consultant social worker who is asked about what she recorded for somebody', async () => {
      const said = await world.says('kim', '/decide C-1045 spend £30 a coat decided by @sam')
      expect(said.text).toMatch(/Decided by: Sam Hughes[^]*Recorded by: Kim Abbott/)
      expect(said.text).toContain('Waiting: for Priya Shah.')
      const own = await world.presses('kim', 'Approve', world.message('@priya', 'D-4 needs your decision'))
      expect(own.text).toContain(`Somebody else has to answer D-4: ${OWN}`)
    })

    it('not somebody who answered a question about it', async () => {
      await world.says('sam', '/decide C-1045 spend £31 shoes')
      const back = await world.presses('kim', 'Send back', world.message('@kim', 'D-5 needs your decision'), null)
      await world.fills('kim', back, { question: 'are there none in the store?' }, null)
      const answer = await world.presses('kim', 'Answer', world.message('hawthorn', 'D-5 came back'))
      await world.fills('kim', answer, { answer: 'none in that size' })
      expect(world.shows('@priya').at(-1)).toContain('# D-5 needs your decision')
      const own = await world.presses('kim', 'Approve', world.message('@priya', 'D-5 needs your decision'))
      expect(own.text).toContain(`Somebody else has to answer D-5: ${OWN}`)
    })

    it('not a deputy of whoever asked, nor whoever made themselves the deputy', async () => {
      await world.says('helen', '/unit cover @kim by @priya 23 nov to 23 nov')
      await world.says('kim', '/decide C-1043 spend £800 a bed')
      const asDeputy = await world.presses('priya', 'Approve', helensCard(), null)
      expect(asDeputy.text).toContain(`Somebody else has to answer D-6: ${OWN}`)
    })

    it('and what stands in the way is settled at each press, from what is stored', async () => {
      await world.says('helen', '/unit cover @ruth by @ada 23 nov to 27 nov')
      const stranger = await world.presses('ada', 'Approve', helensCard(), null)
      expect(stranger.text).toContain('There is no decision that you can see')
      const sams = await world.presses('sam', 'Approve', helensCard())
      expect(sams.text).toContain('D-6 needs a group manager or somebody above them. It is with Helen Yates as head of service.')
    })
  })

  describe('cover set by a manager', () => {
    it('lets the deputy decide within what the role may, and says so', async () => {
      await world.says('priya', '/unit cover @kim by @sam 24 nov to 27 nov')
      await world.itIs('2026-11-24 10:00')
      const said = await world.says('sam', '/decide C-1045 refer to parenting support')
      expect(said.text).toContain('Decided: within authority.')
      expect(said.text).toContain('decided as cover for a consultant social worker')
    })

    it('brings the deputy what waits for the role, and lets them answer it while it lasts', async () => {
      await world.says('jo', '/decide C-1045 close the case')
      const asked = world.message('@sam', 'needs your decision')
      expect((await world.presses('sam', 'Approve', asked, null)).text).toContain('Approved: D-8 on C-1045.')
    })

    it('and not a day longer: authority is judged at the press, not when the card was drawn', async () => {
      await world.says('jo', '/decide C-1045 refer to rapid response')
      const asked = world.message('@sam', 'D-9 needs your decision')
      await world.itIs('2026-11-30 10:00')
      const late = await world.presses('sam', 'Approve', world.message('@sam', 'D-9'), null)
      expect(late.text).toContain('D-9 needs a consultant social worker or somebody above them.')
      expect((await world.presses('sam', 'Approve', asked, null)).text).toContain('# D-9 has moved on')
    })

    it('is not taken from the person themselves', async () => {
      const said = await world.says('sam', '/unit cover @priya by @sam 1 dec to 4 dec')
      expect(said.text).toContain('Cover is set by whoever manages Hawthorn.')
    })
  })

  it('every decision, press and refusal is in the audit, which cannot be changed', async () => {
    const { rows } = await world.pool.query<{ event: string }>('SELECT DISTINCT event FROM audit_event ORDER BY event')
    expect(rows.map(({ event }) => event)).toEqual(expect.arrayContaining([
      'cover-set', 'decision-recorded', 'escalation-answered', 'escalation-asked', 'escalation-raised', 'escalation-sent-back', 'refused',
    ]))
    await expect(world.pool.query("UPDATE audit_event SET event = 'nothing'")).rejects.toThrow('The audit is append-only')
    await expect(world.pool.query('DELETE FROM audit_event')).rejects.toThrow('The audit is append-only')
  })
})
