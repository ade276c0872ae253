import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { startEmbedded } from '../../adapters/database/embedded/start.ts'
import { coordinatorProcess, type Environment } from '../support/processes.ts'
import { quietLog } from '../support/quiet-log.ts'
import { importAuthority } from './slack/authority.ts'
import { SIGNING_SECRET } from './slack/command.ts'
import { compared, undisturbed, type Line, type Measured } from './slack/goals.ts'
import { outboxEmpty, wrongWith } from './slack/kept.ts'
import { createAsked, createLoad, type Asked, type Load, type Took } from './slack/load.ts'
import { startPart, type Part } from './slack/part.ts'

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

const ALONE = 250
const BLOCKS = 16
const BLOCK = 128
const LIMITED = 60
/** For what a process still does after its reply, so that it does not do it in the next one's time. */
const BREATH_MS = 8
/**
 * The product keeps to one message a second in a channel after short bursts, as Slack asks, which the reference does not. After as many
 * commands to every channel as there are in a block it may speak freely again when this has passed.
 */
const REST_MS = 2_600

const NAMES = ['reference', 'product', 'twin'] as const
type Name = (typeof NAMES)[number]

const home = mkdtempSync(path.join(tmpdir(), 'slack-bench-'))
const opened = new AsyncDisposableStack()
opened.defer(() => rmSync(home, { recursive: true, force: true }))
try {
  process.exitCode = await run() ? 0 : 1
} finally {
  await opened.disposeAsync()
}

/** Measures, prints, and says whether every must was met by a run that counts. */
async function run(): Promise<boolean> {
  const embedded = await startEmbedded(path.join(home, 'database'), quietLog())
  opened.defer(() => embedded.stop())
  const slack = await startPart('pretend-slack.ts')
  opened.defer(() => slack.process.disconnect())
  const databaseUrl = (name: string) => createDatabase(embedded.url, name)
  const slackApiUrl = new URL('api/', slack.address).href

  const env: Environment = {
    DATABASE_URL: await databaseUrl('product'), DATA_DIR: path.join(home, 'unused'), SLACK_API_URL: slackApiUrl,
    SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_BOT_TOKEN: 'xoxb-product',
  }
  const units = await importAuthority(path.join(home, 'authority'), env)
  const startReference = async (name: string): Promise<Part> => {
    const part = await startPart('reference.ts', { databaseUrl: await databaseUrl(name), slackApiUrl, signingSecret: SIGNING_SECRET })
    opened.defer(() => part.process.disconnect())
    return part
  }
  const [reference, twin] = [await startReference('reference'), await startReference('twin')]
  const product = await coordinatorProcess(env)
  if ('ended' in product) throw new Error(`The co-ordinator did not start: ${product.ended.err}`)
  opened.defer(async () => void await product.running.stop('SIGTERM'))

  const load = createLoad(slack, units)
  const asked = {
    reference: createAsked(reference.address, 100_000), product: createAsked(product.running.address, 0),
    twin: createAsked(twin.address, 200_000),
  }
  const measured = await takeTurns(load, asked)
  const limited = await limitOthers(load, asked.product, units.length)
  const lines = [...compared(measured), limited]
  console.table(lines)

  const database = new pg.Client({ connectionString: env['DATABASE_URL'] })
  await database.connect()
  await outboxEmpty(database)
  const wrongs = await wrongWith(database, asked.product.acknowledged, load.arrivalsOf)
  await database.end()
  for (const wrong of wrongs.slice(0, 10)) console.log(wrong)
  const count = asked.product.acknowledged.length
  console.log(`${count} commands acknowledged by the product, ${wrongs.length} of them not kept and said exactly once.`)
  return wrongs.length === 0 && lines.every(({ met }) => met === 'aim' || met === 'must')
}

/** Command by command, then block by block; whoever begins is another one each time, so that nobody always follows the same one. */
async function takeTurns(load: Load, asked: Readonly<Record<Name, Asked>>): Promise<Record<Name, Measured>> {
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

/** Two commands in two channels at once, the first channel limited every third time: how long the second one's reply takes. */
async function limitOthers(load: Load, product: Asked, units: number): Promise<Line> {
  const times = { undisturbed: [] as number[], limited: [] as number[], twin: [] as number[] }
  for (let round = 0; round < LIMITED; round++) {
    for (const which of ['undisturbed', 'limited', 'twin'] as const) {
      const [first, second] = [load.next(product), load.next(product)]
      await load.limit(which === 'limited' ? first.unit.channel : null)
      const [, { replied }] = await Promise.all([load.acknowledge(product, first), load.send(product, second)])
      times[which].push(replied)
      await pause(REST_MS / units)
    }
  }
  return undisturbed(times)
}

function nothingYet(): { readonly alone: Took[]; readonly together: Took[]; readonly perSecond: number[] } {
  return { alone: [], together: [], perSecond: [] }
}

function inTurn(round: number): readonly Name[] {
  const from = round % NAMES.length
  return [...NAMES.slice(from), ...NAMES.slice(0, from)]
}

async function createDatabase(cluster: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: cluster })
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  const url = new URL(cluster)
  url.pathname = name
  return url.href
}
