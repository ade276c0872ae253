import { beforeAll, describe, expect, it } from 'vitest'
import { verifyAudit } from '../../adapters/database/audit.ts'
import { createBoroughWorld, type BoroughWorld } from '../support/borough-world.ts'
import { HAWTHORN } from '../support/hawthorn-files.ts'

/** Hawthorn works in Slack; its group manager Priya and Marcus above her in Teams; Helen, between them, has an account on both. */
describe('one borough in Slack and in Teams', () => {
  let world: BoroughWorld
  beforeAll(async () => {
    world = await createBoroughWorld({ at: '2026-11-23 10:00', files: HAWTHORN, inTeams: ['priya', 'marcus'], onBoth: ['helen'] })
  })
  const kim = (line: string) => world.slack.says('kim', `/decide ${line}`)

  /** The audit of what happened to a decision: what, and by whom. */
  async function auditOf(decision: number): Promise<readonly string[]> {
    const { rows } = await world.pool.query<{ event: string; name: string | null }>(
      `SELECT event, person.name FROM audit_event LEFT JOIN person ON person.id = by_id
       WHERE subject_id IN (
         SELECT id FROM decision WHERE number = $1
         UNION SELECT escalation.id FROM escalation JOIN decision ON decision.id = decision_id WHERE number = $1)
       ORDER BY position`, [decision])
    return rows.map(({ event, name }) => `${event} by ${name ?? 'the clock'}`)
  }

  it('asks the group manager in Teams, who never spoke there, what the unit raised in Slack', async () => {
    await kim('C-1042 spend £900 a cooker')
    expect(world.slack.news('hawthorn')).toEqual([expect.stringMatching(/^# D-1 is for the group manager\nWaiting: for Priya Shah\./)])
    expect(world.teams.news('@priya')).toEqual([expect.stringMatching(/^# D-1 needs your decision\n@Priya Shah, /)])
  })

  it('is decided in Teams, and both copies of the card say so', async () => {
    const answer = await world.teams.presses('priya', 'Approve', world.teams.message('@priya', 'D-1 needs your decision'), null)
    expect(answer.text).toContain('Approved: D-1 on C-1042. The unit has been told it can go ahead.')
    expect(world.teams.shows('@priya')).toEqual([expect.stringMatching(/^# D-1 no longer needs your decision\nApproved: by Priya Shah/)])
    expect(world.slack.shows('hawthorn')).toEqual([
      expect.stringMatching(/^# D-1 is for the group manager\nApproved: by Priya Shah, Mon 23 Nov 2026/),
      expect.stringMatching(/^# D-1 was approved\n@Kim Abbott, you can go ahead\./),
    ])
  })

  it('is one story in the audit, whole', async () => {
    expect(await auditOf(1)).toEqual([
      'decision-recorded by Kim Abbott', 'escalation-raised by Kim Abbott', 'escalation-asked by the clock',
      'decision-approved by Priya Shah',
    ])
    expect(await verifyAudit(world.pool, world.organisationId)).toMatchObject({ kind: 'whole' })
  })

  it('withdrawn in Slack, the card in Teams says so, and a copy kept open there changes nothing', async () => {
    await kim('C-1043 return home')
    const card = world.teams.message('@priya', 'D-2 needs your decision')
    await world.slack.presses('kim', 'Withdraw', world.slack.message('hawthorn', 'D-2 is for'))
    expect(world.teams.shows('@priya').filter((text) => text.includes('D-2'))).toEqual([
      expect.stringMatching(/^# D-2 no longer needs your decision\nWithdrawn: by Kim Abbott/),
      expect.stringMatching(/^# D-2 was withdrawn\n/),
    ])
    const pressed = await world.teams.presses('priya', 'Approve', card, null)
    expect(pressed.text).toContain('# D-2 has moved on\nWithdrawn: by Kim Abbott')
  })

  it('sent back in Teams is answered in Slack, and the answer is read in Teams', async () => {
    await kim('C-1043 spend £900 a bed')
    const form = await world.teams.presses('priya', 'Send back', world.teams.message('@priya', 'D-3 needs your decision'), null)
    await world.teams.fills('priya', form, { question: 'could the charity pay?' })
    const answer = await world.slack.presses('sam', 'Answer', world.slack.message('hawthorn', 'D-3 came back'))
    expect(answer.text).toContain('Question from Priya Shah, Mon 23 Nov 2026 at 10:00: could the charity pay?')
    await world.slack.fills('sam', answer, { answer: 'it paid for the last one' })
    const read = await world.teams.presses('priya', 'Read the answer', world.teams.message('@priya', 'D-3 has the unit’s answer'), null)
    expect(read.text).toContain('it paid for the last one')
  })

  it('urgent protection is announced on both at once, and climbs', async () => {
    const said = await kim('C-1042 care proceedings urgent')
    expect(said.text).toContain('Urgent, waiting: for Priya Shah.')
    expect(world.teams.message('@priya', 'D-4').text).toMatch(/^# D-4 needs your decision\nUrgent: @Priya Shah/)
    await world.timePasses('2026-11-23 10:30', 15)
    expect(world.teams.message('@marcus', 'D-4').text).toMatch(/^# D-4 needs your decision\n/)
  })

  it('asks somebody with both accounts once, on the platform they prefer', async () => {
    const asked = (texts: readonly string[], ref: string) => texts.filter((text) => text.startsWith(`# ${ref} `)).length
    const came = (ref: string) => ({ slack: asked(world.slack.shows('@helen'), ref), teams: asked(world.teams.shows('@helen'), ref) })
    expect(came('D-4')).toEqual({ slack: 1, teams: 0 })
    expect((await world.teams.says('helen', '/unit on teams', null)).text).toContain('comes in Teams from now on')
    await kim('C-1045 care proceedings urgent')
    await world.timePasses('2026-11-23 10:45', 15)
    expect(came('D-5')).toEqual({ slack: 0, teams: 1 })
    expect(came('D-4')).toEqual({ slack: 1, teams: 0 })
  })

  it('a channel that was archived in Slack holds nothing up in Teams', async () => {
    world.slack.council.channelOf('hawthorn').isArchived = true
    await world.slack.says('kim', '/decide C-1045 residential placement', null)
    expect(world.teams.message('@priya', 'D-6 needs your decision').text).toContain('@Priya Shah')
    expect(world.slack.shows('@alex').filter((text) => text.startsWith('Not in the channel') && text.includes('D-6'))).toHaveLength(1)
  })

  it('and everything is in one audit, by whoever did it', async () => {
    expect(await auditOf(3)).toEqual([
      'decision-recorded by Kim Abbott', 'escalation-raised by Kim Abbott', 'escalation-asked by the clock',
      'escalation-sent-back by Priya Shah', 'escalation-answered by Sam Hughes',
    ])
    expect(await verifyAudit(world.pool, world.organisationId)).toMatchObject({ kind: 'whole' })
    expect(world.log.lines.filter(({ level }) => level === 'error')).toEqual([])
  })
})
