import { isIP } from 'node:net'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { inTime } from './in-time.ts'

/** The mail server, and who it is told we are. */
export interface Server {
  readonly host: string
  readonly port: number
  readonly isSecure: boolean
  readonly mustBeSecure: boolean
  readonly login: { readonly user: string; readonly password: string } | null
}

/** How long each part of a conversation may take, in milliseconds. */
export interface Patience {
  /** Until it is connected and has been greeted. */
  readonly connecting: number
  /** Without a word from the server. */
  readonly silence: number
  /** All of it. Shorter than a sender of the outbox has, so that nobody else takes up what is still under way. */
  readonly whole: number
}

/**
 * Talks with the server once: connects, encrypts where it can or must, logs in, does the work and hangs up. A connection for each
 * letter: there are few, and a pool that sends again by itself could send one twice. Throws what went wrong.
 */
export async function withServer<T>(server: Server, patience: Patience, work: (connection: SMTPConnection) => Promise<T>): Promise<T> {
  const { host, port, isSecure, mustBeSecure, login } = server
  const connection = new SMTPConnection({
    host, port, secure: isSecure, requireTLS: mustBeSecure,
    // a server known by its number alone has no name in its certificate
    ...(isIP(host) === 0 ? { servername: host } : {}),
    connectionTimeout: patience.connecting, greetingTimeout: patience.connecting, dnsTimeout: patience.connecting,
    socketTimeout: patience.silence, socketCloseTimeout: 0,
  })
  const broken = new Promise<never>((_resolve, reject) => {
    connection.on('error', reject)
    connection.once('end', () => reject(new Error('the mail server hung up')))
  })
  broken.catch(() => undefined)
  try {
    const talk = async (): Promise<T> => {
      await called((done) => connection.connect(done))
      if (login !== null) {
        const { user, password: pass } = login
        await called((done) => connection.login({ user, credentials: { user, pass } }, done))
      }
      return await work(connection)
    }
    return await inTime(patience.whole, Promise.race([broken, talk()]))
  } finally {
    connection.close()
  }
}

/** A call that calls back with an error, or with none when it is done. */
export function called(call: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => call((error) => (error ? reject(error) : resolve())))
}
