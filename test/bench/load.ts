import { Pool } from 'undici'
import type { BenchUnit } from './authority.ts'
import { commandOf, type Command } from './command.ts'
import { sharedNow, type Part } from './part.ts'
import type { Platform } from './platform.ts'
import type { Arrival } from './pretend.ts'

/** In flight together, where it is not one at a time. */
export const AT_ONCE = 16

/** How long a command may take before the bench gives up, in milliseconds. */
const PATIENCE = 30_000

/** One that is asked, and what it was asked so far. */
export interface Asked {
  readonly connections: Pool
  /** The numbers of the commands it acknowledged. */
  readonly acknowledged: number[]
  /** The number of its next command: each has a hundred thousand of its own. */
  next: number
}

export function createAsked(address: URL, firstMarker: number): Asked {
  return { connections: new Pool(address.origin, { connections: AT_ONCE }), acknowledged: [], next: firstMarker }
}

/** How long a command took in milliseconds, until it was acknowledged and until its reply was in the channel. */
export interface Took {
  readonly acknowledged: number
  readonly replied: number
}

/** Gives commands as people do, and hears from the pretended platform what comes to the channels. */
export function createLoad(
  { requestOf, mention }: Pick<Platform, 'requestOf' | 'mention'>, pretended: Part, units: readonly BenchUnit[],
) {
  const awaited = new Map<number, (at: number) => void>()
  const arrivals = new Map<number, number>()

  pretended.process.on('message', ({ marker, at, taken }: Arrival) => {
    if (!taken) return
    arrivals.set(marker, (arrivals.get(marker) ?? 0) + 1)
    awaited.get(marker)?.(at)
    awaited.delete(marker)
  })

  function next(one: Asked): Command {
    return commandOf(one.next++, units, mention)
  }

  function arrival(marker: number): Promise<number> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`No reply to command ${marker} came to its channel.`)), PATIENCE)
      awaited.set(marker, (at) => {
        clearTimeout(timer)
        resolve(at)
      })
    })
  }

  /** Sends a command, and gives how long its acknowledgement took. */
  async function acknowledge(one: Asked, command: Command): Promise<number> {
    const before = sharedNow()
    const { statusCode, body } = await one.connections.request({ method: 'POST', ...requestOf(command) })
    const said = await body.text()
    const took = sharedNow() - before
    if (statusCode !== 200 || said !== '') throw new Error(`${command.verb} ${command.text} was answered with ${statusCode} ${said}`)
    one.acknowledged.push(command.marker)
    return took
  }

  async function send(one: Asked, command = next(one)): Promise<Took> {
    const before = sharedNow()
    const [acknowledged, at] = await Promise.all([acknowledge(one, command), arrival(command.marker)])
    return { acknowledged, replied: at - before }
  }

  return {
    next, acknowledge, send,

    /** Sends so many, sixteen in flight: how long each took, and how many a second were acknowledged and answered. */
    async sendMany(one: Asked, count: number): Promise<{ readonly took: readonly Took[]; readonly perSecond: number }> {
      const took: Took[] = []
      let begun = 0
      const worker = async () => {
        while (begun++ < count) took.push(await send(one))
      }
      const before = sharedNow()
      await Promise.all(Array.from({ length: AT_ONCE }, worker))
      return { took, perSecond: count / (sharedNow() - before) * 1_000 }
    },

    /** How often a message about that command came to its channel. */
    arrivalsOf: (marker: number): number => arrivals.get(marker) ?? 0,
  }
}

export type Load = ReturnType<typeof createLoad>
