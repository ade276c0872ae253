import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { findBinaries } from '../../adapters/database/embedded/binaries.ts'
import { startEmbedded } from '../../adapters/database/embedded/start.ts'
import { takeLock } from '../../adapters/database/embedded/lock.ts'
import { chooseRunAs } from '../../adapters/database/embedded/run-as.ts'
import { launchServer } from '../../adapters/database/embedded/server.ts'
import { makeSocketDirectory } from '../../adapters/database/embedded/socket-directory.ts'
import { ask, freshDataDir } from '../support/embedded.ts'
import { quietLog } from '../support/quiet-log.ts'

const home = mkdtempSync(path.join(tmpdir(), 'coordinator-stale-'))
const dataDir = path.join(home, 'data')
const data = path.join(dataDir, 'pgdata')

beforeAll(async () => (await startEmbedded(dataDir, quietLog())).stop())
afterAll(() => rmSync(home, { recursive: true }))

describe('a postmaster.pid left behind', { timeout: 60_000 }, () => {
  it.each([
    ['by a server that is gone', () => Promise.resolve(4194303)],
    ['whose number is a zombie nobody reaped', zombie],
    ['whose number now belongs to another program of the same user', bystander],
    ['whose number now belongs to us', () => Promise.resolve(process.pid)],
  ])('%s does not prevent a start', async (_, number) => {
    const lines = [await number(), '/proc/self/cwd', 1_700_000_000, 5432, '/nowhere', '', '', 'ready']
    writeFileSync(path.join(data, 'postmaster.pid'), lines.join('\n'))
    const server = await startEmbedded(dataDir, quietLog())
    expect(await ask(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await server.stop()
    expect(existsSync(path.join(data, 'postmaster.pid'))).toBe(false)
  })

  it('is respected while a server somebody started by hand is at work', async () => {
    const runAs = chooseRunAs(data)
    const elsewhere = freshDataDir()
    mkdirSync(elsewhere)
    const lock = takeLock(path.join(elsewhere, 'lock'), runAs)
    if (!lock) throw new Error('a fresh lock is free')
    const socket = makeSocketDirectory(elsewhere, runAs)
    const byHand = await launchServer({ binaries: findBinaries(runAs), data, runAs, lock, socketDirectory: socket.path })
    await expect(startEmbedded(dataDir, quietLog())).rejects.toThrow(/A PostgreSQL this program did not start is running on .*: stop it/)
    await byHand.stop()
    socket.remove()
    lock.release()
  })
})

const PATIENCE = { timeout: 15_000 }

/** A process of the server's own user, which PostgreSQL would take for a server. */
async function bystander(): Promise<number> {
  const child = spawn('sleep', ['600'], { ...chooseRunAs(data), cwd: '/', stdio: 'ignore' })
  onTestFinished(() => void child.kill())
  await once(child, 'spawn')
  return child.pid ?? 0
}

/** A child that has ended under a parent that will never ask about it. */
async function zombie(): Promise<number> {
  const parent = spawn('/bin/sh', ['-c', 'exec 3<&0; read -r _ <&3 & echo $!; exec sleep 600'], {
    ...chooseRunAs(data), cwd: '/', stdio: ['pipe', 'pipe', 'ignore'],
  })
  onTestFinished(() => void parent.kill())
  const [line] = await once(parent.stdout, 'data') as [Buffer]
  const pid = Number(line.toString())
  await vi.waitFor(() => expect(readFileSync(`/proc/${parent.pid}/comm`, 'utf8')).toBe('sleep\n'), PATIENCE)
  parent.stdin.end() // what the child was reading
  await vi.waitFor(() => expect(readFileSync(`/proc/${pid}/stat`, 'utf8')).toMatch(/\) Z /), PATIENCE)
  return pid
}
