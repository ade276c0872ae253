/** What a command of `unitco` is given to write to, so that tests can read what it wrote. */
export interface Terminal {
  /** Standard output, with a line break added. */
  readonly print: (text: string) => void
  /** Standard error, for progress and for the one sentence of a failure. */
  readonly warn: (text: string) => void
}

/** A file of this folder: one command. Throws `WrongUsage` or `Refused`; anything else is a fault. */
export interface Command {
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<void>
}

/** Asked wrongly: exit code 2. The message is one sentence saying what to write instead. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage'
}

/** Understood, and refused or found wanting: exit code 1. The message is one sentence saying what to do. */
export class Refused extends Error {
  override readonly name = 'Refused'
}
