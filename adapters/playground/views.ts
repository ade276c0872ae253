import type { Request, RequestHandler, Router } from 'express'
import express from 'express'
import { renderChat } from './chat-page.ts'
import { completionsFor } from './completions.ts'
import type { Inside } from './inside.ts'
import { LIMITS } from './limits.ts'
import type { Line } from './log.ts'
import { renderEmpty } from './reading-pages.ts'
import { openStream } from './stream.ts'
import type { Whereabouts } from './whereabouts.ts'
import { NotHere, findWhereabouts } from './whereabouts.ts'

/** What is looked at: the chat itself, what is pushed to it while it is open, and what completes what is typed. */
export function views(inside: Inside): Router {
  const router = express.Router()
  router.get('/', chat(inside))
  router.get('/playground/events', events(inside))
  router.get('/playground/completions', completions(inside))
  return router
}

function chat(inside: Inside): RequestHandler {
  return async (request, response) => {
    const found = await find(inside, request)
    response.type('html').send(found === null ? renderEmpty() : await renderFound(inside, found, request))
  }
}

function events(inside: Inside): RequestHandler {
  return async (request, response) => {
    const { persona, conversations } = await findSomebody(inside, request)
    // A browser that lost the connection says itself what it heard last.
    const since = request.get('Last-Event-ID') ?? query(request, 'since') ?? ''
    openStream(request, response, inside.feed, { persona, conversations, since })
  }
}

function completions(inside: Inside): RequestHandler {
  return async (request, response) => {
    const { persona, conversation } = await findSomebody(inside, request)
    response.json(await completionsFor(persona, conversation, inside.store, inside.clock.now()))
  }
}

function find({ store, clock }: Inside, request: Request): Promise<Whereabouts | null> {
  return findWhereabouts(store, clock.now(), { as: query(request, 'as'), in: query(request, 'in') })
}

async function findSomebody(inside: Inside, request: Request): Promise<Whereabouts> {
  const found = await find(inside, request)
  if (found === null) throw new NotHere('Nobody is here yet.')
  return found
}

async function renderFound({ messages, clock, feed }: Inside, found: Whereabouts, request: Request): Promise<string> {
  const { persona, conversation, conversations } = found
  const viewer = persona.person.id
  const rootId = number(query(request, 'thread'))
  const before = number(query(request, 'before'))
  const since = feed.position() // first, so that the page is told of whatever happens while the rest is read
  const [page, thread, newest] = await Promise.all([
    messages.page(conversation.conversation, viewer, LIMITS.messages + 1, before),
    rootId === null ? null : messages.thread(conversation.conversation, rootId, viewer),
    messages.newest(conversations.map((one) => one.conversation), viewer),
  ])
  if (thread?.length === 0) throw new NotHere('There is no such thread here.')
  const lines: readonly Line[] = page.slice(-LIMITS.messages)
  return renderChat({
    ...found, lines, thread, newest, since, now: clock.now(), isMoving: clock.isStanding(), isPast: before !== null,
    earlierThan: page.length > lines.length ? lines[0]?.id ?? null : null,
  })
}

function query(request: Request, name: string): string | null {
  const value = request.query[name]
  return typeof value === 'string' && value !== '' ? value : null
}

function number(text: string | null): string | null {
  if (text !== null && !/^\d{1,18}$/.test(text)) throw new NotHere('There is no such line here.')
  return text
}
