import { beforeAll, describe, expect, it } from 'vitest'
import { HAWTHORN } from '../support/hawthorn-files.ts'
import { platforms, type StoryWorld } from '../support/platforms.ts'

/** Kim came to lead Hawthorn on 5 October 2026: until 4 January 2027 she has closer support. */
const KIM_IS_NEW = { ...HAWTHORN, people: HAWTHORN.people.replace('Abbott,csw,hawthorn,2024-01-08', 'Abbott,csw,hawthorn,2026-10-05') }

/** "New CSWs needed intensive management support during their first three months in post" (001). */
describe.each(platforms)('a consultant social worker who is new in post, $name', ({ createWorld }) => {
  let world: StoryWorld
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-20 10:00', files: KIM_IS_NEW })
  })
  const kim = async (line: string): Promise<string> => (await world.says('kim', `/decide ${line}`)).text
  const asksPriya = (saying: string) => world.message('@priya', saying)

  describe('has a lower limit', () => {
    it('within it she decides, and it says which limit and why', async () => {
      const said = await kim('C-1042 spend £250 beds')
      expect(said).toContain('# D-1 is recorded\nDecided: within authority.')
      expect(said).toContain('a consultant social worker in the first 3 months in post may agree up to £250.00 for one case in 28 days')
    })

    it('a penny above it is for the group manager', async () => {
      const said = await kim('C-1043 spend £250.01 beds')
      expect(said).toMatch(/# D-2 is for the group manager\nWaiting: for Priya Shah\.[^]*this is £250\.01\. Row spend of policy rsw-1\./)
    })

    it('what her social worker asks of her above it goes on to the group manager with her support', async () => {
      await world.says('sam', '/decide C-1045 spend £300 a bed')
      const answer = await world.presses('kim', 'Approve', world.message('@kim', 'D-3 needs your decision'), null)
      expect(answer.text).toContain('Supported: D-3 on C-1045 goes on to the group manager with your support.')
      expect(asksPriya('D-3 needs your decision').text).toContain('[Approve]')
    })
  })

  describe('has some decisions co-signed', () => {
    it('which stand at once: protection waits for no signature', async () => {
      world.news('hawthorn')
      const said = await kim('C-1043 start s47')
      expect(said).toMatch(/^# D-4 is recorded, for the group manager to co-sign\nDecided: within authority, and it stands\./)
      expect(said).toContain('To be co-signed: for Priya Shah. Without an answer it goes to the head of service on')
      expect(said).toContain('a group manager co-signs it afterwards. Row start-s47 of policy rsw-1.')
      expect(world.news('hawthorn')).toHaveLength(1)
      const { rows } = await world.pool.query('SELECT state FROM decision WHERE number = 4')
      expect(rows).toEqual([{ state: 'decided' }])
    })

    it('the group manager is asked to sign, told that it stands, and it is among what waits for her', async () => {
      const card = asksPriya('D-4 needs you to co-sign it')
      expect(card.text).toContain('@Priya Shah, Kim Abbott is new in post and decided this within authority. It stands; please co-sign it.')
      expect(card.text).toContain('[Co-sign] [Do not co-sign] [Send back]')
      expect((await world.says('priya', '/due', null)).text).toMatch(/D-4 on C-1043: waiting for you to co-sign it, goes up on/)
    })

    it('nobody signs their own', async () => {
      const own = await world.presses('kim', 'Co-sign', asksPriya('D-4 needs you to co-sign it'))
      expect(own.text).toContain('Somebody else has to answer D-4: nobody answers what they decided, recorded or added to')
    })

    it('her question is answered on the same thread, and it stands meanwhile', async () => {
      const back = await world.presses('priya', 'Send back', asksPriya('D-4 needs you to co-sign it'), null)
      await world.fills('priya', back, { question: 'were the police told?' }, null)
      const card = world.message('hawthorn', '# D-4 is recorded')
      expect(card.text).toContain('Sent back: before it is co-signed, and it stands: with a question.')
      const form = await world.presses('kim', 'Answer', world.message('hawthorn', 'D-4 came back'))
      await world.fills('kim', form, { answer: 'yes, at nine' })
    })

    it('signed, every card says so', async () => {
      const answer = await world.presses('priya', 'Co-sign', asksPriya('D-4 has the unit’s answer'), null)
      expect(answer.text).toContain('Co-signed: D-4 on C-1043. The unit has been told.')
      expect(world.message('hawthorn', '# D-4 is recorded').text).toContain('Co-signed: by Priya Shah, Fri 20 Nov 2026 at 10:00.')
      const told = world.shows('hawthorn').at(-1)
      expect(told).toContain('# D-4 was co-signed\n@Kim Abbott, it is signed beside you, and nothing more is needed.')
      const { rows } = await world.pool.query('SELECT state FROM decision WHERE number = 4')
      expect(rows).toEqual([{ state: 'decided' }])
    })

    it('not signed, she reads why, and it no longer stands', async () => {
      await kim('C-1045 close the case')
      const form = await world.presses('priya', 'Do not co-sign', asksPriya('D-5 needs you to co-sign it'), null)
      await world.fills('priya', form, { reason: 'the school has not been asked' }, null)
      const told = world.shows('hawthorn').at(-1)
      expect(told).toContain('# D-5 was not co-signed\n@Kim Abbott, please read why before you do anything else.')
      const { rows } = await world.pool.query('SELECT state FROM decision WHERE number = 5')
      expect(rows).toEqual([{ state: 'declined' }])
    })

    it('urgent, it pages the group manager, and nobody is told to wait', async () => {
      const said = await kim('C-1042 start s47 urgent')
      expect(said).toMatch(/^# D-6 is recorded, for the group manager to co-sign\nUrgent, decided: within authority, and it stands\./)
      expect(asksPriya('D-6').summary).toBe('Urgent: D-6 on C-1042 needs you to co-sign it.')
      await world.presses('priya', 'Co-sign', asksPriya('D-6'), null)
    })
  })

  describe('checks in with the group manager every week', () => {
    it('which /unit says, until when and when next', async () => {
      expect((await world.says('sam', '/unit')).text).toContain(
        '\nNew in post\n- Kim Abbott has closer support until Mon 4 Jan 2027; checks in weekly with Priya Shah, next on Mon 23 Nov 2026')
    })

    it('which is in the morning of both on its day', async () => {
      await world.itIs('2026-11-23 08:30')
      expect(world.message('@kim', 'Check in today').text).toContain(
        'With Priya Shah: your first months in post have closer support until Mon 4 Jan 2027')
      expect(world.message('@priya', 'Check in today').text).toContain(
        'With Kim Abbott, who is new in post and has closer support until Mon 4 Jan 2027')
    })

    it('and not on another, nor in anybody else’s', async () => {
      await world.itIs('2026-11-24 08:30')
      expect(world.shows('@kim').filter((text) => text.includes('Check in today'))).toHaveLength(1)
      expect(world.shows('@sam').filter((text) => text.includes('Check in today'))).toEqual([])
    })

    it('one of them on leave that day: it is on the next on which both are there', async () => {
      await world.says('priya', '/unit leave me 30 nov to 1 dec')
      await world.itIs('2026-12-02 08:30')
      expect(world.message('@kim', 'Your day, Wed 2 Dec 2026').text).toContain('\nCheck in today\n')
    })
  })

  describe('is not new any more', () => {
    it('on the last day she still is', async () => {
      await world.itIs('2027-01-04 10:00')
      expect(await kim('C-2001 spend £260 beds')).not.toContain('Decided: within authority')
      expect(await kim('C-1043 spend £260 a cooker')).toContain('is for the group manager')
    })

    it('and from the day after the usual limit is hers, nothing is co-signed, and the check-in is over', async () => {
      await world.itIs('2027-01-05 10:00')
      const said = await kim('C-1042 spend £500 a cooker')
      expect(said).toMatch(/Decided: within authority\.[^]*a consultant social worker may agree up to £500\.00/)
      expect(await kim('C-1043 start s47')).toMatch(/^# D-\d+ is recorded\nDecided: within authority\./)
      expect((await world.says('sam', '/unit')).text).not.toContain('New in post')
    })
  })
})
