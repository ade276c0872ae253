import { beforeAll, describe, expect, it } from 'vitest'
import { PANEL_FILES } from '../support/panel-files.ts'
import { createWorld, type World } from '../support/world.ts'

/** The Joint Allocation Resource Panel is the gateway to additional family support (004 §3.8). It decides about the family as one. */
describe('a family that asks for more support', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-23 09:00', files: PANEL_FILES })
  })
  const NAME = 'Joint Allocation Resource Panel'
  const card = () => world.message('hawthorn', `# C-1042 and the ${NAME}`)
  const marksDone = async (person: string) => {
    const due = await world.says(person, '/due', null)
    for (const [, task = ''] of due.text.matchAll(new RegExp(`(T-\\d+)[^\\n]*${NAME}: `, 'g'))) await world.says(person, `/done ${task}`)
  }

  it('comes with what it needs prepared: the checklist is that panel’s own', async () => {
    await world.says('kim', '/panel C-1042 jarp')
    expect(card().text).toContain('Being prepared: 4 papers of 4 missing. With all of them by Mon 23 Nov 2026 it is on the agenda of Tue 24 Nov 2026 at 14:00.')
    expect(card().text).toContain('- Services asked for, from the directory: social worker: Sam Hughes · State: Missing')
  })

  it('is ready when the last of its papers was marked done, without a tick', async () => {
    await marksDone('sam')
    await marksDone('kim')
    await world.itIs('2026-11-23 09:01')
    expect(card().text).toContain(`On the agenda: it comes before the ${NAME} on Tue 24 Nov 2026 at 14:00.`)
  })

  it('a decision recorded afterwards is linked to it, not prepared a second time', async () => {
    await world.says('kim', '/decide C-1042 additional family support')
    await world.says('kim', '/panel C-1042 jarp')
    expect(card().text).toContain('Decision: D-1: it is settled by what the panel comes to')
    expect(world.shows('hawthorn').filter((text) => text.includes(`and the ${NAME}`))).toHaveLength(1)
  })

  it('is decided by the panel as a family, and its waiting is over', async () => {
    await world.itIs('2026-11-24 14:30')
    const form = await world.presses('priya', 'Record who was there', await world.says('priya', '/panel', null), null)
    await world.fills('priya', form, { chair: '@priya', present: 'Helen Yates' }, null)
    const shown = await world.presses('priya', 'Open C-1042', await world.says('priya', '/panel', null), null)
    expect(shown.text).toContain('Waited: 1 working day')
    const outcome = await world.presses('priya', 'Record the outcome', shown, null)
    expect(outcome.text).toContain('About (needed): [The family] of The family')
    await world.fills('priya', outcome, { outcome: 'agreed' }, null)
    const told = world.message('hawthorn', `# C-1042: what the ${NAME} came to`)
    expect(told.text).toMatch(/- Agreed, chaired by Priya Shah\nD-1 is settled by this\./)
    expect(told.text).toMatch(/Refer the family to the services agreed[^\n]*Thu 26 Nov 2026[^\n]*Alex Diallo/)
  })

  it('what was approved on the ladder while it was being prepared ends the referral: decided between sittings, once', async () => {
    await world.says('kim', '/decide C-1043 additional family support')
    await world.says('kim', '/panel C-1043 jarp')
    await world.presses('priya', 'Approve', world.message('@priya', 'D-2 needs your decision'), null)
    await world.itIs('2026-11-24 14:35')
    expect(world.message('hawthorn', `# C-1043 and the ${NAME}`).text).toMatch(/Decided: by the [^\n]*\n- Agreed, decided between sittings by Priya Shah/)
    expect((await world.says('sam', '/due', null)).text).not.toContain(`C-1043: ${NAME}`)
    const next = await world.says('priya', '/panel', null)
    expect(next.text).toMatch(/Decided between sittings: 1\n- C-1043: agreed, Priya Shah, Tue 24 Nov 2026/)
  })

  it('is recorded once by whoever was first: the second is told to look again', async () => {
    await world.says('kim', '/panel C-1044 jarp', null)
    const form = await world.presses('priya', 'Decide alone, now', await world.presses('priya', 'Open C-1044', await world.says('priya', '/panel', null), null), null)
    const twice = await Promise.all(['agreed', 'not-agreed'].map((outcome) => world.fills('priya', form, { outcome, words: 'it was talked through' }, null)))
    expect(twice.filter(({ text }) => text.includes('decided between sittings by Priya Shah'))).toHaveLength(1)
    expect(twice.filter(({ text }) => text.includes('That referral is decided already. Nothing was changed by your press.'))).toHaveLength(1)
  })

  it('what was withdrawn takes its referral with it', async () => {
    await world.says('kim', '/decide C-1045 additional family support')
    await world.says('kim', '/panel C-1045 jarp')
    await world.presses('kim', 'Withdraw', world.message('hawthorn', '# D-3'))
    await world.itIs('2026-11-24 14:40')
    expect(world.message('hawthorn', `# C-1045 and the ${NAME}`).text).toContain('Withdrawn: nothing more is owed for it.')
  })
})

describe('a policy without sittings', () => {
  it('keeps sending decisions up, and says that no panel sits here', async () => {
    const { shippedPolicy } = await import('../../src/assemble.ts')
    const shipped = shippedPolicy()
    const policy = { ...shipped, panels: shipped.panels.map((panel) => ({ ...panel, sits: null })) }
    const world = await createWorld({ at: '2026-11-23 09:00', files: PANEL_FILES, policy })
    expect((await world.says('kim', '/panel')).text).toContain('The policy does not say when any panel sits.')
    expect((await world.says('kim', '/panel C-1042 jarp')).text).toContain('so it is not prepared here.')
    expect((await world.says('kim', '/decide C-1042 additional family support')).text).toContain('D-1')
  })
})
