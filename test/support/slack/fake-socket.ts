import { once } from 'node:events'
import { WebSocket, WebSocketServer } from 'ws'
import type { FakeSlack } from './fake-slack.ts'

/** What the product sent back for an envelope. */
export interface Acknowledged {
  readonly envelopeId: string
  readonly payload: Readonly<Record<string, unknown>>
}

/** Slack's end of Socket Mode, on the pretend Slack's own server. */
export interface FakeSocket {
  /** How often the product has connected. */
  connections(): number
  /** Resolves when it is connected. */
  connected(): Promise<void>
  /** Sends something in an envelope, and gives its id. Again with the same id, it is a second delivery. */
  deliver(type: 'slash_commands' | 'interactive' | 'events_api', payload: object, envelopeId?: string): string
  readonly acknowledged: readonly Acknowledged[]
  /** Says, as Slack does every few hours, that this connection ends and another is wanted. */
  recycle(): void
  /** Cuts it without a word. */
  cut(): void
  close(): void
}

export function startFakeSocket(slack: FakeSlack): FakeSocket {
  const server = new WebSocketServer({ server: slack.server, path: '/socket' })
  const acknowledged: Acknowledged[] = []
  let count = 0
  let current: WebSocket | null = null

  server.on('connection', (socket) => {
    count += 1
    current = socket
    socket.on('message', (data) => {
      const { envelope_id: envelopeId, payload } = JSON.parse(Buffer.isBuffer(data) ? data.toString() : '') as { envelope_id: string; payload: Record<string, unknown> }
      acknowledged.push({ envelopeId, payload })
    })
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: slack.world.app.id } }))
  })

  function open(): WebSocket {
    if (current?.readyState !== WebSocket.OPEN) throw new Error('the product is not connected')
    return current
  }

  return {
    acknowledged,
    connections: () => count,
    async connected() {
      if (current?.readyState !== WebSocket.OPEN) await once(server, 'connection')
    },
    deliver(type, payload, envelopeId: string = crypto.randomUUID()) {
      open().send(JSON.stringify({ envelope_id: envelopeId, type, accepts_response_payload: type !== 'events_api', payload }))
      return envelopeId
    },
    recycle() {
      open().send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: {} }))
    },
    cut() {
      open().terminate()
    },
    close() {
      for (const socket of server.clients) socket.terminate()
      server.close()
    },
  }
}
