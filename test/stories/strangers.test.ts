import { beforeAll, describe, expect, it } from 'vitest'
import { createAnswer } from '../../src/app/answer.ts'
import { linkByCode } from '../../src/app/link-by-code.ts'
import type { OrganisationId } from '../../src/domain/ids.ts'
import { plainText } from '../../src/messages/plain-text.ts'
import type { Standing } from '../../src/ports/directory.ts'
import { HAWTHORN } from '../support/hawthorn-files.ts'
import { createWorkspace, MARLOW, type Told, type Workspace } from '../support/workspace.ts'

const NOT_SET_UP = 'You are not set up to use the Co-ordinator yet.'
const codeIn = ({ text }: Told): string => /Your code: (\S+)/.exec(text)?.[1] ?? `no code in:\n${text}`
const NOTHING_OF_WHAT_IS_HERE = /Hawthorn|Rowan|Kim|Marlow|marlow|C-1042|T-\d/

/** Another council on the same database, with workspaces of its own. */
const elsewhere = (file: string): string =>
  file.replaceAll('marlow', 'alder').replaceAll(/\bhawthorn\b/g, 'ash').replaceAll(/\browan\b/g, 'birch')
const ALDER = { units: elsewhere(HAWTHORN.units), people: elsewhere(HAWTHORN.people), cases: elsewhere(HAWTHORN.cases) }

