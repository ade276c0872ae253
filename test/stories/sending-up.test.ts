import { beforeAll, describe, expect, it } from 'vitest'
import { HAWTHORN } from '../support/hawthorn-files.ts'
import { platforms, type StoryWorld } from '../support/platforms.ts'

/** What is outside a unit's authority: who is asked, how they answer, and what everybody sees of it. */
describe.each(platforms)('a decision that goes up, $name', ({ createWorld }) => {
  let world: StoryWorld
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-23 10:00', files: HAWTHORN })
  })
  const kim = (line: string) => world.says('kim', `/decide ${line}`)
  const asksPriya = (saying: string) => world.message('@priya', saying)

  describe('that the matrix does not name', () => {
    it('is asked about first: unknown means ask, never a guess', async () => {
      const form = await kim('C-1042 teach juggling')
      expect(form.text).toMatch(
        /What kind of decision \(needed\): \[\] of [^\n]*, Something else\n  Problem: Which kind of decision is it\?/,
      )
      const sent = await world.fills('kim', form, { type: 'other' })
      expect(sent.text).toContain('# D-1 is for the group manager\nWaiting: for Priya Shah.')
      expect(sent.text).toContain('Decision: Something the matrix does not name: teach juggling')
      expect(sent.text).toContain('The matrix of responsibility does not name this decision, so it is for a group manager. Policy rsw-1.')
    })

    it('is approved by the group manager, and every card of it says so', async () => {
      const answer = await world.presses('priya', 'Approve', asksPriya('D-1 needs your decision'), null)
      expect(answer.text).toContain('Approved: D-1 on C-1042. The unit has been told it can go ahead.')
      expect(world.news('hawthorn')).toEqual([
        expect.stringMatching(/^# D-1 is for the group manager\nApproved: by Priya Shah, Mon 23 Nov 2026[^]*\n\[Read the reasons\]$/),
        expect.stringMatching(/^# D-1 was approved\n@Kim Abbott, you can go ahead\./),
      ])
      expect(world.news('@priya')).toEqual([expect.stringMatching(/^# D-1 no longer needs your decision\nApproved/)])
    })
  })

  describe('that two people answer at once', () => {
    it('goes to whoever was first, and the other is told who that was', async () => {
      await kim('C-1042 return home')
      const card = asksPriya('D-2 needs your decision')
      const [one, other] = await Promise.all([
        world.presses('priya', 'Approve', card, null), world.presses('helen', 'Approve', card, null),
      ])
      const texts = [one.text, other.text]
      expect(texts.filter((text) => text.startsWith('Approved: D-2'))).toHaveLength(1)
      expect(texts.filter((text) => /^# D-2 has moved on\nApproved: by (Priya Shah|Helen Yates),/.test(text))).toHaveLength(1)
      expect(world.shows('hawthorn').filter((text) => text.startsWith('# D-2 was approved'))).toHaveLength(1)
    })

    it('and a card kept open since then changes nothing', async () => {
      await kim('C-1042 change permanence plan')
      const stale = asksPriya('D-3 needs your decision')
      await world.presses('kim', 'Withdraw', world.message('hawthorn', 'D-3'))
      const pressed = await world.presses('priya', 'Approve', stale, null)
      expect(pressed.text).toContain('# D-3 has moved on\nWithdrawn: by Kim Abbott, Mon 23 Nov 2026 at 10:00.\nSomebody was before you')
      expect(world.shows('@priya').at(-1)).toContain('# D-3 was withdrawn\n@Priya Shah, there is nothing left for you to decide.')
    })
  })

  describe('that comes back with a question', () => {
    it('is sent back, and the question stays out of the channel', async () => {
      await kim('C-1043 spend £900 a cooker')
      world.news('hawthorn')
      const form = await world.presses('priya', 'Send back', asksPriya('D-4 needs your decision'), null)
      const empty = await world.fills('priya', form, { question: '  ' }, null)
      expect(empty.text).toContain('Problem: Write the question.')
      const sent = await world.fills('priya', empty, { question: 'could the charity pay for half of it?' }, null)
      expect(sent.text).toContain('Sent back: D-4 on C-1043. The unit has been asked your question.')
      const [card = '', ...more] = world.news('hawthorn')
      expect(more).toEqual([])
      expect(card).toContain('# D-4 came back with a question\n@Kim Abbott, please read the question and answer it.')
      expect(card).toContain('[Answer] [Withdraw] [Correct] [Read the question]')
      expect(card).not.toContain('charity')
    })

    it('is answered by the unit in the same thread, and goes back to whoever asked', async () => {
      const form = await world.presses('sam', 'Answer', world.message('hawthorn', 'D-4 came back'))
      expect(form.text).toContain('Question from Priya Shah, Mon 23 Nov 2026 at 10:00: could the charity pay for half of it?')
      await world.fills('sam', form, { answer: 'it has paid twice this year and will not again' })
      const card = asksPriya('D-4 has the unit’s answer')
      expect(world.shows('@priya').at(-1)).toContain('@Priya Shah, the unit has answered your question.')
      const thread = await world.presses('priya', 'Read the answer', card, null)
      expect(thread.text).toMatch(/Question from Priya Shah[^]*half of it\?\nAnswer from Sam Hughes[^]*will not again/)
    })

    it('is declined with a reason that is read with the decision, and not in the channel', async () => {
      world.news('hawthorn')
      const form = await world.presses('priya', 'Decline', asksPriya('D-4 has the unit’s answer'), null)
      expect((await world.fills('priya', form, { reason: '' }, null)).text).toContain(
        'Problem: Say why, so that the unit knows what would change the answer.',
      )
      await world.fills('priya', form, { reason: 'ask again once the benefit is decided' }, null)
      const [card = ''] = world.news('hawthorn')
      expect(card).toContain('# D-4 was declined\n@Kim Abbott, please read why before you do anything else.')
      expect(world.shows('hawthorn').join()).not.toContain('benefit')
      const why = await world.presses('kim', 'Read why', world.message('hawthorn', 'D-4 was declined'))
      expect(why.text).toContain('Why it was declined: ask again once the benefit is decided')
    })
  })

  describe('that nobody answers', () => {
    it('climbs in working time, and only whoever it is with now is called', async () => {
      await kim('C-1043 spend £901 a cooker')
      expect(world.shows('hawthorn').at(-1)).toContain('Without an answer it goes to the head of service on Tue 24 Nov 2026 at 10:00.')
      await world.timePasses('2026-11-24 09:59', 60)
      expect(world.shows('@helen').filter((text) => text.includes('D-5 needs'))).toEqual([])
      await world.timePasses('2026-11-24 10:00')
      expect(world.shows('@helen').at(-1)).toMatch(
        /^# D-5 needs your decision\n@Helen Yates, this is for the group manager and has come up to you\./,
      )
      const priyas = world.shows('@priya').filter((text) => text.includes('D-5 is with Helen Yates now'))
      expect(priyas).toHaveLength(1)
      expect(priyas[0]).toContain('You can still answer it.')
      expect(priyas[0]).not.toContain('@')
    })

    it('is among what is due for whoever it waits for', async () => {
      const due = await world.says('helen', '/due', null)
      expect(due.text).toMatch(/^# Your tasks\nWaiting for your decision: 1\n- D-5 on C-1043: waiting for you, goes up on/)
    })

    it('is asked again at the top, for as long as it takes', async () => {
      await world.timePasses('2026-11-25 10:00', 60)
      expect(world.shows('@marcus').at(-1)).toContain('Without an answer it is asked again on Thu 26 Nov 2026 at 10:00.')
      world.news('@marcus')
      await world.timePasses('2026-11-26 10:00', 60)
      expect(world.news('@marcus').filter((text) => text.includes('D-5 needs your decision'))).toHaveLength(1)
      const late = await world.presses('priya', 'Approve', world.message('@priya', 'D-5 is with'), null)
      expect(late.text).toContain('Approved: D-5')
    })

    it('goes up at once when the group manager is on leave, and says so', async () => {
      await world.says('priya', '/unit leave me 27 nov to 4 dec')
      await world.itIs('2026-11-27 09:00')
      await kim('C-1042 spend £902 a cooker')
      expect(world.message('hawthorn', '# D-6 has gone up a level').text).toContain(
        '# D-6 has gone up a level\nNobody available: no group manager is there today and nobody covers',
      )
      expect(world.shows('@helen').at(-1)).toContain('# D-6 needs your decision')
    })
  })
})
