import { setTimeout as pause } from 'node:timers/promises'
import type { Measured } from './goals.ts'
import type { Asked, Load, Took } from './load.ts'

const ALONE = 250
const BLOCKS = 16
const BLOCK = 128
/** For what a process still does after its reply, so that it does not do it in the next one's time. */
const BREATH_MS = 8
/**
 * The product keeps to the pace a platform asks for, such as one message a second in a channel after short bursts, which the reference
 * does not. After as many commands to every channel as there are in a block it may speak freely again when this has passed.
 */
export const REST_MS = 2_600

const NAMES = ['reference', 'product', 'twin'] as const
export type Name = (typeof NAMES)[number]

/** Command by command, then block by block; whoever begins is another one each time, so that nobody always follows the same one. */
export async function takeTurns(load: Load, asked: Readonly<Record<Name, Asked>>): Promise<Record<Name, Measured>> {
  const measured = { reference: nothingYet(), product: nothingYet(), twin: nothingYet() }
  for (const name of NAMES) await load.sendMany(asked[name], BLOCK)
  for (let round = 0; round < ALONE; round++) {
    for (const name of inTurn(round)) {
      await pause(BREATH_MS)
      measured[name].alone.push(await load.send(asked[name]))
    }
  }
  for (let round = 0; round < BLOCKS; round++) {
    await pause(REST_MS)
    for (const name of inTurn(round)) {
      await pause(BREATH_MS)
      const { took, perSecond } = await load.sendMany(asked[name], BLOCK)
      measured[name].together.push(...took)
      measured[name].perSecond.push(perSecond)
    }
  }
  return measured
}

function nothingYet(): { readonly alone: Took[]; readonly together: Took[]; readonly perSecond: number[] } {
  return { alone: [], together: [], perSecond: [] }
}

function inTurn(round: number): readonly Name[] {
  const from = round % NAMES.length
  return [...NAMES.slice(from), ...NAMES.slice(0, from)]
}
