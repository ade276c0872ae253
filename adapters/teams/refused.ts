/** Teams, or something before it, answered a call with no. Carries nothing of what was said. */
export class Refused extends Error {
  /** The HTTP status. */
  readonly status: number
  /** Teams' error code; null when it gave none. */
  readonly code: string | null
  /** How long it asks to be left alone, in milliseconds; null when it does not say. */
  readonly retryAfterMs: number | null
  /** False when what answered speaks no Teams: a proxy, a page to sign in on. */
  readonly isTeams: boolean

  constructor(about: Pick<Refused, 'status' | 'code' | 'retryAfterMs' | 'isTeams'>) {
    super(`refused with ${about.status} ${about.code ?? ''}`.trim())
    this.name = 'Refused'
    this.status = about.status
    this.code = about.code
    this.retryAfterMs = about.retryAfterMs
    this.isTeams = about.isTeams
  }
}

/** A yes without the rest of it: it may have been done. */
export class Unintelligible extends Error {
  constructor() {
    super('the answer could not be read')
    this.name = 'Unintelligible'
  }
}

/** Microsoft gave no token to speak with: nothing was sent. */
export class NoToken extends Error {
  /** True when it does not accept who we say we are; false when it could not be asked. */
  readonly isRefused: boolean

  constructor(isRefused: boolean) {
    super(isRefused ? 'the app’s own credentials were refused' : 'no token could be had')
    this.name = 'NoToken'
    this.isRefused = isRefused
  }
}
