import { createHmac, timingSafeEqual } from 'node:crypto'
import type { ErrorRequestHandler, RequestHandler } from 'express'
import express from 'express'
import { createRecent } from '../../src/app/recent.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Timers } from '../../src/ports/timers.ts'

/** Of one request, in bytes. A pressed card comes back whole, which is some hundred thousand when it is as long as it may be. */
const MOST_BYTES = 1_000_000

/** How far a request's own time may be from ours, in seconds, either way. Slack's advice, which Bolt follows for the past only. */
const WINDOW_S = 5 * 60

/** Requests whose signatures are remembered. A council at its busiest sends some thousands in ten minutes. */
const MOST_REMEMBERED = 20_000

const TYPES = ['application/json', 'application/x-www-form-urlencoded'] as const

/**
 * What must be true of a request before Bolt's receiver sees it: a body of a kind and size Slack sends, signed by it within five
 * minutes of now, and not the very same request again. Every refusal is a bare status, because whoever gets it is not Slack.
 */
export function guard({ signingSecret, timers, log }: { readonly signingSecret: string; readonly timers: Timers; readonly log: Log }): readonly RequestHandler[] {
  const remembered = createRecent(2 * WINDOW_S * 1000, MOST_REMEMBERED, () => timers.now())

  const verify: RequestHandler = (request, response, next) => {
    const body: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const stamp = request.get('x-slack-request-timestamp') ?? ''
    const signature = request.get('x-slack-signature') ?? ''
    const problem = problemOf({ stamp, signature, body }, signingSecret, timers.now())
    if (problem !== null) {
      log.warn({ problem }, 'a request to Slack’s door was refused')
      response.status(401).end()
    } else if (remembered.isRepeat(signature)) {
      log.warn({ problem: 'seen before' }, 'a request to Slack’s door was the same as one before')
      response.status(200).end()
    } else {
      // Bolt takes the body from here, where a platform has read it already
      Object.assign(request, { rawBody: body, body: undefined })
      next()
    }
  }
  return [isOfKnownType, express.raw({ type: () => true, limit: MOST_BYTES, inflate: false }), verify]
}

/** What Express says of a body that is too long, packed or broken off, in a bare status. It knows a fault handler by its four arguments. */
export const refuseBody: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const status = error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500
  if (status >= 500) next(error)
  else response.status(status).end()
}

const isOfKnownType: RequestHandler = (request, response, next) => {
  const type = TYPES.find((one) => request.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() === one)
  if (type === undefined) {
    response.status(415).end()
    return
  }
  request.headers['content-type'] = type // Bolt knows it without its character set only
  next()
}

interface Signed {
  readonly stamp: string
  readonly signature: string
  readonly body: Buffer
}

/** Why a request is not Slack's, in words for the log; null when it is. */
function problemOf({ stamp, signature, body }: Signed, secret: string, now: number): string | null {
  if (!/^\d{1,12}$/.test(stamp)) return 'no time'
  if (Math.abs(now / 1000 - Number(stamp)) > WINDOW_S) return 'not of this time'
  if (!/^v0=[0-9a-f]{64}$/.test(signature)) return 'not signed'
  const expected = createHmac('sha256', secret).update(`v0:${stamp}:`).update(body).digest()
  return timingSafeEqual(expected, Buffer.from(signature.slice(3), 'hex')) ? null : 'signed by somebody else'
}
