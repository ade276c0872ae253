import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createOutbox } from '../../adapters/database/outbox.ts'
import { newId } from '../../src/assemble.ts'
import { instantFrom } from '../../src/domain/calendar/london.ts'
import type { OrganisationId } from '../../src/domain/ids.ts'
import { startFakeSlack, type FakeSlack } from '../support/slack/fake-slack.ts'
import type { FakeToken } from '../support/slack/workspace.ts'
import { administrator, AUTHORITY, json, run } from './command-line.ts'

const desk = administrator()
const SLACK = ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_API_URL'] as const

describe('unitco doctor', () => {
  afterEach(() => {
    for (const name of SLACK) vi.stubEnv(name, '')
  })

  it('in an empty database says what is missing', async () => {
    const { code, out, err } = await run('doctor')
    expect([code, err]).toEqual([1, 'One thing needs mending.'])
    expect(out.split('\n')).toEqual([
      'fine  configuration', 'fine  database', 'mend  organisation    There is no organisation yet. Load one with unitco import.',
      'fine  calendar', 'fine  beat', 'fine  decisions', 'fine  digests', 'fine  messages', 'fine  e-mail', 'fine  set-up', 'fine  places',
      'fine  undelivered', 'fine  heartbeat', 'fine  administrators',
    ])
  })

  it('finds nothing to mend where all is well', async () => {
    await run('import', desk.files('authority', AUTHORITY))
    expect(await run('doctor')).toMatchObject({ code: 0, err: '' })
    expect(await json('doctor')).toContainEqual({ name: 'organisation', problem: null })
  })

  it('names what a place takes nothing for', async () => {
    const { rows: [organisation] } = await desk.pool().query<{ id: OrganisationId }>('SELECT id FROM organisation')
    if (organisation === undefined) throw new Error('nothing was imported')
    const place = { platform: 'slack', tenant: 'T1', conversation: 'C1' } as const
    const outbox = createOutbox(desk.pool())
    const at = instantFrom('2026-11-20T10:00:00Z')
    await outbox.placeFailed({ place, organisationId: organisation.id, says: 'The channel is archived. Unarchive it.', at })
    const { code, out } = await run('doctor')
    expect([code, out]).toEqual([1, expect.stringContaining('mend  places          slack C1: The channel is archived. Unarchive it.')])
    await outbox.markSent(newId('notice'), null, at, place)
    expect(await run('doctor')).toMatchObject({ code: 0 })
  })

  it('refuses what it does not understand', async () => {
    expect(await run('doctor', 'slack')).toEqual({ code: 2, out: '', err: 'Say unitco doctor.' })
  })

  it('names what is wrong with the configuration', async () => {
    vi.stubEnv('SLACK_BOT_TOKEN', 'hello')
    expect(await run('doctor')).toMatchObject({ code: 1, err: expect.stringContaining('SLACK_BOT_TOKEN must begin with xoxb-') })
  })

  describe('where Slack is set up', () => {
    let slack: FakeSlack
    let token: FakeToken
    beforeAll(async () => {
      slack = await startFakeSlack()
      slack.addWorkspace('T1')
      token = slack.addToken('T1')
    })
    afterAll(() => slack.close())
    beforeEach(() => {
      vi.stubEnv('SLACK_BOT_TOKEN', token.token)
      vi.stubEnv('SLACK_SIGNING_SECRET', 'a-secret')
      vi.stubEnv('SLACK_API_URL', slack.apiUrl)
    })

    it('says that it can be spoken to', async () => {
      expect(await run('doctor')).toMatchObject({ code: 0, out: expect.stringMatching(/^fine {2}slack$/m) })
    })

    it.each([
      ['a scope was not allowed', () => token.scopes.delete('users:read.email'), /^mend {2}slack +Slack workspace T1 has not allowed users:read\.email: /m],
      ['the token was revoked', () => { token.refusedAs = 'token_revoked' }, /^mend {2}slack +Slack: /m],
    ])('says what to do when %s', async (_, happens, says) => {
      happens()
      const { code, out } = await run('doctor')
      expect([code, out]).toEqual([1, expect.stringMatching(says)])
      expect(out).not.toContain(token.token)
    })
  })
})
