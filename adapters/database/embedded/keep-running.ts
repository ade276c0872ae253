import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { errorFields, type Log } from '../../../src/ports/log.ts'
import { type Launch, launchServer, type Server } from './server.ts'

const RETRY_MS = 1_000

/**
 * Launches PostgreSQL and launches it again whenever it ends without being asked to (out of memory, an administrator's kill), so that
 * commands fail for a moment and not until somebody notices. It recovers what was committed by itself.
 * @throws when the first launch fails; later failures are logged and tried again.
 */
export async function keepRunning(launch: Launch, log: Log): Promise<{ readonly stop: () => Promise<void> }> {
  const stopping = new AbortController()
  const first = await launchServer(launch)
  const life = supervise(first, launch, stopping.signal, log)
  const stop = () => {
    stopping.abort()
    return life
  }
  return { stop }
}

async function supervise(first: Server, launch: Launch, stopping: AbortSignal, log: Log): Promise<void> {
  const asked = once(stopping, 'abort')
  let server: Server | undefined = first
  while (server) {
    await Promise.race([server.ended, asked])
    if (stopping.aborted) return server.stop()
    log.error({}, 'PostgreSQL ended by itself and is started again')
    server = await launchAgain(launch, stopping, log)
  }
}

async function launchAgain(launch: Launch, stopping: AbortSignal, log: Log): Promise<Server | undefined> {
  while (!stopping.aborted) {
    try {
      return await launchServer(launch)
    } catch (error) {
      log.error(errorFields(error), 'PostgreSQL could not be started again')
      await pause(RETRY_MS, undefined, { signal: stopping }).catch(() => {})
    }
  }
  return undefined
}
