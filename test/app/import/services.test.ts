import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCouncil, type OpenedCouncil } from './council.ts'
import { added, changed, problemsOf, RIGHT, texts, without, type Line } from './files.ts'

const A_CODE = 'is not a code; write it in small letters and hyphens, like contact-service, without figures.'
const A_NAME = 'looks like somebody’s name; give a role or a post and the number, and write other words in small letters.'
const A_WAIT = 'is not a number of working days; write it like 10.'
const [contact = {}] = RIGHT.services
const ONLY = { ...RIGHT, units: [], people: [], cases: [], events: [] }

describe('services.csv, when a cell is wrong', () => {
  it.each<readonly [Line, string, string]>([
    [{ service: '' }, 'service', 'is empty; fill it in.'],
    [{ service: 'Contact Service' }, 'service', A_CODE],
    [{ service: 'parenting-2' }, 'service', A_CODE], // would be read as a case
    [{ service: 'refer' }, 'service', A_CODE], // would be read as the command
    [{ name: '' }, 'name', 'is empty; fill it in.'],
    [{ name: 'n'.repeat(76) }, 'name', 'is too long; keep it under 75 characters.'],
    [{ purpose: '' }, 'purpose', 'is empty; fill it in.'],
    [{ criteria: 'c'.repeat(501) }, 'criteria', 'is too long; keep it under 500 characters.'],
    [{ access: '' }, 'access', 'is empty; fill it in.'],
    [{ access: 'straight;by post' }, 'access', 'names "by post", which leads to no service; these do: straight, commissioned, self, resource, jarp.'],
    [{ access: 'jarp;resource' }, 'access', 'names two panels; one opens the door.'],
    [{ contact: '' }, 'contact', 'is empty; fill it in.'],
    [{ contact: 'Sam Hughes, 020 7946 0101' }, 'contact', A_NAME],
    [{ contact: 'ask for Deborah' }, 'contact', A_NAME],
    [{ expected_wait: 'two weeks' }, 'expected_wait', A_WAIT],
    [{ expected_wait: '-1' }, 'expected_wait', A_WAIT],
    [{ expected_wait: '1000' }, 'expected_wait', A_WAIT],
    [{ checked: 'October' }, 'checked', 'is not a date; write it like 2026-11-27 or 27/11/2026.'],
    [{ checked: '2026-11-28' }, 'checked', 'is still to come; give the day somebody made sure of it.'],
    [{ offered: 'perhaps' }, 'offered', 'is neither yes nor no.'],
  ])('%j', (cells, column, says) => {
    expect(problemsOf(texts(changed('services', 0, cells)))).toEqual([`services.csv line 2, ${column}: ${says}`])
  })

  it('the same service twice', () => {
    expect(problemsOf(texts(added('services', contact)))).toEqual(['services.csv line 3, service: is there already on line 2; keep one.'])
  })

  it.each(['service', 'name', 'purpose', 'access', 'contact'])('cannot do without %s', (column) => {
    expect(problemsOf(texts(without('services', column)))).toEqual([`services.csv line 1, ${column}: is missing; add the column.`])
  })
})

describe('services.csv, as people write it', () => {
  it.each<Line>([
    { service: 'CONTACT-service', access: 'Straight; JARP ;' }, { access: 'self' }, { expected_wait: '', checked: '', offered: '' },
    { offered: 'No', checked: '25/10/2026' }, { name: 'Grace House', contact: 'Reception at Grace House, 020 7946 0101' },
    { section: '', audience: '', criteria: '', source: '' },
  ])('%j', (cells) => {
    expect(problemsOf(texts(changed('services', 0, cells)))).toEqual([])
  })
})

describe('services.csv, taken in', () => {
  let council: OpenedCouncil
  beforeAll(async () => { council = await openCouncil() })
  afterAll(() => council.close())
  const directory = () => council.app.services.directory(council.id)
  const counts = async (lines: typeof ONLY) => (await council.takes({ services: lines.services })).counts.services

  it('by itself, without anything else of the authority', async () => {
    expect(await counts(ONLY)).toEqual({ added: 1, changed: 0, same: 0 })
    expect(await directory()).toMatchObject([{
      code: 'contact-service', name: 'Contact Service', section: 'Time together', purpose: 'Somewhere safe to see family.',
      audience: 'Children who live apart.', ways: ['straight'], panel: null, criteria: 'A contact plan.', contact: 'Duty desk, 020 7946 0101',
      expectedWait: 10, source: 'Service lead', checkedOn: '2026-10-25', isOffered: true, version: 1,
    }])
  })

  it('again it changes nothing', async () => {
    expect(await counts(ONLY)).toEqual({ added: 0, changed: 0, same: 1 })
    expect((await directory())[0]?.version).toBe(1)
  })

  it('a column that is left out stays as it was, and an empty cell says that there is none', async () => {
    const less = changed('services', 0, { expected_wait: '', access: 'jarp;self' }, without('services', 'checked', without('services', 'criteria', ONLY)))
    expect(await counts(less as typeof ONLY)).toEqual({ added: 0, changed: 1, same: 0 })
    expect((await directory())[0]).toMatchObject({ expectedWait: null, ways: ['self'], panel: 'jarp', criteria: 'A contact plan.', checkedOn: '2026-10-25' })
  })

  it('a service that the file leaves out stays, and one that is not offered says so', async () => {
    const other = { ...contact, service: 'warm-line', name: 'Warm line', offered: 'no' }
    expect(await counts({ ...ONLY, services: [other] })).toEqual({ added: 1, changed: 0, same: 0 })
    expect((await directory()).map(({ code, isOffered }) => [code, isOffered])).toEqual([['contact-service', true], ['warm-line', false]])
  })

  it('and says in the audit how many', async () => {
    const { rows } = await council.pool.query<{ detail: unknown }>(`SELECT detail FROM audit_event WHERE event = 'authority-imported' ORDER BY position LIMIT 1`)
    expect(rows[0]?.detail).toMatchObject({ servicesAdded: 1, servicesChanged: 0, casesAdded: 0 })
  })
})
