import { beforeAll, describe, expect, it } from 'vitest'
import { PANEL_FILES } from '../support/panel-files.ts'
import { createWorld, type Shown, type World } from '../support/world.ts'

/** What does not go as it should: papers missing, no quorum, what cannot wait, what is put off, and who may not do what. */
describe('at the Resource Panel', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-23 09:00', files: PANEL_FILES })
  })
  const card = (ref = 'C-1042') => world.message('hawthorn', `# ${ref} and the Resource Panel`)
  const referralOf = (person: string, ref = 'C-1042') => world.presses(person, `Open ${ref}`, agenda(person), null)
  const agenda = (person: string) => world.message(`@${person}`, '# Resource Panel: ')
  const attendance = async (person: string, values: Readonly<Record<string, string>>) => {
    const form = await world.presses(person, 'Record who was there', await world.says(person, '/panel', null), null)
    return world.fills(person, form, values, null)
  }

  describe('papers that are missing', () => {
    it('keep a case from the agenda, unless its chair takes it as it is and says why', async () => {
      await world.says('kim', '/panel C-1042 resource')
      await world.itIs('2026-11-25 08:30')
      const shown = await referralOf('marcus')
      expect(shown.text).toContain('[Take it as it is]')
      const form = await world.presses('marcus', 'Take it as it is', shown, null)
      expect((await world.fills('marcus', form, { reason: ' ' }, null)).text).toContain('Problem: Say why it cannot wait for the papers.')
      const identifying = await world.fills('marcus', form, { reason: 'Tracey Smith goes home on friday' }, null)
      expect(identifying.text).toContain('Problem: That looks like')
      await world.fills('marcus', identifying, { reason: 'the hearing is on friday' }, null)
      expect(card().text).toContain('On the agenda: it comes before the Resource Panel on Thu 26 Nov 2026 at 10:00. Marcus Reid took it with 7 papers missing.')
      expect(world.shows('hawthorn').join()).not.toContain('hearing')
    })

    it('are still owed by whoever owes them', async () => {
      expect((await world.says('alex', '/due', null)).text).toContain('Resource Panel: Papers sent to everybody who sits')
    })

    it('are taken as they are by nobody below the chair', async () => {
      await world.says('sam', '/panel C-1045 resource')
      const form = await world.presses('sam', 'Tick what is there', card('C-1045'))
      const refused = await world.sends('sam', { kind: 'take-incomplete', ...referralIn(form), reason: 'it cannot wait' })
      expect(refused.text).toContain('Only the assistant director who chairs the Resource Panel, or somebody above, takes a case with papers missing.')
    })
  })

  describe('a sitting without a quorum', () => {
    it('is recorded as such, and says what to do', async () => {
      await world.itIs('2026-11-26 10:30')
      const sat = await attendance('ned', { chair: '@marcus', present: 'Marcus Reid, Helen Yates' })
      expect(sat.text).toContain('No quorum: it lacked one more person and the principal lawyer, so nothing can be recorded as the panel’s.')
      expect(sat.text).toContain('What cannot wait is decided by the assistant director alone, and that sitting hears of it.')
    })

    it('cannot come to anything as the panel', async () => {
      const form = await world.presses('ned', 'Record the outcome', await world.presses('ned', 'Open C-1042', await world.says('ned', '/panel', null), null), null)
      const refused = await world.fills('ned', form, { outcome: 'agreed' }, null)
      expect(refused.text).toContain('The sitting on Thu 26 Nov 2026 had no quorum, so it could not decide. If it cannot wait, the assistant director decides it alone and the next sitting hears of it.')
    })

    it('has its business carried over to the next by itself', async () => {
      await world.itIs('2026-12-02 08:30')
      expect(agenda('marcus').text).toMatch(/# Resource Panel: the agenda of the next sitting\nIt sits on Thu 3 Dec 2026 at 10:00\.\nOn the agenda: 1\n- C-1042/)
    })
  })

  describe('what cannot wait for a sitting', () => {
    it('is decided by the chair alone, whatever is missing, and by nobody else', async () => {
      const form = await world.presses('marcus', 'Decide alone, now', await world.presses('marcus', 'Open C-1045', await world.says('marcus', '/panel', null), null), null)
      expect(form.text).toContain('*Between sittings*: you decide it yourself, and the next sitting hears of it.')
      const refused = await world.sends('ned', {
        kind: 'record-panel-outcome', ...referralIn(form), child: null, outcome: 'agreed', words: '', until: null, isBetweenSittings: true,
      }, null)
      expect(refused.text).toContain('Between sittings only the assistant director decides, and records it themselves.')
      const done = await world.fills('marcus', form, { outcome: 'agreed' }, null)
      expect(done.text).toContain('C-1045-A: Agreed, decided between sittings by Marcus Reid')
      expect(world.message('hawthorn', '# C-1045: what the Resource Panel came to').text).toContain('What follows: 2')
    })

    it('and so is what went up a ladder and was never referred: the next sitting hears of both', async () => {
      await world.says('kim', '/decide C-1043 section 20 urgent')
      const card = world.message('@priya', 'needs your decision')
      await world.presses('priya', 'Approve', card, null)
      await world.presses('marcus', 'Approve', world.message('@marcus', 'needs your decision'), null)
      await world.itIs('2026-12-03 08:30')
      expect(agenda('marcus').text).toMatch(/Decided between sittings: 2\n- C-1045: agreed, Marcus Reid,[^\n]*\n- C-1043: D-1, accommodate a child by agreement \(section 20\): approved, Marcus Reid,/)
    })
  })

  describe('what is put off', () => {
    it('needs a day, and comes back by itself at the first sitting from that day on', async () => {
      await world.itIs('2026-12-03 10:30')
      await attendance('marcus', { present: 'Helen Yates, Lena Grant' })
      const form = await world.presses('marcus', 'Record the outcome', await referralOf('marcus'), null)
      expect((await world.fills('marcus', form, { outcome: 'deferred' }, null)).text).toContain('Problem: Until when?')
      const past = await world.fills('marcus', form, { outcome: 'deferred', until: '2026-12-03' }, null)
      expect(past.text).toContain('Problem: Give a day after today.')
      const put = await world.fills('marcus', past, { until: '21 dec' }, null)
      expect(put.text).toContain('C-1042-A: Deferred, back on Thu 24 Dec 2026, chaired by Marcus Reid')
      expect(world.message('hawthorn', '# C-1042: what the Resource Panel came to').text)
        .toContain('Still open: it is on the agenda again on Thu 24 Dec 2026 at 10:00.')
    })

    it('is on no agenda before', async () => {
      await world.itIs('2026-12-09 08:30')
      expect(world.shows('@marcus').some((text) => text.includes('It sits on Thu 10 Dec 2026'))).toBe(false)
    })

    it('and what was heard once is not heard again', async () => {
      await world.itIs('2026-12-23 08:30')
      expect(agenda('marcus').text).toMatch(/It sits on Thu 24 Dec 2026 at 10:00\.\nOn the agenda: 1\n- C-1042: C-1042-A, back again/)
      expect(agenda('marcus').text).not.toContain('Decided between sittings')
    })
  })

  describe('nobody decides for the panel', () => {
    const outcome = { outcome: 'agreed', words: '', until: null, child: null, isBetweenSittings: false } as const

    it('below its chair', async () => {
      const form = await world.presses('kim', 'Tick what is there', card())
      const refused = await world.sends('kim', { kind: 'record-panel-outcome', ...referralIn(form), ...outcome })
      expect(refused.text).toContain('What the Resource Panel came to is recorded by the assistant director, or the administration manager for them.')
    })

    it('from a card drawn before something changed', async () => {
      const form = await world.presses('kim', 'Tick what is there', card())
      const { referral } = referralIn(form)
      const refused = await world.sends('marcus', { kind: 'record-panel-outcome', referral, version: 1, ...outcome }, null)
      expect(refused.text).toContain('The referral has changed since that was shown.')
    })

    it('when they referred the family themselves', async () => {
      const referred = await world.says('priya', '/panel C-1042 jarp', null)
      const form = await world.presses('priya', 'Decide alone, now', referred, null)
      const refused = await world.fills('priya', form, { outcome: 'agreed' }, null)
      expect(refused.text).toContain('Priya Shah referred this family, decided it or recorded it. Somebody else has to chair it.')
    })

    it('of another unit, which is told it is not there', async () => {
      const form = await world.presses('kim', 'Tick what is there', card())
      const { referral } = referralIn(form)
      expect((await world.sends('ada', { kind: 'show-referral', referral }, null)).text).toContain('There is no referral that you can see.')
      expect((await world.says('ada', '/panel', null)).text).not.toContain('C-1042')
      expect((await world.says('ada', '/panel C-1042 resource', null)).text).toContain('There is no case C-1042 that you can see.')
    })
  })

  describe('a restricted case', () => {
    it('goes to no panel whose chair may not know of it', async () => {
      const refused = await world.says('kim', '/panel C-1044 resource', null)
      expect(refused.text).toContain('Nobody who chairs that panel may know of this case.')
    })

    it('goes to one whose chair may, and exists for nobody else', async () => {
      await world.says('kim', '/panel C-1044 jarp', null)
      expect(world.shows('hawthorn').join()).not.toContain('C-1044')
      expect(world.message('@kim', '# C-1044 and the Joint Allocation Resource Panel').text).toContain('Being prepared: 4 papers of 4 missing.')
      expect((await world.says('priya', '/panel', null)).text).toContain('- C-1044: ')
      for (const person of ['sam', 'helen', 'marcus', 'ned', 'ruth']) expect((await world.says(person, '/panel', null)).text).not.toContain('C-1044')
    })
  })

  describe('a referral that was a mistake', () => {
    it('is withdrawn by who made it or leads the unit, with what was owed for it', async () => {
      await world.says('sam', '/panel C-1045 jarp')
      const jarp = () => world.message('hawthorn', '# C-1045 and the Joint Allocation Resource Panel')
      expect((await world.presses('jo', 'Withdraw', jarp())).text).toContain('A referral is withdrawn by whoever referred the family')
      await world.presses('sam', 'Withdraw', jarp())
      expect(jarp().text).toContain('Withdrawn: nothing more is owed for it.')
      expect((await world.says('sam', '/due', null)).text).not.toContain('Case: C-1045')
    })
  })
})

function referralIn({ reply }: Shown): { readonly referral: string; readonly version: number } {
  if (reply.kind !== 'form') throw new Error('no form was shown')
  return { referral: reply.form.carries['referral'] ?? '', version: Number(reply.form.carries['version']) }
}
