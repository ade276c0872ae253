import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Embedded, startEmbedded } from '../../adapters/database/embedded/start.ts'
import { ask, freshDataDir, holdDatabase } from '../support/embedded.ts'
import { quietLog } from '../support/quiet-log.ts'

const IN_USE = /is in use by another process or container: stop that one, or give both the same DATABASE_URL/

describe('one data directory', { timeout: 60_000 }, () => {
  it('is refused to a second process, and the first does not notice', async () => {
    const dataDir = freshDataDir()
    const holder = await holdDatabase(dataDir)
    await expect(startEmbedded(dataDir, quietLog())).rejects.toThrow(IN_USE)
    expect(await ask(holder.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  it('is refused to a second container, to which the first one\'s process numbers mean nothing', async () => {
    const dataDir = freshDataDir()
    const holder = await holdDatabase(dataDir)
    const file = path.join(dataDir, 'pgdata', 'postmaster.pid')
    const [, ...rest] = readFileSync(file, 'utf8').split('\n')
    writeFileSync(file, ['4194303', ...rest].join('\n')) // a number that is nobody's here
    await expect(startEmbedded(dataDir, quietLog())).rejects.toThrow(IN_USE)
    expect(await ask(holder.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  it('serves one of two first starts at once, whole', async () => {
    const dataDir = freshDataDir()
    const starts = await Promise.allSettled([startEmbedded(dataDir, quietLog()), startEmbedded(dataDir, quietLog())])
    const started = starts.filter((start): start is PromiseFulfilledResult<Embedded> => start.status === 'fulfilled')
    const refused = starts.filter((start) => start.status === 'rejected')
    expect([started.length, refused.length]).toEqual([1, 1])
    expect(String(refused[0]?.reason)).toMatch(IN_USE)
    expect(readdirSync(dataDir).sort()).toEqual(['lock', 'pgdata', 'run'])
    const [winner] = started
    expect(await ask(winner?.value.url ?? '', 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await winner?.value.stop()
  })
})
