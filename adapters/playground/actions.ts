import type { RequestHandler, Router } from 'express'
import express from 'express'
import { BeyondCalendar } from '../../src/domain/calendar/working-days.ts'
import type { Answered } from './client/told.ts'
import { choicesFor } from './completions.ts'
import type { Inside } from './inside.ts'
import type { Leap } from './journey.ts'
import { endOf } from './journey.ts'
import { LIMITS } from './limits.ts'
import type { Payload } from './read-intent.ts'
import { readLeap, readPayload } from './read-intent.ts'
import { renderForm } from './render-form.ts'
import { talk } from './talk.ts'
import { createTravel } from './travel.ts'
import { NotHere, findWhereabouts } from './whereabouts.ts'

const ON_ITS_WAY = 'The clock is already on its way. Stop it first, or wait until it is there.'
const OLD_PAGE = 'This page is from before the playground was last changed. Load it again and try once more.'

/** What is done on the page: saying, pressing, sending a form, and moving the clock. */
export function actions(inside: Inside): Router {
  const router = express.Router()
  router.use(express.json({ limit: LIMITS.body }))
  for (const kind of ['say', 'press', 'form'] as const) router.post(`/${kind}`, doing(inside, kind))
  router.post('/clock', movingClock(inside))
  return router
}

function doing(inside: Inside, kind: Payload['kind']): RequestHandler {
  return async ({ body }, response) => {
    const payload = readPayload(kind, body)
    response.json(payload === null
      ? trouble(OLD_PAGE)
      : await answered(inside, payload))
  }
}

async function answered(inside: Inside, payload: Payload): Promise<Answered> {
  const { store, clock, messages, doors } = inside
  const found = await findWhereabouts(store, clock.now(), payload)
  if (found === null) throw new NotHere('Nobody is here yet.')
  const { persona, conversation } = found
  if (payload.thread !== null && (await messages.thread(payload.in, payload.thread, persona.person.id)).length === 0) {
    throw new NotHere('There is no such thread here.')
  }
  const shown = await talk({ messages, clock, doors }, persona, conversation, payload)
  if (shown.kind === 'messages') return shown
  const colleagues = await choicesFor(persona, conversation, store, clock.now())
  return { kind: 'form', markup: renderForm(shown.form, { prefix: 'field', level: 2, colleagues }).markup }
}

function movingClock({ clock, feed, log, tick, deliver, calendar }: Inside): RequestHandler {
  const travel = createTravel({
    clock, feed, log,
    live: async (now) => {
      await tick(now)
      await deliver(now)
    },
  })
  const move = (leap: Leap | 'stop'): Answered => {
    if (leap === 'stop') travel.stop()
    else if (!travel.setOut(endOf(leap, clock.now(), calendar()))) return trouble(ON_ITS_WAY)
    return { kind: 'messages' }
  }
  return ({ body }, response) => {
    const leap = readLeap(body)
    try {
      response.json(leap === null ? trouble(OLD_PAGE) : move(leap))
    } catch (error) {
      if (!(error instanceof BeyondCalendar)) throw error
      response.json(trouble(error.message))
    }
  }
}

function trouble(says: string): Answered {
  return { kind: 'trouble', says }
}
