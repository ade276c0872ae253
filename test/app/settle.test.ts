import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAnswer } from '../../src/app/answer.ts'
import { plainText } from '../../src/messages/plain-text.ts'
import type { CommitResult, Store } from '../../src/ports/store.ts'
import { keptLog } from '../support/kept-log.ts'
import { HAWTHORN } from '../support/hawthorn-files.ts'
import { createWorld, type World } from '../support/world.ts'

type Commit = Store['commit']

/** Each commit in turn: as it is, overtaken, failed before it was stored, or stored and its answer lost. */
type Fate = 'stored' | 'stale' | 'failed' | 'answer-lost'

let world: World
let log: ReturnType<typeof keptLog>
let errand = 0

beforeAll(async () => { world = await createWorld({ at: '2026-11-20 10:00', files: HAWTHORN }) })
beforeEach(() => { log = keptLog() })

/** Kim gives Jo an errand, through a store whose commits meet these fates; then it works as it should. */
async function ask(fates: readonly Fate[], key = `settle-${errand}`): Promise<string> {
  const left = [...fates]
  const { store } = world.app
  const commit: Commit = async (...args): Promise<CommitResult> => {
    const fate = left.shift() ?? 'stored'
    if (fate === 'stale') return { kind: 'stale' }
    if (fate === 'failed') throw new Error('the database is away')
    const result = await store.commit(...args)
    if (fate === 'answer-lost') throw new Error('the connection was lost')
    return result
  }
  const reply = await createAnswer({ ...world.app, log, store: { ...store, commit } })({
    identity: { platform: 'playground', tenant: 'playground', user: 'kim@marlow.example' },
    channel: { platform: 'playground', tenant: 'playground', conversation: 'hawthorn' },
    key, said: { kind: 'command', verb: 'allocate', line: `C-1042 errand number ${errand} to @jo by 27 nov` },
  })
  if (reply.kind === 'form') throw new Error('a form was not expected')
  return plainText(reply.message)
}

/** How many errands of this test there are. */
async function stored(): Promise<number> {
  const { rowCount } = await world.pool.query('SELECT 1 FROM task WHERE title = $1', [`Errand number ${errand}`])
  return rowCount ?? 0
}

describe('what somebody asked is stored once, or not at all, and they are told which', () => {
  beforeEach(() => { errand += 1 })

  it.each<readonly [string, readonly Fate[]]>([
    ['nothing goes wrong', []],
    ['somebody else was first', ['stale']],
    ['somebody else was first, twice', ['stale', 'stale']],
    ['the database was away for a moment', ['failed']],
    ['it was stored and the answer was lost', ['answer-lost']],
    ['one after the other', ['stale', 'failed', 'stale', 'answer-lost']],
  ])('%s', async (_, fates) => {
    expect(await ask(fates)).toMatch(/^# T-\d+ is allocated\n@Jo Osei, this is yours\./)
    expect(await stored()).toBe(1)
  })

  it('not, when somebody else was first every time', async () => {
    expect(await ask(Array.from({ length: 10 }, () => 'stale'))).toMatch(/^\*Something broke\*: ref [0-9A-F]{4}; nothing was saved\./)
    expect(await stored()).toBe(0)
  })

  it.each<readonly [readonly Fate[], number]>([[['failed', 'failed'], 0], [['answer-lost', 'failed'], 1]])(
    'not known, when the database does not say (%j)', async (fates, count) => {
      expect(await ask(fates)).toMatch(/^\*Something broke\*: ref [0-9A-F]{4}; it may or may not have been saved\./)
      expect(await stored()).toBe(count)
    })

  it('and asked again with the same key it is not stored again', async () => {
    await ask(['answer-lost', 'failed'])
    await ask([])
    expect(await stored()).toBe(1)
  })

  it('the fault’s reference is in the log, and nothing of what was asked', async () => {
    const [, ref = ''] = /ref ([0-9A-F]{4});/.exec(await ask(['failed', 'failed'])) ?? []
    expect(log.lines.filter(({ level, fields }) => level === 'error' && fields['ref'] === ref)).toHaveLength(1)
    expect(JSON.stringify(log.lines)).not.toMatch(/errand|jo/i)
  })
})
