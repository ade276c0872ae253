import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'

/** A part in a process of its own, so that what is measured shares its event loop with nothing else. */
export interface Part {
  readonly address: URL
  readonly process: ChildProcess
}

/** Starts a part, which is a file below this folder, with what it is told, and waits until it listens. */
export async function startPart(file: string, told: object | null = null): Promise<Part> {
  const options = { execArgv: ['--disable-warning=ExperimentalWarning'] }
  const child = fork(path.join(import.meta.dirname, file), told === null ? [] : [JSON.stringify(told)], options)
  const [said] = await Promise.race([once(child, 'message'), once(child, 'exit')]) as [{ readonly port: number } | number | null]
  if (said === null || typeof said === 'number') throw new Error(`${file} ended with ${said} before it listened`)
  return { address: new URL(`http://127.0.0.1:${said.port}/`), process: child }
}

/** In a part: what it was told. */
export function told(): unknown {
  return JSON.parse(process.argv[2] ?? '')
}

/** In a part: says where it listens, and ends with whoever started it. */
export function listening(server: Pick<Server, 'address'>): void {
  process.once('disconnect', () => process.exit())
  process.send?.({ port: (server.address() as AddressInfo).port })
}

/** Milliseconds on a clock that all processes of the machine share. */
export function sharedNow(): number {
  return Number(process.hrtime.bigint()) / 1e6
}
