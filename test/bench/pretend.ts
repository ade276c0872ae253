import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { markerIn } from './command.ts'
import { listening, sharedNow } from './part.ts'

/** Told to the bench: the message with this marker came at that moment; `taken` unless it was refused. */
export interface Arrival {
  readonly marker: number
  readonly at: number
  readonly taken: boolean
}

/** In a part: plays a platform's side of the wire, as fast as it can be. */
export async function pretend(answer: (request: IncomingMessage, response: ServerResponse, body: string) => void): Promise<void> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => answer(request, response, Buffer.concat(parts).toString()))
  })
  server.keepAliveTimeout = 60_000
  await once(server.listen(0, '127.0.0.1'), 'listening')
  listening(server)
}

/** In a part: tells the bench that a message came, when it is about a command. */
export function tellArrival(message: string, taken: boolean): void {
  const marker = markerIn(message)
  if (marker !== null) process.send?.({ marker, at: sharedNow(), taken } satisfies Arrival)
}
