import { randomBytes } from 'node:crypto'
import type { NextFunction, Request, RequestHandler, Response, Router } from 'express'
import express from 'express'
import type { Log } from '../../src/ports/log.ts'
import { errorFields } from '../../src/ports/log.ts'
import { actions } from './actions.ts'
import { readClientFiles } from './client-files.ts'
import { guard } from './guard.ts'
import type { Inside } from './inside.ts'
import { renderGallery, renderGuide, renderTrouble } from './reading-pages.ts'
import { views } from './views.ts'
import { NotHere } from './whereabouts.ts'

/** The playground's pages and what they post to, as a router for the root of a server. */
export function connect(inside: Inside): Router {
  const router = express.Router()
  router.use(guard(inside.hosts))
  router.get('/gallery', page(renderGallery))
  router.get('/guide', page(renderGuide))
  router.get('/playground/client/:name', clientFile())
  router.use(views(inside))
  router.use('/playground', actions(inside))
  router.use(notThere)
  router.use(broken(inside.log))
  return router
}

function page(render: () => string): RequestHandler {
  return (_request, response) => {
    response.type('html').send(render())
  }
}

function clientFile(): RequestHandler<{ name: string }> {
  const files = readClientFiles()
  return ({ params }, response, next) => {
    const file = files.get(params.name)
    if (file === undefined) next()
    else response.type(file.type).send(file.text)
  }
}

function notThere(request: Request, response: Response): void {
  show(request, response.status(404), 'There is no such page', 'Check the address, or go back to the playground.')
}

/** Shows a fault once, with a reference that finds it in the log. Express knows a fault handler by its four arguments. */
function broken(log: Log) {
  return (error: unknown, request: Request, response: Response, _next: NextFunction): void => {
    if (error instanceof NotHere) {
      show(request, response.status(404), 'Not here', error.message)
      return
    }
    const status = statusOf(error)
    if (status < 500) {
      show(request, response.status(status), 'That could not be read', 'The page sent something that is not understood. Load it again.')
      return
    }
    const reference = randomBytes(2).toString('hex').toUpperCase()
    log.error({ ...errorFields(error), reference }, 'the playground failed')
    const says = `Something broke, ref ${reference}. Try again; if it happens again, tell whoever runs this.`
    show(request, response.status(500), 'Something broke', says)
  }
}

/** A page for somebody who came to look, a sentence for a script that asked. */
function show(request: Request, response: Response, title: string, says: string): void {
  if (request.method === 'GET' && request.accepts(['json', 'html']) === 'html') response.type('html').send(renderTrouble(title, says))
  else response.json({ kind: 'trouble', says })
}

/** Express's own refusals (a body too long, or not JSON) say what they are. */
function statusOf(error: unknown): number {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500
}
