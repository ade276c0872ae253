import { beforeAll, describe, expect, it } from 'vitest'
import { HAWTHORN } from '../support/hawthorn-files.ts'
import { createWorld, type World } from '../support/world.ts'

const SERVICES = `service,name,section,purpose,audience,access,criteria,contact,expected_wait,source,checked
contact-service,Contact Service,Time together,Somewhere safe to see family.,Children who live apart.,straight,A contact plan.,"Duty desk, 020 7946 0101",10,Service lead,2026-10-01
parenting-support,Parenting Support Service,Parenting,Works with parents at home.,Parents of children under 12.,commissioned,A parent who agrees.,"Team manager, 020 7946 0102",15,Service lead,2026-03-01
parents-line,Parents’ Line,Parenting,Somebody to talk to.,Any parent.,self,None.,"Helpline, 020 7946 0103",,Service lead,2026-10-01
intensive-family-support,Intensive Family Support,Keeping families together,A worker several times a week.,Families at the edge of care.,jarp,Agreed by the panel.,"Panel administrator, 020 7946 0104",,Panel,2026-10-01
`

/** "Everyone needs to be very familiar with the menu of services on offer and how to access them" (004 §3.8). */
describe('services for families', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-23 10:00', files: { ...HAWTHORN, services: SERVICES } })
  })
  const about = async (query: string) => (await world.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${query}`)).rows[0]?.n

  describe('the menu', () => {
    it('is short, by what sort of help it is', async () => {
      const menu = await world.says('jo', '/services')
      expect(menu.text).toMatch(/^# Services for families\n/)
      expect(menu.text).toContain('- Contact Service: contact-service, about 10 working days')
      expect(menu.text).toContain('- Parenting Support Service: parenting-support, about 15 working days (not checked lately)')
      expect(menu.text).toContain('- Intensive Family Support: intensive-family-support, wait not known, through a panel')
    })

    it('is searched forgivingly, and near misses are offered', async () => {
      const found = await world.says('jo', '/services parents')
      expect(found.text).toMatch(/^# Services found: 2\n/)
      const one = await world.presses('jo', 'Parenting Support Service', found)
      expect(one.text).toMatch(/^# Parenting Support Service\n/)
      expect((await world.says('jo', '/services intnesive')).text).toMatch(/^# Did you mean one of these\?\n- Intensive Family Support: /)
      const none = await world.says('jo', '/services Zebedee')
      expect(none.text).toContain('No service has those words.')
      expect(none.text).not.toContain('Zebedee')
    })

    it('one service says how to access it, its criteria, who to ring and the wait, and where that comes from', async () => {
      const card = await world.says('jo', '/services contact-service')
      expect(card.text).toContain('How to access it: The unit refers straight to it.')
      expect(card.text).toContain('Criteria: A contact plan.')
      expect(card.text).toContain('Who to ring: Duty desk, 020 7946 0101')
      expect(card.text).toContain('Wait: 10 working days, as the service says')
      expect(card.text).toContain('(From: Service lead, checked on Thu 1 Oct 2026.)')
      expect((await world.says('jo', '/services parenting-support')).text).toContain(
        'Not checked lately: nobody has made sure of this entry since Sun 1 Mar 2026. Ring before you rely on it.',
      )
    })
  })

  describe('a consultant social worker refers a family', () => {
    it('with a press and a form, within authority: one card in the unit’s channel says so', async () => {
      const form = await world.presses('kim', 'Refer a family', await world.says('kim', '/services contact-service'))
      expect(form.kind).toBe('form')
      const said = await world.fills('kim', form, { case: 'C-1042', reasons: 'Weekends with their father.' })
      expect(said.text).toMatch(/^# Contact Service for C-1042\n.*Made: nothing has been heard of it yet\./)
      expect(said.text).toContain('Decision: D-1, decided by Kim Abbott')
      expect(said.text).toMatch(/Row refer of policy/)
      expect(world.shows('hawthorn').filter((card) => card.includes('C-1042'))).toEqual([said.text])
      expect(world.shows('hawthorn').join('\n')).not.toContain('Weekends')
    })

    it('once: the same again is told where the first one stands', async () => {
      const again = await world.says('kim', '/services refer C-1042 contact service')
      expect(again.text).toContain('The family is referred to Contact Service already: made on Mon 23 Nov 2026.')
      expect(await about('service_referral')).toBe(1)
      expect(await about('decision')).toBe(1)
    })

    it('and anybody of the unit says on the card what they heard; whoever made it hears of it', async () => {
      await world.itIs('2026-11-25 10:00')
      const card = world.message('hawthorn', 'Contact Service for C-1042')
      expect((await world.presses('sam', 'Accepted', card)).text).toContain('Accepted: the service has taken it on, since Wed 25 Nov 2026.')
      expect(world.message('hawthorn', 'Contact Service for C-1042').text).toContain('Accepted: the service has taken it on')
      expect(world.shows('@kim').at(-1)).toContain('Accepted: the service has taken it on')
      const late = await world.presses('jo', 'On the waiting list', card)
      expect(late.text).toContain('The referral to Contact Service is accepted on Wed 25 Nov 2026. Nothing was changed; look at it again.')
    })

    it('the case shows it, with how long the family waits', async () => {
      const shown = await world.says('jo', '/case C-1042')
      expect(shown.text).toContain('\nReferred to services: 1\n- Contact Service: accepted since Wed 25 Nov 2026, has waited 2 working days; expected 10\n')
      expect((await world.presses('jo', 'News: Contact Service', shown)).text).toContain('# Contact Service for C-1042')
    })

    it('a refusal needs its reason, which stays out of every channel', async () => {
      const form = await world.presses('jo', 'Declined', world.message('hawthorn', 'Contact Service for C-1042'))
      expect((await world.fills('jo', form, {})).text).toContain('Problem: Say why, so that the next person knows.')
      await world.fills('jo', form, { reason: 'no room before the spring' })
      const card = world.message('hawthorn', 'Contact Service for C-1042')
      expect(card.text).toContain('Declined: the service does not take it on, since Wed 25 Nov 2026.')
      expect((await world.presses('kim', 'Read why', card)).text).toContain('no room before the spring')
      expect([...world.shows('hawthorn'), ...world.shows('@kim'), ...world.shows('@jo')].join('\n')).not.toContain('no room before the spring')
      expect((await world.says('kim', '/case C-1042')).text).not.toContain('Referred to services')
    })
  })

  describe('a social worker’s referral goes to the consultant social worker', () => {
    it('and is made when it is decided, not before', async () => {
      const said = await world.says('sam', '/services refer C-1045 parenting-support')
      expect(said.text).toContain('The family is referred as soon as that is decided. Nothing has gone to the service yet.')
      expect(said.text).toContain('Waiting: for Kim Abbott.')
      expect((await world.says('jo', '/case C-1045')).text).toContain('- Parenting Support Service: not made yet\n')
      await world.presses('kim', 'Approve', world.message('@kim', 'needs your decision'), null)
      await world.beat()
      expect(world.message('hawthorn', 'Parenting Support Service for C-1045').text).toContain('Made: nothing has been heard of it yet.')
      expect((await world.says('jo', '/case C-1045')).text).toContain('- Parenting Support Service: made since Wed 25 Nov 2026, has waited 0 working days; expected 15\n')
    })

    it('one that is declined is not made, and nothing is said twice', async () => {
      await world.says('sam', '/services refer C-1045 contact-service')
      const form = await world.presses('kim', 'Decline', world.message('@kim', 'needs your decision'), null)
      await world.fills('kim', form, { reason: 'not at present' }, null)
      const before = world.shows('hawthorn').length
      await world.beat()
      expect(world.shows('hawthorn').length).toBe(before)
      expect(await about(`service_referral WHERE state = 'not-agreed'`)).toBe(1)
    })

    it('a co-ordinator records what the consultant social worker decided', async () => {
      const said = await world.says('alex', '/services refer C-1043 contact-service decided by @kim')
      expect(said.text).toContain('Made: nothing has been heard of it yet.')
      expect(said.text).toMatch(/Referred by: Alex Diallo\n.*decided by Kim Abbott/)
    })
  })

  describe('other doors', () => {
    it('a service behind a panel says so, and offers the panel', async () => {
      const said = await world.says('kim', '/services refer C-1042 intensive-family-support')
      expect(said.text).toContain('Intensive Family Support is reached only through the Joint Allocation Resource Panel. Take the family there.')
      expect(said.text).toContain('[Take it to the panel]')
    })

    it('one that families ask themselves has no referral', async () => {
      expect((await world.says('kim', '/services refer C-1042 parents line')).text).toContain('The family asks Parents’ Line themselves. Give them the number.')
    })

    it('words that name none, or several, bring the list; a case that is nobody’s is not there', async () => {
      const form = await world.says('kim', '/services refer C-1042 parents')
      expect(form.text).toContain('Problem: There is no such service in the directory. Choose one from the list.')
      expect((await world.says('kim', '/services refer C-9999 contact-service')).text).toContain('There is no case C-9999 that you can see.')
    })
  })

  describe('a referral that nobody hears of is chased', () => {
    it('by the co-ordinator once the expected wait has passed, in the morning’s digest and in no message of its own', async () => {
      const before = world.shows('hawthorn').length
      await world.itIs('2026-12-09 08:00') // ten working days after Wednesday 25 November
      expect(await about(`task WHERE title LIKE 'Ask Contact Service%'`)).toBe(0)
      await world.itIs('2026-12-10 08:00')
      await world.beat()
      expect(await about(`task WHERE title LIKE 'Ask Contact Service%'`)).toBe(1)
      expect(world.shows('hawthorn').slice(before).join('\n')).not.toContain('Ask Contact Service')
      await world.itIs('2026-12-10 08:30')
      expect(world.message('hawthorn', 'Hawthorn, Thu 10 Dec 2026').text).toContain('Ask Contact Service for news of the referral')
      expect(world.message('@alex', 'Ask Contact Service').text).toContain('C-1043')
    })

    it('and is done with when there is news', async () => {
      const card = await world.presses('alex', 'News: Contact Service', await world.says('alex', '/case C-1043'))
      await world.presses('alex', 'Started', card)
      expect(await about(`task WHERE title LIKE 'Ask Contact Service%' AND state = 'open'`)).toBe(0)
      expect((await world.says('alex', '/case C-1043')).text).toContain('- Contact Service: started since Thu 10 Dec 2026\n')
    })
  })

  describe('a restricted case', () => {
    it('is referred where only its people see, and is not there for anybody else', async () => {
      const before = world.shows('hawthorn').length
      const said = await world.says('kim', '/services refer C-1044 contact-service', null)
      expect(said.text).toContain('# Contact Service for C-1044')
      expect(world.shows('hawthorn').length).toBe(before)
      expect(world.shows('@priya').at(-1)).toContain('# Contact Service for C-1044')
      expect((await world.says('sam', '/services refer C-1044 contact-service')).text).toContain('There is no case C-1044 that you can see.')
      const news = await world.presses('sam', 'Accepted', said)
      expect(news.text).toContain('There is no referral that you can see.')
      const read = await world.presses('kim', 'Who to ring', said)
      expect(read.text).toContain('# Contact Service')
    })

    it('nor is a referral of another unit’s case', async () => {
      const card = world.message('hawthorn', 'Parenting Support Service for C-1045')
      expect((await world.presses('ada', 'Accepted', card, null)).text).toContain('There is no referral that you can see.')
    })
  })

  it('the wait is shown as families had it once five have started', async () => {
    for (const ref of ['C-3001', 'C-3002', 'C-3003', 'C-3004']) {
      await world.says('kim', `/case open ${ref}`)
      const made = await world.says('kim', `/services refer ${ref} contact-service`)
      await world.presses('kim', 'Started', made)
    }
    expect((await world.says('jo', '/services contact-service')).text).toMatch(/Wait: 0 working days, the middle of 5 families that started since /)
  })
})
