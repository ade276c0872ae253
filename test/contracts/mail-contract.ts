import { describe, expect, it } from 'vitest'
import type { Letter, Mail } from '../../src/ports/mail.ts'
import { MailFault } from '../../src/ports/mail.ts'

/** A mail server in the hands of a test. */
export interface MailUnderTest {
  readonly mail: Mail
  /** What was taken, as its reader has it. */
  readonly arrived: () => readonly Letter[]
  /** How the next letters are answered. */
  readonly answers: (how: 'takes' | 'later' | 'refuses') => void
}

export const letter: Letter = {
  to: 'priya@marlow.example', subject: 'D-12 waits for you', text: 'decision D-12 waits for you.\n\nAnswer it – in Slack.\n', id: 'a1b2',
}

/** What must hold of wherever letters are handed to. */
export function mailContract(open: () => Promise<MailUnderTest>): void {
  const failed = (sending: Promise<void>): Promise<MailFault | null> => sending.then(() => null, (error: unknown) => {
    if (error instanceof MailFault) return error
    throw error
  })

  describe('a letter', () => {
    it('arrives as it was written, once', async () => {
      const { mail, arrived } = await open()
      await mail.send(letter)
      expect(arrived()).toEqual([letter])
    })

    it('that is not taken for now is worth another try, which is the same letter', async () => {
      const { mail, arrived, answers } = await open()
      answers('later')
      expect(await failed(mail.send(letter))).toMatchObject({ kind: 'later' })
      expect(arrived()).toEqual([])
      answers('takes')
      await mail.send(letter)
      expect(arrived()).toEqual([letter])
    })

    it('that is refused is not worth another', async () => {
      const { mail, arrived, answers } = await open()
      answers('refuses')
      const fault = await failed(mail.send(letter))
      expect(fault?.kind).toBe('refused')
      expect(arrived()).toEqual([])
    })

    it('says in a fault what to do, and never to whom it was or what it said', async () => {
      const { mail, answers } = await open()
      for (const how of ['later', 'refuses'] as const) {
        answers(how)
        const says = (await failed(mail.send(letter)))?.message ?? ''
        expect(says).toMatch(/^The .*\.$/)
        expect(says).not.toMatch(/priya|D-12/)
      }
    })
  })

  it('has no problems while it works', async () => {
    expect(await (await open()).mail.problems()).toEqual([])
  })
}
