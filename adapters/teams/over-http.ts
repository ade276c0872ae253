import express, { type ErrorRequestHandler, type RequestHandler, type Router } from 'express'
import type { Log } from '../../src/ports/log.ts'
import type { Incoming } from './incoming.ts'
import type { Listening } from './listen.ts'

const PATH = '/api/messages'

/** Of one request, in bytes. A message has 28 kB at most; a form comes back with everything that may be typed in it. */
const MOST_BYTES = 256_000

interface Door {
  readonly incoming: Incoming
  readonly listening: Pick<Listening, 'hear'>
  readonly log: Log
}

/** What Teams posts, as a router for our own server. Whoever is not Teams gets a bare status, and nothing else. */
export function overHttp(door: Door): Router {
  const router = express.Router()
  router.post(PATH, isAllowedToSay, express.json({ limit: MOST_BYTES, inflate: false }), hearAt(door))
  router.use(PATH, refuseBody)
  return router
}

function hearAt({ incoming, listening, log }: Door): RequestHandler {
  return async (request, response) => {
    const came = await incoming(request.get('authorization'), request.body)
    if (came.kind === 'refused') {
      log.warn({ problem: came.problem, status: came.status }, 'a request to Teams’ door was refused')
      response.status(came.status).end()
      return
    }
    const { status, body } = await listening.hear(came.activity)
    response.status(status)
    if (body === null) response.end()
    else response.json(body)
  }
}

/** Nothing of a request is read that has no token or is not JSON. */
const isAllowedToSay: RequestHandler = (request, response, next) => {
  if (request.get('authorization') === undefined) response.status(401).end()
  else if (request.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() !== 'application/json') response.status(415).end()
  else next()
}

/** What Express says of a body that is too long, packed or no JSON, in a bare status. It knows a fault handler by its four arguments. */
const refuseBody: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const status = error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500
  if (status >= 500) next(error)
  else response.status(status).end()
}
