import { expect, test } from 'vitest'
import { readActivity } from '../../../adapters/teams/activity.ts'
import { OWN } from '../../../adapters/teams/read-words.ts'
import { createWhoIsMentioned } from '../../../adapters/teams/who-is-mentioned.ts'
import { keptLog } from '../../support/kept-log.ts'
import { manualTimers } from '../../support/manual-timers.ts'
import { messageActivity } from '../../support/teams/driver.ts'

const where = { place: { platform: 'teams', tenant: 'council', conversation: '19:h@thread.tacv2' }, serviceUrl: 'https://smba.example/uk/' } as const
const mentions = [{ name: 'Co-ordinator', id: '28:app' }, { name: 'Sam', id: '29:sam' }]

function opened(objectIdOf: (user: string) => Promise<string | null>) {
  const asked: string[] = []
  const log = keptLog()
  const whoIsMentioned = createWhoIsMentioned({
    log, timers: manualTimers(),
    voice: {
      say: async () => undefined, redraw: async () => undefined,
      async objectIdOf(_, user) {
        asked.push(user)
        return objectIdOf(user)
      },
    },
  })
  const activity = readActivity(messageActivity({
    tenant: 'council', user: 'jo', kind: 'channel', conversation: '19:h@thread.tacv2', serviceUrl: where.serviceUrl, appId: 'app',
  }, '<at>Co-ordinator</at> allocate T-1 to <at>Sam</at>', mentions))
  if (activity?.type !== 'message') throw new Error('a message is read as one')
  return { asked, log, who: () => whoIsMentioned(where, activity) }
}

test('colleagues are looked up once, and the product itself never', async () => {
  const { asked, who } = opened(async () => 'sam-in-entra')
  await who()
  const found = await who()
  expect([found({ id: '28:app' }), found({ id: '29:sam' }), found({ id: '29:nobody' })]).toEqual([OWN, 'sam-in-entra', null])
  expect(asked).toEqual(['29:sam'])
})

test('who could not be found out is not known, and is looked for again', async () => {
  const answers = [() => Promise.reject(new Error('Teams is away')), () => Promise.resolve('sam-in-entra')]
  const { log, who } = opened(async () => answers.shift()?.() ?? null)
  expect((await who())({ id: '29:sam' })).toBeNull()
  expect(log.lines.map(({ what }) => what)).toEqual(['who is mentioned was not found out'])
  expect((await who())({ id: '29:sam' })).toBe('sam-in-entra')
})
