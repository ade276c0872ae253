import { createHmac } from 'node:crypto'

export const SIGNING_SECRET = 'what Slack and the product both know'

/** How a request differs from a good one. */
export interface Unlike {
  readonly secret?: string
  /** Seconds since 1970 it says it was sent at, or what stands there instead. */
  readonly stamp?: number | string
  readonly signature?: string
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
  /** What arrives instead of what was signed. */
  readonly tampered?: string
}

/** Sends what Slack would send, signed as Slack signs it, to the product's door. */
export function sendSigned(address: URL, body: string, unlike: Unlike = {}): Promise<Response> {
  const stamp = String(unlike.stamp ?? Math.floor(Date.now() / 1000))
  const signature = unlike.signature ?? signatureOf(body, stamp, unlike.secret ?? SIGNING_SECRET)
  return fetch(new URL('/slack/events', address), {
    method: 'POST', body: unlike.tampered ?? body,
    headers: {
      'Content-Type': unlike.type ?? (body.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded'),
      'X-Slack-Request-Timestamp': stamp, 'X-Slack-Signature': signature, ...unlike.headers,
    },
  })
}

export function signatureOf(body: string, stamp: string, secret: string = SIGNING_SECRET): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex')}`
}

/** A slash command as Slack posts it. */
export function asForm(fields: Readonly<Record<string, string>>): string {
  return new URLSearchParams(fields).toString()
}

/** A press, a shortcut or a sent form as Slack posts it: one field of JSON. */
export function asPayload(payload: object): string {
  return asForm({ payload: JSON.stringify(payload) })
}
