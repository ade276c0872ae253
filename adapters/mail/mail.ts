import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import { MailFault, type Letter, type Mail } from '../../src/ports/mail.ts'
import { called, withServer, type Patience, type Server } from './connect.ts'
import { faultFrom } from './faults.ts'

export interface MailServer extends Server {
  /** The address letters come from. */
  readonly from: string
}

const PATIENCE: Patience = { connecting: 10_000, silence: 15_000, whole: 40_000 }

/** Letters through the council's mail server. */
export function openMail(server: MailServer, patience: Patience = PATIENCE): Mail {
  return {
    async send(letter) {
      let wasHandedOver = false
      const { envelope, raw } = await written(letter, server.from)
      // read only once the server has asked for the letter
      const words = Readable.from((function* () {
        wasHandedOver = true
        yield raw
      })())
      try {
        await withServer(server, patience, (connection) => called((done) => connection.send(envelope, words, done)))
      } catch (error) {
        throw faultFrom(error, server.host, wasHandedOver)
      }
    },

    async problems() {
      try {
        await withServer(server, patience, async () => undefined)
        return []
      } catch (error) {
        const fault = faultFrom(error, server.host, false)
        return [fault instanceof MailFault ? fault.message : String(fault)]
      }
    },
  }
}

/** The letter as it goes over the wire. Machines that answer letters by themselves are told not to answer this one. */
async function written({ to, subject, text, id }: Letter, from: string) {
  const message = new MailComposer({
    from: { name: 'Co-ordinator', address: from }, to, subject, text, messageId: `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  }).compile()
  return { envelope: { from, to }, raw: await message.build() }
}