describe('somebody the product does not know yet', () => {
  let world: Workspace
  const stored = async () => (await world.pool.query('SELECT * FROM kept_ask')).rows
  const link = (code: string, email: string, replaces = false, organisationId: OrganisationId = world.organisationId) =>
    linkByCode(world.app, organisationId, { code, email, replaces }, world.now())

  beforeAll(async () => {
    world = await createWorkspace({ at: '2026-11-24 09:00', files: HAWTHORN })
  })

  describe('a full member with the address of somebody here', () => {
    it('is that person from the first word on, and is answered at once', async () => {
      world.joins('kim')
      expect((await world.says('kim', '/decide C-1042 spend £40 a kettle')).text).toContain('# D-1 is recorded')
      expect(await world.accounts('kim')).toEqual(['slack/T-MARLOW/kim'])
      expect((await world.audited('account-linked')).map(({ detail }) => detail)).toEqual([
        { platform: 'slack', tenant: MARLOW, user: 'kim', by: 'email' },
      ])
      expect(await stored()).toEqual([])
    })

    it('is known from then on, also when the platform cannot be asked', async () => {
      world.directory.answers(false)
      expect((await world.says('kim', '/due')).text).not.toContain(NOT_SET_UP)
      world.directory.answers(true)
    })

    it('is linked once when the first two words come at the same moment, and both are answered', async () => {
      world.joins('sam')
      const answer = createAnswer((await world.startProcess()).app)
      const ask = (key: string) => ({ identity: world.accountOf('sam'), channel: null, key, said: { kind: 'command', verb: 'unit', line: '' } as const })
      const replies = await Promise.all([1, 2, 3, 4].map((each) => (each % 2 === 0 ? answer(ask(`race-${each}`)) : world.says('sam', '/unit'))))
      for (const reply of replies) expect(JSON.stringify(reply)).toContain('Hawthorn')
      expect(await world.accounts('sam')).toEqual(['slack/T-MARLOW/sam'])
      expect((await world.audited('account-linked')).filter(({ detail }) => detail['user'] === 'sam')).toHaveLength(1)
    })

    it('whatever the case its letters are in', async () => {
      world.joins('U-JO', { email: 'Jo@Marlow.Example' })
      expect((await world.says('U-JO', '/due')).text).not.toContain(NOT_SET_UP)
    })
  })

  describe('somebody who is no full member', () => {
    it.each<readonly [Standing, string]>([
      ['guest', 'Guest accounts cannot use the Co-ordinator; ask somebody with a full account to do this for you.'],
      ['outsider', 'The Co-ordinator only answers people of the organisation it works for; ask the person you work with there.'],
      ['bot', 'The Co-ordinator only answers people, not apps.'],
      ['closed', 'This account is closed, so the Co-ordinator cannot answer it.'],
    ])('a %s is refused in one sentence, even with the address of somebody here', async (standing, says) => {
      world.joins(`U-${standing}`, { standing, email: 'alex@marlow.example' })
      const told = await world.says(`U-${standing}`, '/due unit', 'hawthorn')
      expect(told.text).toBe(says)
      expect(told.text).not.toMatch(NOTHING_OF_WHAT_IS_HERE)
      expect(await world.accounts('alex')).toEqual([])
    })

    it('nor is an account the platform does not know', async () => {
      expect((await world.says('U-NOBODY', '/due')).text).toBe('This account is closed, so the Co-ordinator cannot answer it.')
      expect(await stored()).toEqual([])
    })
  })

  it('is asked to try again when the platform cannot say who they are, and nothing is stored', async () => {
    world.joins('mo')
    world.directory.answers(false)
    expect((await world.says('mo', '/due')).text).toBe('It cannot be checked who you are just now; try again in a minute.')
    world.directory.answers(true)
    expect(await stored()).toEqual([])
    expect(await world.accounts('mo')).toEqual([])
    expect((await world.says('mo', '/due')).text).not.toContain('try again')
  })

  describe('a full member whose address is not on the list', () => {
    let first: Told

    it('is shown a code for whoever runs the product, and nothing of what is here', async () => {
      world.joins('U-NEW', { email: 'alex.diallo@elsewhere.example' })
      first = await world.says('U-NEW', '/decide C-1042 spend £30 taxis')
      expect(codeIn(first)).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/)
      expect(first.text).toContain('Good until: Fri 27 Nov 2026 at 09:00')
      expect(first.text).not.toMatch(NOTHING_OF_WHAT_IS_HERE)
      expect(JSON.stringify(first.reply)).not.toContain('taxis')
    })

    it('keeps the same code when they ask again, with what they asked last', async () => {
      const again = await world.says('U-NEW', '/due unit')
      expect(codeIn(again)).toBe(codeIn(first))
      expect(await stored()).toEqual([expect.objectContaining({ asked: expect.objectContaining({ said: { kind: 'command', verb: 'due', line: 'unit' } }) })])
    })

    it('keeps no words that may name somebody', async () => {
      await world.says('U-NEW', '/allocate C-1042 collect "Tyler Smith" by fri')
      expect(JSON.stringify(await stored())).not.toContain('Tyler')
      await world.says('U-NEW', '/decide C-1042 spend £30 taxis')
    })

    it.each([
      ['a code that was never given', 'AAAA-2222', 'alex@marlow.example', 'No such code is waiting'],
      ['somebody who is not here', null, 'nobody@marlow.example', 'Nobody who works here has that e-mail address.'],
    ])('cannot be linked with %s', async (_, code, email, says) => {
      expect(await link(code ?? codeIn(first), email)).toMatchObject({ kind: 'refused', refusal: { says: expect.stringContaining(says) } })
      expect(await world.accounts('alex')).toEqual([])
    })

    it('is linked by the code as it may be typed, and told in their direct messages within a minute', async () => {
      expect(await link(` ${codeIn(first).toLowerCase().replace('-', ' ')} `, 'ALEX@marlow.example')).toMatchObject({ kind: 'linked' })
      expect(await world.accounts('alex')).toEqual(['slack/T-MARLOW/U-NEW'])
      expect(world.news('direct:U-NEW')).toEqual([])
      await world.itIs('2026-11-24 09:01')
      expect(world.news('direct:U-NEW').map(plainText)).toContain([
        'Hello Alex Diallo. You are set up to use the Co-ordinator now.',
        'You had asked for /decide, and it has not been done. Press to go on with it, if you still want it.',
        '[Go on] [What is due for me?] [Everything you can ask]',
      ].join('\n'))
    })

    it('goes on with what they had asked by a press, and not by itself', async () => {
      const decisions = async () => (await world.pool.query<{ summary: string }>("SELECT summary FROM decision WHERE summary = 'taxis'")).rows
      expect(await decisions()).toEqual([])
      const [told] = world.chat.messagesIn('direct:U-NEW')
      await world.presses('U-NEW', 'Go on', told!)
      await world.presses('U-NEW', 'Go on', told!)
      expect(await decisions()).toHaveLength(1)
    })

    it('is never linked twice by one code', async () => {
      expect(await link(codeIn(first), 'priya@marlow.example')).toMatchObject({ kind: 'refused', refusal: { reason: 'no-code' } })
      expect((await world.audited('account-linked')).filter(({ detail }) => detail['user'] === 'U-NEW')).toEqual([
        { event: 'account-linked', detail: { platform: 'slack', tenant: MARLOW, user: 'U-NEW', by: 'administrator' } },
      ])
    })

    it('has until the code runs out', async () => {
      world.joins('U-LATE', { email: null })
      const told = await world.says('U-LATE', 'hello')
      world.setClock('2026-11-27 09:01')
      expect(await link(codeIn(told), 'priya@marlow.example')).toMatchObject({ kind: 'refused', refusal: { reason: 'no-code' } })
      await world.beat()
      expect(await stored()).toEqual([])
    })
  })

  describe('somebody who has an account here already', () => {
    it('is not given a second one by their address alone', async () => {
      world.joins('U-KIM-2', { email: 'kim@marlow.example' })
      const told = await world.says('U-KIM-2', '/due unit')
      expect(told.text).toContain(NOT_SET_UP)
      expect(told.text).not.toMatch(NOTHING_OF_WHAT_IS_HERE)
      expect(await world.accounts('kim')).toEqual(['slack/T-MARLOW/kim'])
    })

    it('gets it in the place of the first when an administrator says so', async () => {
      const code = codeIn(await world.says('U-KIM-2', '/due unit'))
      expect(await link(code, 'kim@marlow.example')).toMatchObject({ kind: 'refused', refusal: { reason: 'has-account' } })
      expect(await link(code, 'kim@marlow.example', true)).toMatchObject({ kind: 'linked' })
      expect(await world.accounts('kim')).toEqual(['slack/T-MARLOW/U-KIM-2'])
      world.directory.has({ tenant: MARLOW, user: 'kim' }, { standing: 'closed', email: null })
      expect((await world.says('kim', '/due')).text).toContain('This account is closed')
    })
  })

  describe('another workspace', () => {
    it('cannot claim to be anybody by an address, because anybody can make a workspace', async () => {
      const impostor = world.joins('U-1', { email: 'priya@marlow.example' }, 'T-ELSEWHERE')
      const told = await world.says(impostor, '/due unit')
      expect(told.text).toContain(NOT_SET_UP)
      expect(await world.accounts('priya')).toEqual([])
    })

    it('is the organisation’s too once an administrator linked somebody in it', async () => {
      const first = world.joins('U-2', { email: 'priya@marlow.example' }, 'T-SECOND')
      expect(await link(codeIn(await world.says(first, '/due')), 'priya@marlow.example')).toMatchObject({ kind: 'linked' })
      const second = world.joins('U-3', { email: 'helen@marlow.example' }, 'T-SECOND')
      expect((await world.says(second, '/due')).text).not.toContain(NOT_SET_UP)
    })
  })
})

