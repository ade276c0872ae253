import { beforeAll, describe, expect, it } from 'vitest'
import { shippedPolicy } from '../../src/assemble.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import { AUTUMN, HAWTHORN } from '../support/hawthorn-files.ts'
import { platforms, type StoryWorld } from '../support/platforms.ts'

/** Tasks go to members "according to availability, skill, and knowledge of and relationship to the family" (004 §4.3). */
describe.each(platforms)('allocating, $name', ({ createWorld, asTyped }) => {
  let world: StoryWorld
  beforeAll(async () => {
    const policy = { ...shippedPolicy(), version: 'rsw-1-small-loads', fullLoad: 5 }
    world = await createWorld({ at: '2026-11-23 10:00', files: { ...HAWTHORN, events: AUTUMN }, policy })
  })
  const THOSE_WHO_MAY = 'a consultant social worker, a social worker, a children\'s practitioner or a clinician'
  const alex = (line: string) => world.says('alex', `/allocate ${line}`)

  describe('a task without a person', () => {
    it('is answered with who could do it and why, and why not the others', async () => {
      const said = await alex('C-1042 life story work by 2 dec')
      expect(said.text).toMatch(/^# Who should do T-9\?\nTask: Life story work\nCase: C-1042\nDue: Wed 2 Dec 2026\nOwner: Nobody yet/)
      expect(said.text).toContain([
        'Suggested',
        '- Jo Osei: knows the family; works 8 days before it is due; no open tasks',
        '- Sam Hughes: knows the family; works 8 days before it is due; no open tasks',
        '- Kim Abbott: works 8 days before it is due; no open tasks',
        '- Mo Vance: works 5 days before it is due; no open tasks',
        'Not suggested',
        `- Alex Diallo: a unit co-ordinator; this is work for ${THOSE_WHO_MAY}`,
        '[Give to Jo] [Give to Sam] [Give to Kim] [Give to Mo] [Somebody else]',
      ].join('\n'))
    })

    it('is in the channel for anybody to take up', async () => {
      const asked = await world.presses('kim', 'Who should do it?', world.message('hawthorn', 'T-9 needs an owner'))
      await world.presses('kim', 'Give to Sam', asked)
      expect(world.shows('hawthorn')).toEqual([
        expect.stringMatching(/^# T-9 [^]*Owner: Sam Hughes/),
        expect.stringContaining('# T-9 is allocated\n@Sam Hughes, this is yours. Given by Kim Abbott.'),
      ])
    })

    it('knows who did what: the last visit counts, and the next one stays with whoever made it', async () => {
      await alex('T-1 to jo')
      const done = await world.says('jo', '/done T-1')
      expect(done.text).toContain('Next: T-10, Child-in-need visit, due Mon 21 Dec 2026')
      expect((await alex('T-10')).text).toMatch(/Owner: Jo Osei[^]*Not suggested[^]*- Jo Osei: has it now/)
      expect((await alex('T-9')).text).toMatch(/Suggested\n- Jo Osei: knows the family; did the last visit on Mon 23 Nov 2026/)
    })
  })

  describe('who is away', () => {
    it('is not suggested when there is no day left for it', async () => {
      await world.says('kim', '/unit leave @jo 23 nov to 4 dec')
      const said = await alex('C-1042 play session by 2 dec')
      expect(said.text).toMatch(/Not suggested\n[^]*- Jo Osei: on leave until Fri 4 Dec 2026/)
    })

    it('can be given it all the same, once that is said', async () => {
      const warned = await alex('T-11 to jo')
      expect(warned.text).toContain(
        'Not allocated yet: Before T-11 goes to Jo Osei: on leave until Fri 4 Dec 2026. Confirm to allocate it all the same.',
      )
      expect((await world.presses('alex', 'Allocate anyway', warned)).text).toContain('Jo Osei, this is yours.')
    })

    it('and so in the form of a new task', async () => {
      const form = await alex('C-1045 play session to jo by 2 dec')
      expect(form.text).toContain('Go ahead: [] of Yes, all the same\n  Problem: Before it goes to Jo Osei: on leave until Fri 4 Dec 2026.')
      expect((await world.fills('alex', form, { which: 'new' })).text).toMatch(/^# T-12 is allocated\n@?Jo Osei, this is yours\./)
    })

    it('because they do not work that day: their own pattern decides', async () => {
      const said = await alex('C-1045 play session again by today')
      expect(said.text).toContain('- Mo Vance: does not work on Mon 23 Nov 2026')
    })
  })

  it('a full load is suggested last, with the number, and can be passed over', async () => {
    for (const thing of ['curtains', 'a lamp', 'a mattress', 'a door', 'a fridge']) await alex(`C-1043 ${thing} to sam`)
    const said = await alex('C-1045 direct work by 11 dec')
    expect(said.text).toMatch(/Suggested\n- Jo Osei[^]*\n- Sam Hughes: [^\n]*But: 6 open tasks, and 5 is a full load/)
  })

  describe('what somebody may do', () => {
    it('a protection-plan visit is never for a children’s practitioner, whoever says so', async () => {
      const said = await world.says('kim', '/allocate T-4 to jo')
      expect(said.text).toContain(
        'T-4 cannot go to Jo Osei: a children\'s practitioner; this is work for a consultant social worker or a social worker.',
      )
      const jo = (await world.app.store.people(world.organisationId)).find(({ name }) => name === 'Jo Osei')
      const to = { kind: 'id', id: jo?.id as PersonId } as const
      const forged = await world.sends('kim', { kind: 'allocate-task', task: 4, to, version: null, isConfirmed: true })
      expect(forged.text).toContain('T-4 cannot go to Jo Osei')
      expect((await world.says('kim', '/due C-1043')).text).toMatch(/T-4: [^\n]* Nobody yet/)
    })

    it('nor may one record it as done', async () => {
      expect((await world.says('jo', '/done T-4')).text).toContain('T-4 can only be done by a consultant social worker or a social worker.')
    })

    it('a visit in need is soft: the co-ordinator can be given it once that is said', async () => {
      const warned = await alex('T-10 to alex')
      expect(warned.text).toContain('Before T-10 goes to Alex Diallo: a unit co-ordinator; this is work for')
      expect((await world.presses('alex', 'Allocate anyway', warned)).text).toContain('Alex Diallo has taken this.')
    })
  })

  describe('what there is already', () => {
    it('is offered when it seems to be meant: a visit is not twice in the books', async () => {
      const form = await alex('C-1042 home visit to kim by 11 dec')
      expect(form.text).toContain('Problem: The family already has T-10 (Child-in-need visit, due Mon 21 Dec 2026, Alex Diallo).')
      const given = await world.fills('alex', form, { which: 'T-10' })
      expect(given.text).toMatch(/^# (Before )?T-10 is allocated/)
    })

    it('or is added beside it when that is meant', async () => {
      const form = await alex('C-1042 home visit to kim by 11 dec')
      const added = await world.fills('alex', form, { which: 'new' })
      expect(added.text).toMatch(/^# T-\d+ is allocated\n@?Kim Abbott, this is yours\.[^]*Task: Home visit/)
      const sooner = await alex('C-1042 a visit at home to kim by 27 nov')
      expect(sooner.text).toMatch(/^# T-\d+ is allocated/)
    })

    it('is recognised when it is said again', async () => {
      await alex('C-1045 letter to the landlord to kim by fri')
      const again = await alex('C-1045 Letter to the  landlord to @kim by 27 nov')
      expect(again.text).toMatch(
        /^That is T-\d+ \(Letter to the landlord, due Fri 27 Nov 2026, Kim Abbott\) already\. Nothing needed changing\.$/m,
      )
      expect((await alex('T-9 to sam')).text).toContain('Sam Hughes has T-9 already. Nothing needed changing.')
    })

    it('has moved on when somebody else gave it away first', async () => {
      const [one, other] = await Promise.all([alex('T-5'), world.says('kim', '/allocate T-5')])
      await world.presses('kim', 'Give to Kim', other)
      const late = await world.presses('alex', 'Give to Sam', one)
      expect(late.text).toBe(
        'T-5 has changed since that was shown: Kim Abbott has it now, due Tue 5 Jan 2027. Nothing was changed; look at it and try again.',
      )
    })
  })

  describe('people and days that are not certain', () => {
    it('somebody of another unit is not given the work, unless they cover', async () => {
      expect((await alex('T-2 to ada')).text).toContain(
        `Ada Khan is not in Hawthorn. Choose somebody who is, or set cover first with ${asTyped('/unit cover')}.`,
      )
      await world.says('kim', '/unit cover @sam by @ada 23 nov to 27 nov')
      expect((await alex('T-2 to ada')).text).toContain('Ada Khan, this is yours.')
    })

    it('a name nobody has is asked about, without repeating it', async () => {
      const form = await alex('T-2 to tyler')
      expect(form.text).toContain(
        'Problem: Nobody of that name was found in Hawthorn. Choose from Alex Diallo, Jo Osei, Kim Abbott, Mo Vance, Sam Hughes',
      )
    })

    it('a day that could be two is asked about', async () => {
      const form = await alex('C-1045 a phone call to kim by mon')
      expect(form.text).toContain('Problem: That could be Mon 23 Nov 2026 or Mon 30 Nov 2026. Give the date.')
    })
  })

  it('somebody who is given what is due within two working days hears of it directly as well', async () => {
    world.news('@mo')
    await alex('C-1045 nappies to mo by wed')
    await alex('C-1045 curtains to mo by 11 dec')
    expect(world.news('@mo')).toEqual([expect.stringMatching(/Task: Nappies[^]*Due: Wed 25 Nov 2026/)])
  })
})
