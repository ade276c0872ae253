import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../../adapters/database/embedded/start.ts'
import { coordinatorProcess, type Environment } from '../support/processes.ts'
import { quietLog } from '../support/quiet-log.ts'
import { importAuthority, type BenchUnit } from './authority.ts'
import { compared, type Goal, type Line } from './goals.ts'
import { outboxEmpty, wrongWith } from './kept.ts'
import { createAsked, createLoad, type Asked, type Load } from './load.ts'
import { startPart, type Part } from './part.ts'
import type { Platform } from './platform.ts'
import { takeTurns } from './take-turns.ts'

/** What a bench of the commands' speed on a platform is made of. */
export interface Bench {
  /** The parts that play the platform's side of the wire, and the reference. */
  readonly parts: { readonly pretended: string; readonly reference: string }
  readonly platformAt: (address: URL) => Platform | Promise<Platform>
  readonly goals: readonly Goal[]
  /** What is measured besides, of the product alone. */
  readonly besides?: (measuring: Measuring) => Promise<readonly Line[]>
}

/** What there is while it is measured. */
export interface Measuring {
  readonly pretended: Part
  readonly load: Load
  readonly product: Asked
  readonly units: readonly BenchUnit[]
}

/**
 * Measures the product side by side with its reference and a twin of that, each a process of its own, and prints how they stand. True
 * when every must was met by a run that counts, and everything acknowledged was kept and said exactly once.
 */
export async function sideBySide({ parts, platformAt, goals, besides }: Bench): Promise<boolean> {
  await using opened = new AsyncDisposableStack()
  const home = mkdtempSync(path.join(tmpdir(), 'bench-'))
  opened.defer(() => rmSync(home, { recursive: true, force: true }))
  const embedded = await startEmbedded(path.join(home, 'database'), quietLog())
  opened.defer(() => embedded.stop())
  const start = async (file: string, told: object | null = null): Promise<Part> => {
    const part = await startPart(file, told)
    opened.defer(() => part.process.disconnect())
    return part
  }
  const pretended = await start(parts.pretended)
  const platform = await platformAt(pretended.address)
  const startReference = async (name: string) =>
    start(parts.reference, { ...platform.referenceTold, databaseUrl: await createDatabase(embedded.url, name) })

  const databaseUrl = await createDatabase(embedded.url, 'product')
  const env: Environment = { ...platform.productEnv, DATABASE_URL: databaseUrl, DATA_DIR: path.join(home, 'unused') }
  const units = await importAuthority(path.join(home, 'authority'), env, platform)
  const [reference, twin] = [await startReference('reference'), await startReference('twin')]
  const product = await coordinatorProcess(env)
  if ('ended' in product) throw new Error(`The co-ordinator did not start: ${product.ended.err}`)
  opened.defer(async () => void await product.running.stop('SIGTERM'))

  const load = createLoad(platform, pretended, units)
  const asked = {
    reference: createAsked(reference.address, 100_000), product: createAsked(product.running.address, 0),
    twin: createAsked(twin.address, 200_000),
  }
  const measured = await takeTurns(load, asked)
  const more = await besides?.({ pretended, load, product: asked.product, units }) ?? []
  const lines = [...compared(goals, measured), ...more]
  console.table(lines)
  const isAllKept = await tellKept(databaseUrl, asked.product.acknowledged, load)
  return isAllKept && lines.every(({ met }) => met === 'aim' || met === 'must')
}

/** Says which acknowledged commands were not kept and said exactly once. True when there are none. */
async function tellKept(databaseUrl: string, acknowledged: readonly number[], { arrivalsOf }: Load): Promise<boolean> {
  const database = new pg.Client({ connectionString: databaseUrl })
  await database.connect()
  await outboxEmpty(database)
  const wrongs = await wrongWith(database, acknowledged, arrivalsOf)
  await database.end()
  for (const wrong of wrongs.slice(0, 10)) console.log(wrong)
  console.log(`${acknowledged.length} commands acknowledged by the product, ${wrongs.length} of them not kept and said exactly once.`)
  return wrongs.length === 0
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