/** One council's workspace never opens another's (invariant 9). */
describe('two councils', () => {
  let world: Workspace
  let alder: OrganisationId
  beforeAll(async () => {
    world = await createWorkspace({ at: '2026-11-24 09:00', files: HAWTHORN })
    world.joins('kim')
    await world.says('kim', '/due')
    alder = await world.serveCouncil('Alder', ALDER)
    await world.pool.query(`INSERT INTO unit_channel (organisation_id, unit_id, position, platform, tenant, conversation)
      SELECT organisation_id, id, 9, 'slack', 'T-ALDER', 'alder-' || code FROM unit WHERE organisation_id = $1`, [alder])
  })
  const accountsIn = async (organisationId: OrganisationId) => (await world.pool.query(
    "SELECT user_id FROM identity WHERE organisation_id = $1 AND platform = 'slack' ORDER BY 1", [organisationId])).rows

  it('an address of one in the other’s workspace is nobody’s there', async () => {
    const told = await world.says(world.joins('U-SPY', { email: 'sam@marlow.example' }, 'T-ALDER'), '/due unit')
    expect(told.text).toContain(NOT_SET_UP)
    expect(await accountsIn(world.organisationId)).toEqual([{ user_id: 'kim' }])
    expect(await accountsIn(alder)).toEqual([])
  })

  it('a code of one is no code to the other’s administrator', async () => {
    const code = codeIn(await world.says(world.accountOf('U-SPY', 'T-ALDER'), '/due unit'))
    const linked = await linkByCode(world.app, world.organisationId, { code, email: 'sam@marlow.example', replaces: true }, world.now())
    expect(linked).toMatchObject({ kind: 'refused', refusal: { reason: 'no-code' } })
    expect(await accountsIn(world.organisationId)).toEqual([{ user_id: 'kim' }])
  })

  it('the same address in both is each council’s own person, by the workspace', async () => {
    await world.pool.query("UPDATE person SET email = 'both@shared.example' WHERE email IN ('sam@marlow.example', 'sam@alder.example')")
    await world.says(world.joins('U-M', { email: 'both@shared.example' }), '/due')
    await world.says(world.joins('U-A', { email: 'both@shared.example' }, 'T-ALDER'), '/due')
    expect(await accountsIn(world.organisationId)).toEqual([{ user_id: 'U-M' }, { user_id: 'kim' }])
    expect(await accountsIn(alder)).toEqual([{ user_id: 'U-A' }])
  })

  it('a workspace that is neither’s is nobody’s: no code, nothing stored', async () => {
    const told = await world.says(world.joins('U-X', { email: 'kim@alder.example' }, 'T-NEITHER'), '/due')
    expect(told.text).toBe('The Co-ordinator only answers people of the organisation it works for; ask the person you work with there.')
    expect((await world.pool.query("SELECT FROM kept_ask WHERE tenant = 'T-NEITHER'")).rowCount).toBe(0)
  })

  it('a workspace that both have a place in is nobody’s either', async () => {
    await world.pool.query(`INSERT INTO unit_channel (organisation_id, unit_id, position, platform, tenant, conversation)
      SELECT organisation_id, id, 10, 'slack', 'T-MARLOW', 'odd' FROM unit WHERE organisation_id = $1 LIMIT 1`, [alder])
    const told = await world.says(world.joins('U-B', { email: 'jo@marlow.example' }), '/due')
    expect(told.text).toMatch(/^The Co-ordinator only answers people of the organisation/)
    expect((await world.says('kim', '/due')).text).not.toContain(NOT_SET_UP)
  })
})
