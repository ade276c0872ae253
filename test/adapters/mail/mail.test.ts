import { describe, expect, it } from 'vitest'
import { openMail, type MailServer } from '../../../adapters/mail/mail.ts'
import { MailFault } from '../../../src/ports/mail.ts'
import { letter, mailContract } from '../../contracts/mail-contract.ts'
import { answering, closedPort, startMailServer, startSilentServer } from './mail-server.ts'

const SOON = { connecting: 200, silence: 200, whole: 2_000 }

const at = (port: number, changes: Partial<MailServer> = {}) => openMail({
  host: '127.0.0.1', port, isSecure: false, mustBeSecure: false, login: null, from: 'co-ordinator@marlow.example', ...changes,
}, SOON)

/** What became of a letter: the fault, or `nobody-knows`. */
async function fate(sending: Promise<void>): Promise<{ readonly kind: string; readonly says: string }> {
  return await sending.then(() => ({ kind: 'taken', says: '' }), (error: unknown) => (error instanceof MailFault
    ? { kind: error.kind, says: error.message }
    : { kind: 'nobody-knows', says: String(error) }))
}

mailContract(async () => {
  let answer: Error | null = null
  const { port, arrived } = await startMailServer({ onLetter: () => answer })
  return {
    mail: at(port), arrived,
    answers: (how) => { answer = { takes: null, later: answering(451, 'try priya again'), refuses: answering(550, 'no such priya') }[how] },
  }
})

describe('a letter that meets a fault on its way', () => {
  it.each([
    [450, 'later'], [451, 'later'], [452, 'later'], [550, 'refused'], [553, 'refused'], [554, 'refused'],
  ])('its address is answered with %s: %s', async (code, kind) => {
    const { port, arrived } = await startMailServer({ options: { onRcptTo: (_address, _session, done) => done(answering(code, 'priya?')) } })
    expect(await fate(at(port).send(letter))).toMatchObject({ kind, says: expect.stringContaining(String(code)) })
    expect(arrived()).toEqual([])
  })

  it('nobody listens there: later', async () => {
    const { kind, says } = await fate(at(await closedPort()).send(letter))
    expect([kind, says]).toEqual(['later', 'The mail server 127.0.0.1 cannot be reached. Check SMTP_URL, and that this machine may call it. It is tried again.'])
  })

  it('the server takes the call and never speaks: later', async () => {
    const { kind, says } = await fate(at(await startSilentServer()).send(letter))
    expect([kind, says]).toEqual(['later', 'The mail server 127.0.0.1 does not answer in time. It is tried again.'])
  })

  it('the server hangs before it asks for the letter: later, because it has not got it', async () => {
    const port = await startSilentServer((socket) => {
      socket.write('220 mail.example\r\n')
      socket.once('data', () => socket.write('250 mail.example\r\n'))
    })
    expect(await fate(at(port).send(letter))).toMatchObject({ kind: 'later' })
  })

  it('the server has all of it and never says whether it took it: nobody knows, and it is not sent again as if it were the first', async () => {
    const port = await startSilentServer((socket) => {
      const replies = ['250 mail.example\r\n', '250 yes\r\n', '250 yes\r\n', '354 go on\r\n']
      socket.write('220 mail.example\r\n')
      socket.on('data', () => socket.write(replies.shift() ?? ''))
    })
    expect(await fate(at(port).send(letter))).toMatchObject({ kind: 'nobody-knows' })
  })

  it('the server hangs up with the letter in its hands: nobody knows', async () => {
    const port = await startSilentServer((socket) => {
      const replies = ['250 mail.example\r\n', '250 yes\r\n', '250 yes\r\n', '354 go on\r\n']
      socket.write('220 mail.example\r\n')
      socket.on('data', () => {
        const reply = replies.shift()
        if (reply === undefined) socket.destroy()
        else socket.write(reply)
      })
    })
    expect(await fate(at(port).send(letter))).toMatchObject({ kind: 'nobody-knows' })
  })
})

describe('who it is sent as', () => {
  const login = { user: 'co-ordinator', password: 'right' }
  const guarded = (allows: string) => startMailServer({
    options: {
      disabledCommands: ['STARTTLS'], allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) =>
        (username === 'co-ordinator' && password === allows ? done(null, { user: username }) : done(answering(535, 'no'))),
    },
  })

  it('logs in where it has a user', async () => {
    const { port, arrived } = await guarded('right')
    await at(port, { login }).send(letter)
    expect(arrived()).toHaveLength(1)
  })

  it('is refused with another password, says so, and shows it to an administrator', async () => {
    const { port } = await guarded('another')
    const mail = at(port, { login })
    const says = 'The mail server 127.0.0.1 does not accept the user and password of SMTP_URL. Correct them.'
    expect(await fate(mail.send(letter))).toEqual({ kind: 'refused', says })
    expect(await mail.problems()).toEqual([says])
  })

  it('sends no password in the clear where the connection has to be encrypted', async () => {
    const { port, arrived } = await guarded('right')
    expect(await fate(at(port, { login, mustBeSecure: true }).send(letter)))
      .toMatchObject({ kind: 'later', says: expect.stringContaining('cannot be encrypted') })
    expect(arrived()).toEqual([])
  })
})

describe('what keeps it from working', () => {
  it('is said, with what to do', async () => {
    expect(await at(await closedPort()).problems()).toEqual([expect.stringMatching(/cannot be reached\. Check SMTP_URL/)])
  })
})
