import { beforeAll, describe, expect, it } from 'vitest'
import { PANEL_FILES } from '../support/panel-files.ts'
import { createWorld, type Shown, type World } from '../support/world.ts'

/** A family goes to the Resource Panel: with its papers, never by a button (004 §3.10, §3.11). It sits on Thursdays at ten. */
describe('a family that goes to the Resource Panel', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-16 10:00', files: PANEL_FILES })
  })
  const card = () => world.message('hawthorn', '# C-1043 and the Resource Panel')
  const ticks = async (person: string, papers: readonly string[], on: Shown = card()) => {
    const form = await world.presses(person, 'Tick what is there', on)
    return world.fills(person, form, Object.fromEntries(papers.map((id) => [`paper-${id}`, 'yes'])))
  }

  it('is prepared first: who owes what, and by when, for the first sitting that can be reached', async () => {
    await world.says('kim', '/decide C-1043 care proceedings')
    const support = await world.presses('priya', 'Approve', world.message('@priya', 'D-1 needs your decision'), null)
    expect(support.text).toContain('goes on to the Resource Panel with your support')
    await world.presses('kim', 'Prepare for the panel', world.message('hawthorn', '# D-1'))
    expect(card().text).toContain('Being prepared: 7 papers of 7 missing. With all of them by Tue 17 Nov 2026 it is on the agenda of Thu 19 Nov 2026 at 10:00.')
    expect(card().text).toContain('Decision: D-1: it is settled by what the panel comes to')
    expect(card().text).toContain('Legal advice: principal lawyer: Lena Grant · State: Missing')
    expect(card().text).toContain('Group manager\'s view: group manager: Priya Shah · State: Missing')
  })

  it('is the same referral when it is asked for again', async () => {
    await world.says('alex', '/panel resource panel C-1043')
    expect(world.shows('hawthorn').filter((text) => text.includes('and the Resource Panel'))).toHaveLength(1)
  })

  it('what is owed is among the tasks of whoever owes it, and in their digest', async () => {
    await world.itIs('2026-11-17 08:45')
    const lena = world.shows('@lena').at(-1)
    expect(lena).toContain('Resource Panel: Legal advice, Tue 17 Nov 2026')
  })

  it('is ticked by whoever prepares it, and by nobody else', async () => {
    const form = await world.presses('sam', 'Tick what is there', card())
    expect(form.text).toContain('Missing: for the principal lawyer to tick')
    const refused = await world.sends('sam', {
      kind: 'tick-papers', referral: carried(form, 'referral'), version: Number(carried(form, 'version')), papers: ['legal-advice'],
    })
    expect(refused.text).toContain('“Legal advice” is for the principal lawyer to tick.')
    expect((await world.fills('sam', form, {})).text).toContain('Tick what is there, or close this.')
    await ticks('sam', ['assessment', 'wishes'])
    expect(card().text).toContain('Assessment of each child, up to date: social worker: Sam Hughes · State: There: Sam Hughes, Tue 17 Nov 2026 at 08:45')
    expect(card().text).toContain('Being prepared: 5 papers of 7 missing.')
  })

  it('counts a task marked done by whoever prepares it as there: nothing is said twice', async () => {
    const due = await world.says('kim', '/due', null)
    const [, task = ''] = /(T-\d+)[^\n]*Care plan/.exec(due.text) ?? []
    await world.says('kim', `/done ${task}`)
    await world.itIs('2026-11-17 09:00')
    expect(card().text).toContain('Care plan for each child, with what it needs: consultant social worker: Kim Abbott · State: There: Kim Abbott')
  })

  it('is on no agenda while anything is missing; papers that come late are for the next sitting', async () => {
    await ticks('kim', ['network'])
    await ticks('priya', ['manager'])
    await ticks('alex', ['papers'])
    expect(card().text).toContain('Being prepared: 1 paper of 7 missing.')
    await world.itIs('2026-11-18 08:30')
    expect(world.message('@marcus', 'Resource Panel: the agenda of the next sitting').text).toMatch(/Nothing is on the agenda yet\.[^]*- C-1043: Legal advice \(Lena Grant\)/)
    await ticks('lena', ['legal-advice'])
    expect(card().text).toContain('On the agenda: it comes before the Resource Panel on Thu 26 Nov 2026 at 10:00.')
  })

  it('is not asked of its chair again each day meanwhile: the ladder waits for the sitting, and still has a next step', async () => {
    expect(world.message('@marcus', 'D-1 needs your decision').text).toContain('Without an answer it is asked again on Thu 26 Nov 2026 at 10:00.')
    const asked = () => world.shows('@marcus').filter((text) => text.startsWith('# D-1 needs your decision')).length
    const before = asked()
    await world.itIs('2026-11-24 12:00')
    expect(asked()).toBe(before)
  })

  it('is announced to the chair the working day before and on the morning, by reference only', async () => {
    await world.itIs('2026-11-25 08:30')
    await world.itIs('2026-11-26 08:30')
    await world.itIs('2026-11-26 08:31')
    const agendas = world.shows('@marcus').filter((text) => text.includes('On the agenda: 1'))
    expect(agendas).toHaveLength(2)
    expect(agendas[0]).toMatch(/# Resource Panel: the agenda of the next sitting[^]*- C-1043: C-1043-A, C-1043-B · Papers: All there · Waited: 7 working days/)
    expect(agendas[1]).toContain('# Resource Panel: it sits today')
  })

  it('is decided only once it is recorded who was there', async () => {
    await world.itIs('2026-11-26 11:00')
    const opened = await world.presses('marcus', 'Open C-1043', world.message('@marcus', 'it sits today'), null)
    const form = await world.presses('marcus', 'Record the outcome', opened, null)
    const refused = await world.fills('marcus', form, { child: 'all', outcome: 'agreed' }, null)
    expect(refused.text).toContain('No sitting with it on the agenda is recorded yet: it is for Thu 26 Nov 2026. Record who was there first.')
  })

  it('by its chair or the panel’s co-ordinator, who expects whoever sits', async () => {
    const shown = await world.says('ned', '/panel', null)
    const form = await world.presses('ned', 'Record who was there', shown, null)
    expect(form.text).toContain('Helen Yates, Lena Grant, Marcus Reid')
    const unknown = await world.fills('ned', form, { present: 'Helen Yates, Somebody Else' }, null)
    expect(unknown.text).toContain('Problem: Name 2 is nobody who works here.')
    const sat = await world.fills('ned', form, { chair: '@marcus', present: 'Helen Yates, Lena Grant, ada@marlow.example' }, null)
    expect(sat.text).toMatch(/Quorum: there were enough to decide\.\nSitting: Thu 26 Nov 2026\nChaired by: Marcus Reid/)
  })

  it('child by child, the co-ordinator writing what the chair decided', async () => {
    const opened = await world.says('ned', '/panel', null)
    const referral = await world.presses('ned', 'Open C-1043', opened, null)
    const form = await world.presses('ned', 'Record the outcome', referral, null)
    const [first = '', second = ''] = childIds(form)
    const empty = await world.fills('ned', form, { child: first, outcome: 'agreed-with-conditions' }, null)
    expect(empty.text).toContain('Problem: Write down the conditions.')
    const identifying = await world.fills('ned', empty, { words: 'assess Tracey Smith of 14 Mill Lane first' }, null)
    expect(identifying.text).toContain('Problem: That looks like')
    const kept = await world.fills('ned', identifying, { words: 'an aunt is assessed first' }, null)
    expect(kept.text).toContain('C-1043-A: Agreed with conditions, chaired by Marcus Reid, recorded by Ned Shaw; there is something to read')
    const again = await world.presses('ned', 'Record the outcome', kept, null)
    await world.fills('ned', again, { child: second, outcome: 'not-agreed', words: 'the older one can stay with support' }, null)
  })

  it('the unit is told, without the conditions, with what follows and for whom', () => {
    const told = world.message('hawthorn', '# C-1043: what the Resource Panel came to')
    expect(told.text).toContain('C-1043-B: Not agreed')
    expect(told.text).toContain('D-1 is settled by this.')
    expect(told.text).toMatch(/Meet the Resource Panel's conditions[^\n]*C-1043-A[^\n]*Thu 10 Dec 2026[^\n]*Kim Abbott/)
    expect(told.text).toMatch(/Plan how the child stays safe at home[^\n]*C-1043-B[^\n]*Tue 1 Dec 2026[^\n]*Kim Abbott/)
    expect(world.shows('hawthorn').join()).not.toContain('aunt')
    expect(card().text).toContain('Decided: by the Resource Panel.')
  })

  it('the conditions are read on a page of their own, by those whose case it is', async () => {
    const page = await world.presses('kim', 'Read all of it', card())
    expect(page.text).toMatch(/C-1043-A: Agreed with conditions, Thu 26 Nov 2026 at 11:00: an aunt is assessed first/)
    const other = await world.presses('ada', 'Read all of it', card(), null)
    expect(other.text).toContain('There is no referral that you can see.')
  })

  it('the decision that waited for it is settled, recorded once and decided by the chair', async () => {
    const decision = await world.says('kim', '/decide D-1')
    expect(decision.text).toContain('D-1 on C-1043')
    const { rows: [row] } = await world.pool.query<{ state: string; by: string }>(
      `SELECT d.state, p.name AS by FROM decision d JOIN escalation e ON e.decision_id = d.id JOIN person p ON p.id = e.closed_by_id WHERE d.number = 1`)
    expect(row).toEqual({ state: 'approved', by: 'Marcus Reid' })
    expect(world.message('@marcus', '# D-1').text).toContain('# D-1 no longer needs your decision')
  })

  it('nothing of it is owed any more, and every step is in the audit', async () => {
    const { rows } = await world.pool.query<{ event: string }>(`SELECT DISTINCT event FROM audit_event WHERE event LIKE 'panel-%' ORDER BY event`)
    expect(rows.map(({ event }) => event)).toEqual(['panel-outcome-recorded', 'panel-paper-ticked', 'panel-referral-ready', 'panel-referred', 'panel-sat'])
    const { rows: open } = await world.pool.query(`SELECT 1 FROM task WHERE state = 'open' AND title LIKE 'Resource Panel: %'`)
    expect(open).toEqual([])
  })
})

function carried({ reply }: Shown, name: string): string {
  if (reply.kind !== 'form') throw new Error('no form was shown')
  return reply.form.carries[name] ?? ''
}

function childIds({ reply }: Shown): readonly string[] {
  const field = reply.kind === 'form' ? reply.form.fields.find(({ name }) => name === 'child') : undefined
  return field?.kind === 'choice' ? field.choices.map(({ value }) => value).filter((value) => value !== 'all') : []
}
