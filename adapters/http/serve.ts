import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Router } from 'express'

/** One thing that must be right before people can rely on us: its name, and null or a sentence saying what is wrong. */
export interface Check {
  readonly name: string
  problem(): Promise<string | null>
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
    const results = await Promise.all(options.checks.map(async (check) => ({ name: check.name, problem: await check.problem() })))
    response.status(results.every((result) => result.problem === null) ? 200 : 503).json({ ready: results.every((result) => result.problem === null), checks: results })
  })
  app.get('/metrics', async (_request, response) => {
    const { contentType, text } = await options.metrics()
    response.type(contentType).send(text)
  })
  for (const router of options.routers) app.use(router)

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

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE'
        ? new Error(`Port ${port} on ${host} is already in use. Stop what uses it, or set PORT to another number.`, { cause: error })
        : error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND'
          ? new Error(`This machine has no address ${host}. Set HOST to one it has, such as 127.0.0.1.`, { cause: error })
          : error)
    })
    server.listen(port, host, resolve)
  })
}
