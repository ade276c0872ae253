import { createServer, type IncomingMessage } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'

/** A council's proxy: it opens tunnels and looks into none. */
export interface ConnectProxy {
  readonly url: URL
  /** The hosts it was asked for a tunnel to, in order. */
  readonly asked: readonly string[]
  /** What it was told of who asks. */
  readonly credentials: readonly (string | undefined)[]
  /** From now on it lets nobody through. */
  refuse(): void
  close(): Promise<void>
}

/** Starts one on this machine whose every tunnel ends at this port of it, whatever host it was asked for. */
export async function startConnectProxy(port: number): Promise<ConnectProxy> {
  const asked: string[] = []
  const credentials: (string | undefined)[] = []
  const open = new Set<Duplex>()
  let isRefusing = false
  const server = createServer((_request, response) => void response.writeHead(405).end())
  server.on('connect', ({ url, headers }: IncomingMessage, near: Duplex) => {
    asked.push(url ?? '')
    credentials.push(headers['proxy-authorization'])
    if (isRefusing) {
      near.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
      return
    }
    const far = connect(port, '127.0.0.1', () => {
      near.write('HTTP/1.1 200 Connection established\r\n\r\n')
      near.pipe(far).pipe(near)
    })
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => undefined).on('close', () => open.delete(socket))
    }
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return {
    asked, credentials,
    url: new URL(`http://council:p%40ss@127.0.0.1:${(server.address() as AddressInfo).port}`),
    refuse: () => { isRefusing = true },
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise<void>((resolve) => void server.close(() => resolve()))
    },
  }
}
