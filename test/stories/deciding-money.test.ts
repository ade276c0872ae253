import { beforeAll, describe, expect, it } from 'vitest'
import { HAWTHORN } from '../support/hawthorn-files.ts'
import { platforms, type StoryWorld } from '../support/platforms.ts'
import type { Seen } from '../support/seen.ts'

/** The matrix of responsibility where it is sharpest: money, to the penny, and sums that add up. */
describe.each(platforms)('deciding about money, $name', ({ createWorld }) => {
  let world: StoryWorld
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-23 10:00', files: HAWTHORN })
  })
  const kim = async (line: string): Promise<string> => (await world.says('kim', `/decide ${line}`)).text
  const ada = (line: string): Promise<Seen> => world.says('ada', `/decide ${line}`, 'rowan')

  it('£500.00 is within a consultant social worker’s authority', async () => {
    const said = await kim('C-1042 spend £500 beds')
    expect(said).toContain('# D-1 is recorded\nDecided: within authority.')
    expect(said).toContain('may agree up to £500.00 for one case in 28 days; this is £500.00. Row spend of policy rsw-1.')
  })

  it('£500.01 is not, and it says what would be needed and what happens next', async () => {
    const said = await kim('C-1043 spend £500.01 beds')
    expect(said).toContain('# D-2 is for the group manager\nWaiting: for Priya Shah. Without an answer it goes to the head of service on')
    expect(said).toContain('may agree up to £500.00 for one case in 28 days; this is £500.01. Row spend of policy rsw-1.')
  })

  it('a penny more for the same family goes up, because its sums count together', async () => {
    expect(await kim('C-1042 spend £0.01 a stamp')).toMatch(
      /# D-3 is for the group manager\n[^]*with £500\.00 already agreed this would make £500\.01/,
    )
  })

  it('what only waits for an answer counts too', async () => {
    expect(await kim('C-1043 spend £1 a stamp')).toContain('with £500.01 already agreed or waiting this would make £501.01')
  })

  describe('three of £200 for one family', () => {
    it('do not pass, whoever is asked and whatever they are for', async () => {
      expect((await ada('C-2001 spend £200 taxis to contact')).text).toContain('Decided: within authority.')
      expect((await ada('C-2001 buy shoes £200')).text).toContain('with £200.00 already agreed this makes £400.00')
      const third = await ada('C-2001 pay for a school trip £200')
      expect(third.text).toMatch(
        /is for the group manager\nWaiting: for Ruth Lowe[^]*with £400\.00 already agreed this would make £600\.00/,
      )
      expect((await world.presses('ada', 'Withdraw', third, 'rowan')).text).toContain('Nobody is asked any more')
    })

    it('nor on the last day of the window, though what was withdrawn was never spent', async () => {
      await world.itIs('2026-12-21 10:00')
      const last = await ada('C-2001 spend £200 train tickets')
      expect(last.text).toContain('with £400.00 already agreed this would make £600.00')
      await world.presses('ada', 'Withdraw', last, 'rowan')
    })

    it('but do once it is over', async () => {
      await world.itIs('2026-12-22 10:00')
      expect((await ada('C-2001 spend £200 train tickets')).text).toContain('Decided: within authority.')
    })
  })

  it('a group manager decides the larger sum herself, and nobody is asked', async () => {
    const said = await world.says('priya', '/decide C-1042 spend £5,000 a deposit')
    expect(said.text).toMatch(
      /Decided: within authority\.[^]*£5,000: a deposit[^]*a group manager may decide this\. Row spend of policy rsw-1\./,
    )
  })

  it('a social worker’s £10 is for the consultant social worker', async () => {
    const said = await world.says('sam', '/decide C-1045 spend £10 bus fares')
    expect(said.text).toMatch(/is for the consultant social worker\nWaiting: for Kim Abbott\.[^]*it was decided by a social worker\./)
  })

  describe('an amount is never guessed', () => {
    it('none is asked for, and nothing typed is lost', async () => {
      const form = await world.says('kim', '/decide C-1042 spend taxis to contact')
      expect(form.text).toMatch(/How much: £\[\][^]*Problem: How much\? Write it like £450\.[^]*In a few words: \[taxis to contact\]/)
    })

    it.each([
      ['two', 'spend £450 or £500 on beds', 'More than one amount was given. Write the one that was decided.'],
      ['one without its sign', 'spend 450 beds', 'Is this the amount? If so, send it as it is.'],
      ['a comma that may be pence', 'spend £4,50 beds', 'Is the comma for pence or thousands? Write it like £4.50 or £450.'],
      ['half a penny’s worth of digits', 'spend £4.5 beds', 'Write the pence with two digits, like £450.50.'],
      ['somebody else’s money', 'spend €450 beds', 'Give the amount in pounds, like £450.'],
    ])('%s is asked about', async (_, words, problem) => {
      expect(await kim(`C-1042 ${words}`)).toContain(`Problem: ${problem}`)
    })

    it('one that was asked about and sent again as it is counts', async () => {
      const form = await world.says('ada', '/decide C-2001 spend 30 books', 'rowan')
      expect((await world.fills('ada', form, {}, 'rowan')).text).toContain('Spend money, £30: books')
    })
  })

  describe('the same again', () => {
    it('is recognised, and adds nothing', async () => {
      await ada('C-2001 spend £20 a coat')
      const again = await ada('C-2001  SPEND £20.00 a coat!')
      expect(again.text).toMatch(/^# Already recorded as D-\d+\nNothing was added/)
    })

    it('is recorded once more when that is meant', async () => {
      const again = await ada('C-2001 spend £20 a coat')
      const second = await world.presses('ada', 'Record it again', again, 'rowan')
      expect(second.text).toMatch(/^# D-\d+ is recorded\n[^]*Spend money, £20: a coat/)
    })

    it('is a decision of its own on another day', async () => {
      await world.itIs('2026-12-23 10:00')
      expect((await ada('C-2001 spend £20 a coat')).text).toMatch(/^# D-\d+ is recorded/)
    })
  })

  it('a wrong reference on something urgent gets nobody round the limit: where it is filed it is judged with what is there', async () => {
    await world.itIs('2027-03-01 10:00')
    expect((await ada('C-2001 spend £300 beds')).text).toContain('Decided: within authority.')
    const urgent = await ada('C-2999 spend £300 fares urgent')
    const [ref = ''] = /D-\d+/.exec(urgent.text) ?? []
    world.news('rowan')
    await world.says('ada', `/escalate ${ref} C-2001`, 'rowan')
    const card = world.news('rowan').find((text) => text.includes(`${ref} is for the group manager`))
    expect(card).toMatch(/Urgent, waiting: for Ruth Lowe\.[^]*with £300\.00 already agreed this would make £600\.00/)
  })
})
