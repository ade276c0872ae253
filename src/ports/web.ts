/** One request to another machine. */
export interface WebCall {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
  /** Ends the call wherever it is: how long it may take is for whoever asks to say. */
  readonly signal: AbortSignal | null
}

/** A whole answer, whatever its status: a redirect too, which is not followed. */
export interface WebAnswer {
  readonly status: number
  /** By names in small letters; what was said several times has commas between. */
  readonly headers: ReadonlyMap<string, string>
  readonly text: string
}

/** The way to other machines: on connections that are kept, and through the council's proxy where there is one. */
export interface Web {
  /** Asks once. Throws `NotSent` when no byte of the request was written; any other error leaves open what the other side did. */
  ask(call: WebCall): Promise<WebAnswer>
  /** Cuts off what is still asked. */
  close(): Promise<void>
}

/** The request never left this machine: whatever it asked for was not done. */
export class NotSent extends Error {
  constructor(cause: unknown) {
    super('the request was not sent', { cause })
    this.name = 'NotSent'
  }
}
