import { beforeEach, describe, expect, it } from 'vitest'
import { createAccountLook } from '../../src/app/look-at-accounts.ts'
import type { App } from '../../src/app/app.ts'
import { addMinutes, instantFrom, type Instant } from '../../src/domain/calendar/london.ts'
import type { Identity } from '../../src/domain/unit/person.ts'
import { ChatFault } from '../../src/ports/chat.ts'
import type { Standing } from '../../src/ports/directory.ts'
import { keptLog } from '../support/kept-log.ts'

const now = instantFrom('2026-11-24T09:00:00Z')
const account = (name: string, tenant = 'T1'): Identity => ({ platform: 'slack', tenant, user: name })

let looked: string[]
let asked: string[]
let standings: Map<string, Standing | null | 'fault'>
let log: ReturnType<typeof keptLog>

/** A look at these accounts, which says which ones were then taken for closed: only of those is it asked whose they are. */
function lookAt(...identities: readonly Identity[]): (at: Instant) => Promise<void> {
  const person = (identity: Identity) => ({ isActive: true, identities: [identity] })
  const app = {
    log, wake: () => undefined, clock: { now: () => now },
    store: {
      organisations: async () => [{ id: 'o-1', name: 'Marlow' }],
      people: async () => [...identities.map(person), { isActive: false, identities: [account('left')] }, person({ ...account('kim'), platform: 'teams' })],
      whoIs: async ({ user }: Identity) => { asked.push(user); return null },
    },
    directories: new Map([['slack', { platform: 'slack', lookUp: async ({ user }: Identity) => {
      looked.push(user)
      const standing = standings.get(user) === undefined ? 'member' : standings.get(user)
      if (standing === 'fault') throw new ChatFault('later', 'Slack is not working just now.')
      return standing === null || standing === undefined ? null : { standing, email: null }
    } }]]),
  }
  return createAccountLook(app as object as App)
}

beforeEach(() => {
  looked = []
  asked = []
  standings = new Map()
  log = keptLog()
})

describe('each account of somebody who works here, on a platform that can say whose it is', () => {
  it('is looked at once a day', async () => {
    const look = lookAt(account('sam'), account('jo'))
    for (const minutes of [0, 1, 60, 1_439]) await look(addMinutes(now, minutes))
    expect(looked).toEqual(['sam', 'jo'])
    await look(addMinutes(now, 1_440))
    expect(looked).toEqual(['sam', 'jo', 'sam', 'jo'])
  })

  it('but no more than twenty a minute', async () => {
    const look = lookAt(...Array.from({ length: 45 }, (_, at) => account(`u${at}`)))
    await look(now)
    expect(looked).toHaveLength(20)
    await look(addMinutes(now, 1))
    await look(addMinutes(now, 2))
    expect(new Set(looked).size).toBe(45)
    expect(looked).toHaveLength(45)
  })

  it('also when the clock was moved back', async () => {
    const look = lookAt(account('sam'))
    await look(addMinutes(now, 30 * 1_440))
    await look(now)
    expect(looked).toEqual(['sam', 'sam'])
  })
})

describe('what was seen', () => {
  it.each<[Standing | null, boolean]>([
    ['member', false], ['closed', true], ['guest', true], ['outsider', true], ['bot', false], [null, false],
  ])('of one that is %s: whether it loses its power: %s', async (standing, isClosed) => {
    standings.set('sam', standing)
    await lookAt(account('sam'), account('jo'))(now)
    expect(asked).toEqual(isClosed ? ['sam'] : [])
  })

  it('counts for nothing in a workspace that could not be asked, and is looked at again in an hour', async () => {
    standings.set('sam', 'closed').set('jo', 'fault').set('ruth', 'closed')
    const look = lookAt(account('sam'), account('jo'), account('ruth', 'T2'))
    await look(now)
    expect(asked).toEqual(['ruth'])
    await look(addMinutes(now, 59))
    expect(looked).toHaveLength(3)
    standings.set('jo', 'member')
    await look(addMinutes(now, 60))
    expect(asked).toEqual(['ruth', 'sam'])
  })

  it('is not believed when most of them are suddenly nobody’s', async () => {
    const everybody = Array.from({ length: 8 }, (_, at) => account(`u${at}`))
    for (const { user } of everybody.slice(0, 5)) standings.set(user, 'outsider')
    await lookAt(...everybody)(now)
    expect(asked).toEqual([])
    expect(log.lines.map(({ what }) => what)).toEqual(['most accounts looked at are closed or others’: none was taken for it'])
  })
})
