import { beforeAll, describe, expect, it } from 'vitest'
import shipped from '../../prisma/policies/team-manager.json' with { type: 'json' }
import { policySchema } from '../../src/domain/policy.ts'
import { eventsFile } from '../support/hawthorn-files.ts'
import { createWorld, type World } from '../support/world.ts'

/**
 * An authority of teams: Tessa is the team manager of Riverside, Pat and Paula its principal social workers, Wes the social worker, Fay the
 * family support worker, Bo the business support officer. Over several teams stands Steph, the service manager, then Hugh, the head of
 * family services, and Dina, the director.
 */
const RIVERSIDE = {
  units: `unit,name,service_area,group_manager,meeting_day,meeting_time,digest_time
riverside,Riverside,children in need,steph@marlow.example,Tuesday,10:00,08:45
`,
  people: `email,name,role,unit,in_post_since,pattern
tessa@marlow.example,Tessa Moore,tm,riverside,2019-01-07,
pat@marlow.example,Pat Quinn,psw,riverside,2021-01-04,
paula@marlow.example,Paula Nash,psw,riverside,2022-01-03,
wes@marlow.example,Wes Hall,sw,riverside,2024-01-08,
fay@marlow.example,Fay Odum,fsw,riverside,2023-01-09,
bo@marlow.example,Bo Lind,bso,riverside,2020-01-06,
steph@marlow.example,Steph Ray,sm,,2018-01-08,
hugh@marlow.example,Hugh Beck,hfs,,2016-01-04,
dina@marlow.example,Dina Cole,dcs,,2015-01-05,
`,
  cases: `case_ref,unit,child_ref,date_of_birth,knows,restricted
C-7001,riverside,C-7001-A,2016-05-12,wes@marlow.example,
C-7002,riverside,C-7002-A,2019-02-20,,
`,
  events: eventsFile(['C-7001', 'child-in-need', '2026-11-02'], ['C-7002', 'protection-plan', '2026-11-09']),
}

/** DOMAIN: "Another authority may use other names and another structure": roles, limits and ladders are policy data, never code. */
describe('an authority with team managers and principal social workers', () => {
  let world: World
  const said: string[] = []
  const says = async (person: string, line: string, channel: string | null = 'riverside') => {
    const shown = await world.says(person, line, channel)
    said.push(shown.text)
    return shown
  }
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-23 08:00', files: RIVERSIDE, policy: policySchema.parse(shipped) })
    await world.timePasses('2026-11-23 09:00')
  })

  it('has its digest at its own hour, with dates under its own rules', async () => {
    const digest = world.shows('riverside').find((text) => text.startsWith('# Riverside'))
    // 15 working days from 2 November: its own number for CIN-1, where the shipped rules say 20
    expect(digest).toMatch(/T-\d+ on C-7001-A: Child-in-need visit, Mon 23 Nov 2026/)
  })

  it('says who is who in its own words', async () => {
    const unit = await says('bo', '/unit')
    expect(unit.text).toContain('Service manager: Steph Ray')
    for (const who of ['Tessa Moore: Team manager', 'Pat Quinn: Principal social worker', 'Bo Lind: Business support officer']) {
      expect(unit.text).toContain(who)
    }
  })

  it('gives work to who may do it there, and arranging to business support', async () => {
    const given = await says('tessa', '/allocate C-7001 home visit to @wes by fri')
    expect(given.text).toContain('Wes Hall')
    const refused = await says('tessa', '/allocate T-4 to @fay')
    expect(refused.text).toMatch(/a principal social worker or a social worker/)
    expect((await says('bo', '/due')).text).toContain('First core group')
  })

  it('lets a principal social worker decide within £100, and sends what is more to the team manager', async () => {
    expect((await says('pat', '/decide C-7001 spend £100 a bed')).text)
      .toMatch(/Decided: within authority\.[^]*a principal social worker may agree up to £100\.00[^]*policy tm-1\./)
    const beyond = await says('pat', '/decide C-7001 spend £50 bedding')
    expect(beyond.text).toContain('# D-2 is for the team manager')
    expect(beyond.text).toContain('Waiting: for Tessa Moore.')
    const answer = await world.presses('tessa', 'Approve', world.message('@tessa', 'D-2 needs your decision'), null)
    expect(answer.text).toContain('Approved: D-2 on C-7001.')
  })

  it('climbs from the principal social worker to the team manager, the service manager and above, asking nobody twice', async () => {
    await says('wes', '/decide C-7002 spend £20 shoes')
    expect(world.message('riverside', '# D-3').text).toMatch(/# D-3 is for the principal social worker\nWaiting: for (Pat Quinn|Paula Nash)\./)
    await world.itIs('2026-11-23 11:05')
    expect(world.message('riverside', '# D-3').text).toContain('Waiting: for Tessa Moore. Without an answer it goes to the service manager on')
    await world.itIs('2026-11-23 15:10')
    expect(world.message('riverside', '# D-3').text).toContain('Waiting: for Steph Ray. Without an answer it goes to the head of family services on')
    const answer = await world.presses('steph', 'Approve', world.message('@steph', 'D-3 needs your decision'), null)
    expect(answer.text).toContain('Approved: D-3 on C-7002.')
  })

  it('takes what separates a child from the family to its own panel, through the service manager', async () => {
    const said20 = await says('tessa', '/decide C-7001 section 20')
    expect(said20.text).toContain('# D-4 is for the service manager and then the Placement Panel')
    const support = await world.presses('steph', 'Approve', world.message('@steph', 'D-4 needs your decision'), null)
    expect(support.text).toContain('the Placement Panel')
    const chair = await world.presses('hugh', 'Approve', world.message('@hugh', 'D-4 needs your decision'), null)
    expect(chair.text).toContain('Approved: D-4 on C-7001.')
  })

  it('pages in minutes when it is urgent, by its own ladder', async () => {
    await says('wes', '/decide C-7002 emergency protection order urgent')
    expect(world.message('@steph', 'D-5').text).toContain('Urgent')
    await world.itIs('2026-11-23 15:26')
    expect(world.message('@hugh', 'D-5').text).toContain('Urgent')
  })

  it('asks the service manager about what its matrix does not name', async () => {
    const form = await says('pat', '/decide C-7001 teach juggling')
    const sent = await world.fills('pat', form, { type: 'other' }, 'riverside')
    expect(sent.text).toContain('is for the service manager')
  })

  it('covers, in its own roles', async () => {
    await says('steph', '/unit cover @tessa by @pat 24 nov to 25 nov')
    await world.itIs('2026-11-24 10:00')
    expect((await says('pat', '/decide C-7002 spend £400 a cot')).text).toContain('decided as cover for a team manager')
  })

  it('nowhere says the words of the other structure, in help and forms neither', async () => {
    for (const line of ['/help', '/decide', '/decide help', '/allocate', '/escalate', '/escalate help', '/unit help', '/case C-7001', '/case open C-7002', '/meeting', '/due unit']) {
      await says('bo', line)
    }
    for (const person of ['tessa', 'steph', 'bo']) await says(person, 'home', null)
    const everything = [...said, ...['riverside', '@tessa', '@pat', '@paula', '@wes', '@steph', '@hugh', '@bo'].flatMap((place) => world.shows(place))]
    for (const text of everything) expect(text).not.toMatch(/group manager|consultant social worker|\bcsw\b|\bgm\b|unit co-ordinator|head of service|assistant director/i)
  })
})
