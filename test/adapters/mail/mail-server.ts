import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'
import type { Letter } from '../../../src/ports/mail.ts'

export interface MailServerOptions {
  readonly options?: SMTPServerOptions
  /** What the server says when it was given a letter, in the place of taking it. */
  readonly onLetter?: () => Error | null
}

/** A mail server on this machine until the test is over: what it took, and its port. */
export async function startMailServer({ options = {}, onLetter = () => null }: MailServerOptions = {}) {
  const letters: Letter[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'], closeTimeout: 1, ...options,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.once('end', () => {
        const refusal = onLetter()
        const to = session.envelope.rcptTo.map(({ address }) => address).join()
        if (refusal === null) letters.push({ ...readLetter(Buffer.concat(chunks).toString('utf8')), to })
        done(refusal)
      })
    },
  })
  server.on('error', () => undefined)
  const port = await listening(server.server)
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return { port, arrived: (): readonly Letter[] => letters }
}

/** A machine that takes connections, until the test is over: what it says to each is up to the test. */
export async function startSilentServer(greet: (socket: Socket) => void = () => undefined): Promise<number> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    greet(socket)
  })
  onTestFinished(() => new Promise<void>((resolve) => {
    for (const socket of sockets) socket.destroy()
    server.close(() => resolve())
  }))
  return await listening(server)
}

/** A port on which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createServer()
  const port = await listening(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

function listening(server: Pick<Server, 'listen' | 'address'>): Promise<number> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)))
}

/** An error that the server answers with. */
export function answering(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

/** A letter as its reader's machine takes it apart. */
function readLetter(raw: string): Omit<Letter, 'to'> {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const header = (name: string): string => new RegExp(`^${name}: (.*(?:\\r\\n\\s.*)*)`, 'im').exec(head)?.[1]?.replaceAll(/\r\n\s/g, ' ') ?? ''
  const body = rest.join('\r\n\r\n')
  const text = header('Content-Transfer-Encoding') === 'quoted-printable' ? unquoted(body) : body
  return { subject: header('Subject'), text: text.replaceAll('\r\n', '\n'), id: /<(.*)@/.exec(header('Message-ID'))?.[1] ?? '' }
}

function unquoted(text: string): string {
  const bytes = text.replaceAll('=\r\n', '').replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
