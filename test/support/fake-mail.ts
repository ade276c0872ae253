import { MailFault, type Letter, type Mail } from '../../src/ports/mail.ts'

export type MailAnswer = 'takes' | 'later' | 'refuses' | 'breaks'

/** E-mail in memory: what arrived, and what comes of the next letters. One that `breaks` is taken, and nobody says so. */
export function createFakeMail() {
  const letters: Letter[] = []
  let answer: MailAnswer = 'takes'
  const mail: Mail = {
    async send(letter) {
      if (answer === 'later') throw new MailFault('later', 'The mail server takes no letters just now.')
      if (answer === 'refuses') throw new MailFault('refused', 'The mail server refuses the letter.')
      letters.push(letter)
      if (answer === 'breaks') throw new Error('the connection broke')
    },
    problems: async () => (answer === 'takes' ? [] : ['The mail server takes no letters just now.']),
  }
  return { mail, arrived: (): readonly Letter[] => letters, answers: (how: MailAnswer): void => { answer = how } }
}
