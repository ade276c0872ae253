import { setTimeout as pause } from 'node:timers/promises'
import type { Line } from './goals.ts'
import type { Part } from './part.ts'
import { sideBySide, type Measuring } from './side-by-side.ts'
import { GOALS, undisturbed } from './slack/goals.ts'
import { slackAt } from './slack/platform.ts'
import type { Limiting } from './slack/pretend-slack.ts'
import { REST_MS } from './take-turns.ts'

/**
 * G1, G2, G3 and G8: `/decide` and `/allocate` in Slack, from the signed request until it is acknowledged (which is after it is stored)
 * and until its reply is in the channel. Run with `node test/bench/slack.ts`; it takes three to four minutes and wants the machine for
 * itself.
 *
 * R is the reference: a bare Bolt 5 echo behind its ExpressReceiver, with one durable insert on the same PostgreSQL before it
 * acknowledges, answering by `say()` through Bolt's own WebClient (slack/reference.ts). The product is the co-ordinator as it is
 * started, over an imported authority of fifty units. Each is a process of its own, and so is the pretend Slack they post to. They
 * take turns, command by command and then in blocks of sixteen in flight, with a twin of R: only ratios mean anything, and a line
 * where twin and R differ by more than 15 % is void, because the machine was not ours alone. (G8 has no R: its two halves are each
 * other's twin.)
 *
 * Afterwards everything that was acknowledged has to be in the state, the audit and the outbox, and in its channel, exactly once.
 * Exits with 1 when a must is missed, something was lost or said twice, or the run is void.
 */

const LIMITED = 60

const parts = { pretended: 'slack/pretend-slack.ts', reference: 'slack/reference.ts' }
process.exitCode = await sideBySide({ parts, platformAt: slackAt, goals: GOALS, besides: limitOthers }) ? 0 : 1

/** Two commands in two channels at once, the first channel limited every third time: how long the second one's reply takes. */
async function limitOthers({ pretended, load, product, units }: Measuring): Promise<readonly Line[]> {
  const times = { undisturbed: [] as number[], limited: [] as number[], twin: [] as number[] }
  for (let round = 0; round < LIMITED; round++) {
    for (const which of ['undisturbed', 'limited', 'twin'] as const) {
      const [first, second] = [load.next(product), load.next(product)]
      await limit(pretended, which === 'limited' ? first.unit.channel : null)
      const [, { replied }] = await Promise.all([load.acknowledge(product, first), load.send(product, second)])
      times[which].push(replied)
      await pause(REST_MS / units.length)
    }
  }
  return [undisturbed(times)]
}

/** From now on this channel is answered with 429; null: none is. */
function limit(slack: Part, channel: string | null): Promise<void> {
  return new Promise((resolve) => {
    slack.process.send({ limited: channel } satisfies Limiting, () => resolve())
  })
}
