import { beforeAll, describe, expect, it } from 'vitest'
import { HAWTHORN } from '../support/hawthorn-files.ts'
import { createWorld, type World } from '../support/world.ts'

/** What happens to families, told in chat, and what falls due because of it (STATUTORY.md). */
describe('the statutory clock', () => {
  let world: World
  beforeAll(async () => {
    const siblings = 'C-1081,hawthorn,C-1081-A,2019-01-01,,\nC-1081,hawthorn,C-1081-B,2020-01-01,,\n'
    const nearlyGrown = 'C-1080,hawthorn,C-1080-A,2009-01-06,,\n'
    const cases = `${HAWTHORN.cases}${siblings}${nearlyGrown}`
    world = await createWorld({ at: '2026-11-16 10:00', files: { ...HAWTHORN, cases } })
  })
  const alex = (line: string) => world.says('alex', `/case ${line}`)
  const due = async (ref: string) => (await world.says('alex', `/due ${ref}`)).text

  it('a case is opened by reference, and what happened is told: its tasks are raised, with rule and source', async () => {
    expect((await alex('open C-1050 child A dob 12 may 2019')).text).toContain(
      '# C-1050 is open\nOpen: C-1050 is with Hawthorn, with child A.',
    )
    const said = await alex('C-1050 child in need from 2 nov')
    expect(said.text).toMatch(
      /Child-in-need plan from Mon 2 Nov 2026\. Recorded by Alex Diallo\.[^]*Child-in-need visit ·[^·\n]* Mon 30 Nov 2026[^]*[^\n]* CIN-1/,
    )
    expect(said.text).toMatch(/\(Dates from CIN-1: .+ \(Common practice; set by your authority\).*\)/)
  })

  it('a child who becomes looked after: the tasks in need end with their reason, and reviews and health begin', async () => {
    const said = await alex('C-1050 looked-after from 16 nov')
    expect(said.text).toMatch(/First looked-after review ·[^·\n]* Mon 14 Dec 2026 ·[^\n]* LAC-4/)
    expect(said.text).toContain('Child-in-need visit: no longer needed, because the child became looked after')
    expect((await alex('C-1050 looked-after from 16 nov')).text).toContain(
      'That is recorded already, since Mon 16 Nov 2026. Nothing needed changing.',
    )
  })

  it('visits restart at every move, and reviews do not', async () => {
    await alex('C-1050 placement from 16 nov kind=foster first=true')
    expect(await due('C-1050')).toMatch(/First visit in the new placement ·[^·\n]* Mon 23 Nov 2026 ·[^\n]*LAC-7/)
    await world.itIs('2026-11-19 10:00')
    expect((await alex('C-1050 looked-after from 18 nov')).text).toContain('C-1050 is looked after already, since Mon 16 Nov 2026.')
    const moved = await alex('C-1050 moved from 18 nov')
    expect(moved.text).toContain('First visit in the new placement · Due: Wed 25 Nov 2026')
    expect(moved.text).toContain('First visit in the new placement: no longer needed, because the child moved')
    expect(await due('C-1050')).toMatch(/First looked-after review ·[^·\n]* Mon 14 Dec 2026/)
  })

  it('a visit at which the child was not seen leaves the date where it is', async () => {
    const [, visit] = /(T-\d+): First visit in the new placement/.exec(await due('C-1050')) ?? []
    await world.says('kim', `/allocate ${visit} to sam`)
    const notSeen = await world.says('sam', `/done ${visit} not seen`)
    expect(notSeen.text).toContain(
      'Still open: the visit is recorded, but without seeing the child it does not count. The date does not move.',
    )
    expect(await due('C-1050')).toContain(`${visit}: First visit in the new placement · Due: Wed 25 Nov 2026 · Owner: Sam Hughes · Rule: LAC-7`)
    await world.itIs('2026-11-24 10:00')
    const seen = await world.presses('sam', 'Done, child seen', notSeen)
    expect(seen.text).toContain('On time: done on Tue 24 Nov 2026; the limit was Wed 25 Nov 2026.')
    expect(await due('C-1050')).toMatch(/Looked-after visit ·[^·\n]* Tue 5 Jan 2027 ·[^·\n]* Sam Hughes ·[^·\n]* LAC-8/)
  })

  it('a review held late gives no time back: the next runs from the day it was held', async () => {
    await world.itIs('2026-12-18 10:00')
    const [, review] = /(T-\d+): First looked-after review/.exec(await due('C-1050')) ?? []
    const late = await world.says('alex', `/done ${review} on 17 dec`)
    expect(late.text).toContain('Late by 3 working days: done on Thu 17 Dec 2026; the limit was Mon 14 Dec 2026.')
    expect(await due('C-1050')).toMatch(/Second looked-after review ·[^·\n]* Wed 17 Mar 2027 ·[^\n]*LAC-5/)
  })

  it('what was done in time and told late is on time, recorded late', async () => {
    await alex('C-1045 referral from 15 dec')
    await world.itIs('2026-12-21 10:00')
    const [, decide] = /(T-\d+): Decide the next step/.exec(await due('C-1045')) ?? []
    const told = await world.says('kim', `/done ${decide} on 16 dec`)
    expect(told.text).toContain(
      'On time, recorded late: done on Wed 16 Dec 2026; the limit was Wed 16 Dec 2026; recorded on Mon 21 Dec 2026.',
    )
  })

  it('a limit in hours counts hours, also through Christmas', async () => {
    const said = await alex('C-1045 police protection from 21 dec 9am')
    expect(said.text).toMatch(/Police protection ends ·[^·\n]* Thu 24 Dec 2026 at 09:00 ·[^\n]*EPO-1/)
    const asked = await alex('C-1042 police protection from 21 dec')
    expect(asked.text).toContain('Problem: What time was it? This limit runs in hours.')
  })

  it('a court’s direction has the court’s own time, and is late a minute after', async () => {
    await alex('C-1045 direction "final evidence" by 22 dec 4pm')
    await world.itIs('2026-12-22 15:59')
    expect(await due('C-1045')).toMatch(/Due today: 1 task\n[^]*Court direction: final evidence ·[^·\n]* Due today: Tue 22 Dec 2026 at 16:00/)
    await world.itIs('2026-12-22 16:00')
    expect(await due('C-1045')).toMatch(/Overdue: 1 task\n[^]*Court direction: final evidence/)
  })

  describe('brothers and sisters', () => {
    it('each have their own task, and every task says whose it is', async () => {
      const said = await alex('C-1081 protection plan from 14 dec child all')
      expect(said.text).toContain('First core group · Child: C-1081-A · Due: Wed 30 Dec 2026')
      expect(said.text).toContain('First core group · Child: C-1081-B · Due: Wed 30 Dec 2026')
    })

    it('may be covered by one meeting, or some of them not', async () => {
      const asked = await alex('C-1081 core group from 21 dec')
      expect(asked.text).toContain('Problem: Which child? Say C-1081-A, C-1081-B, or all.')
      const one = await world.fills('alex', asked, { child: 'C-1081-A' })
      expect(one.text).toMatch(/C-1081-A: Core group on Mon 21 Dec 2026[^]*First core group \(C-1081-A\): done on Mon 21 Dec 2026/)
      expect(await due('C-1081')).toMatch(/First core group ·[^·\n]* C-1081-B ·[^·\n]* Wed 30 Dec 2026/)
    })

    it('a plan in need and a protection plan cannot be at once', async () => {
      const said = await alex('C-1081 child in need from 21 dec child b')
      expect(said.text).toContain(
        'C-1081-B is on a protection plan since Mon 14 Dec 2026, so this cannot begin. Record the end of that first.',
      )
    })
  })

  it('a birthday reached overnight ends what childhood ends, with its reason, and the unit is told by itself', async () => {
    await alex('C-1080 looked-after from 1 dec')
    await world.itIs('2027-01-05 23:59')
    expect(await due('C-1080')).toContain('Personal education plan')
    world.news('hawthorn')
    await world.itIs('2027-01-06 00:05')
    expect(world.news('hawthorn')).toEqual([expect.stringMatching(
      /^# C-1080: what changed\n[^\n]*Worked out by the clock\.\n[^]*: no longer needed, because the young person turned 18/)])
    expect(await due('C-1080')).toContain('Nothing is due.')
    await world.itIs('2027-01-06 00:10')
    expect(world.news('hawthorn')).toEqual([])
  })

  it('asks a clock without a case: nothing is kept', async () => {
    const said = await world.says('sam', '/clock strategy discussion from 11 dec 2026')
    expect(said.text).toMatch(/Wed 6 Jan 2027: Initial child protection conference[^\n]* S47-3/)
    const beyond = await world.says('sam', '/clock child in need from 1 dec 2026 until 1 jan 2031')
    expect(beyond.text).toContain('Bank holidays are known from Thu 1 Jan 2015 to Sun 31 Dec 2028 only')
  })

  it('what has not happened yet, or makes no sense, is refused in a sentence that says what to do', async () => {
    await world.itIs('2027-01-07 10:00')
    expect((await alex('C-1042 visit from tomorrow')).text).toContain(
      'Problem: Fri 8 Jan 2027 has not come yet. Record it once it has happened.',
    )
    expect((await alex('C-1042 review from 6 jan')).text).toMatch(
      /was not .* on Wed 6 Jan 2027\. Check the event and its date, or record what began first\./,
    )
    expect((await alex('C-1042 lookedafter from 6 jan')).text).toContain('/case C-1042 looked-after from 6 jan')
  })
})
