#!/usr/bin/env -S node --disable-warning=ExperimentalWarning
/**
 * Stands in for Prisma's native schema engine, which the Prisma command line starts and talks to in JSON-RPC, a line a message.
 * `prisma generate` only wants it to be there; `prisma migrate` and `prisma db` ask it questions.
 */
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { z } from 'zod'
import type { SchemaFile } from './engine.ts'

const Request = z.object({ id: z.number(), method: z.string(), params: z.unknown() })
const Datasource = z.object({ url: z.string().optional() })

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: { datamodels: { type: 'string', multiple: true }, datasource: { type: 'string' }, version: { type: 'boolean', short: 'V' } },
})
const { url } = Datasource.parse(JSON.parse(typeof values['datasource'] === 'string' ? values['datasource'] : '{}'))

if (values['version']) console.log('schema-engine offline')
else if (positionals.includes('can-connect-to-database')) await canConnect()
else await serve()

async function canConnect(): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    await client.end()
  } catch (error) {
    const fields = { message: error instanceof Error ? error.message : String(error), error_code: 'P1001', is_panic: false, meta: {} }
    const entry = { level: 'ERROR', target: 'schema_engine::logger', timestamp: new Date().toISOString(), fields }
    process.stderr.write(`\n${JSON.stringify(entry)}`) // the command line passes over the first line
    process.exitCode = 1
  }
}

async function serve(): Promise<void> {
  const { createEngine } = await import('./engine.ts') // here, because `generate` must do without the development packages
  const { promiseScratch } = await import('./scratch.ts')
  const scratch = promiseScratch()
  const leave = () => scratch.remove().finally(() => process.exit()) // whatever is still open
  process.once('SIGTERM', () => void leave()) // the command line's goodbye
  const engine = createEngine(scratch, schemaFiles(), url)
  for await (const line of createInterface({ input: process.stdin })) {
    const request = Request.safeParse(JSON.parse(line || 'null'))
    if (!request.success) continue
    const { id, method, params } = request.data
    try {
      const result = await call(await engine, method, params)
      if (method === 'diff') print(result)
      say({ id, result: result ?? null })
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      say({ id, error: { code: 4466, message, data: { is_panic: false, message, meta: null } } })
    }
  }
  await leave()
}

function schemaFiles(): SchemaFile[] {
  const files = z.array(z.string()).parse(values['datamodels'] ?? [])
  return files.map((file) => [file, readFileSync(file, 'utf8')])
}

async function call(engine: object, method: string, params: unknown): Promise<unknown> {
  const procedure: unknown = Reflect.get(engine, method)
  if (typeof procedure !== 'function') throw new Error(`The offline schema engine cannot ${method}.`)
  return await Reflect.apply(procedure, engine, [params ?? {}]) as unknown
}

/** The native engine has its client print a difference; the WebAssembly one returns it. */
function print(result: unknown): void {
  const { stdout } = z.object({ stdout: z.string().nullish() }).parse(result)
  if (stdout) say({ id: 0, method: 'print', params: { content: stdout } })
}

function say(message: object): void {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
}
