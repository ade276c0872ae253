import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type NextFunction, type Request, type Response, type Router } from 'express'
import { errorFields, type Log } from '../../src/ports/log.ts'

/** One thing that must be right before people can rely on us: its name, and null or a sentence saying what is wrong. */
export interface Check {
  readonly name: string
  problem(): Promise<string | null>
  /** Worth knowing and somebody's to mend, but no reason to send people elsewhere: shown, and not counted. */
  readonly isAdvice?: boolean
}

export interface Serving {
  readonly address: URL
  close(): Promise<void>
}

/**
 * Listens, and answers `/healthz` (the process is alive), `/readyz` (503 with the reasons when it is not fit for work) and
 * `/metrics` (Prometheus); everything else belongs to the routers passed in. Throws a plain sentence when the port is taken.
 */
export async function serve(options: {
  readonly host: string
  readonly port: number
  readonly log: Log
  readonly checks: readonly Check[]
  readonly metrics: () => Promise<{ readonly contentType: string; readonly text: string }>
  readonly routers: readonly Router[]
}): Promise<Serving> {
  const app = express()
  app.disable('x-powered-by')
  app.get('/healthz', (_request, response) => {
    response.json({ alive: true })
  })
  app.get('/readyz', async (_request, response) => {
    const checks = await Promise.all(options.checks.map(async (check) => ({ name: check.name, problem: await check.problem() })))
    const ready = checks.every(({ problem }, index) => problem === null || options.checks[index]?.isAdvice === true)
    response.status(ready ? 200 : 503).json({ ready, checks })
  })
  app.get('/metrics', async (_request, response) => {
    const { contentType, text } = await options.metrics()
    response.type(contentType).send(text)
  })
  for (const router of options.routers) app.use(router)
  app.use(broken(options.log))

  const server = createServer(app)
  await listening(server, options.host, options.port)
  const { port } = server.address() as AddressInfo
  const host = options.host.includes(':') ? `[${options.host}]` : options.host
  return {
    address: new URL(`http://${host}:${port}`),
    close: () => new Promise((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()))
      server.closeAllConnections()
    }),
  }
}

/** A fault is told in a sentence, and to the log: Express would show its stack. It knows a fault handler by its four arguments. */
function broken(log: Log) {
  return (error: unknown, _request: Request, response: Response, _next: NextFunction): void => {
    log.error(errorFields(error), 'a request ended in a fault')
    response.status(500).json({ says: 'Something broke. The log has the error.' })
  }
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const says = REFUSALS[error.code ?? '']
      reject(says === undefined ? error : new Error(says(host, port), { cause: error }))
    })
    server.listen(port, host, resolve)
  })
}

/** What the system's refusals to listen mean to whoever starts this. */
const REFUSALS: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (host, port) => `Port ${port} on ${host} is already in use. Stop what uses it, or set PORT to another number.`,
  EACCES: (_host, port) => `This user may not listen on port ${port}. Set PORT to a number above 1023.`,
  EADDRNOTAVAIL: noSuchAddress, ENOTFOUND: noSuchAddress, EAI_AGAIN: noSuchAddress,
}

function noSuchAddress(host: string): string {
  return `This machine has no address ${host}. Set HOST to one it has, such as 127.0.0.1.`
}
