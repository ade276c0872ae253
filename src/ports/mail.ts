/** A letter by e-mail. It never carries case detail: it says that something waits, and where to read it. */
export interface Letter {
  readonly to: string
  readonly subject: string
  /** Plain text. */
  readonly text: string
  /** The same for every try of one letter, so that the receiving side can tell a second copy for what it is. */
  readonly id: string
}

/** E-mail, where the council has set it up. */
export interface Mail {
  /**
   * Hands it to the council's mail server. @throws MailFault when that did not take it; anything else when nobody knows whether it did.
   */
  send(letter: Letter): Promise<void>
  /** What keeps it from working, a sentence each with what to do; none when it works. */
  problems(): Promise<readonly string[]>
}

/** `later`: worth another try. `refused`: this address or this account will not be taken however often it is tried. */
export class MailFault extends Error {
  readonly kind: 'later' | 'refused'

  constructor(kind: MailFault['kind'], says: string, options?: ErrorOptions) {
    super(says, options)
    this.name = 'MailFault'
    this.kind = kind
  }
}
