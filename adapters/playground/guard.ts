import type { NextFunction, Request, Response } from 'express'

/**
 * What the page may load: its own script and style, nothing from elsewhere and nothing inline, so that markup slipped into a message
 * could not run even if it were not escaped.
 */
const HEADERS = {
  'Content-Security-Policy': [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
    "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
  ].join('; '),
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Keeps other web sites out. Nobody signs in to the playground, so a page elsewhere in the same browser must be able neither to post
 * here (its origin is refused) nor to pass for this site under a name of its own (only this machine's names, and those given, are
 * answered).
 */
export function guard(hosts: readonly string[]): (request: Request, response: Response, next: NextFunction) => void {
  const known = new Set([...LOOPBACK, ...hosts.map((host) => host.toLowerCase())])
  return (request, response, next) => {
    response.set(HEADERS)
    const host = request.headers.host ?? ''
    if (!known.has(nameOf(host))) {
      refuse(response, `The playground is not served as ${JSON.stringify(host)}. Open it by its own address, or set PUBLIC_URL.`)
    } else if (request.method !== 'GET' && request.method !== 'HEAD' && !isFromHere(request, host)) {
      refuse(response, 'This came from another web site and was not done. Open the playground itself and try again.')
    } else {
      next()
    }
  }
}

/** Browsers say where a request comes from; what says nothing is no browser, and no web site can make it do things. */
function isFromHere(request: Request, host: string): boolean {
  const site = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  return (site === undefined || site === 'same-origin') && (origin === undefined || URL.parse(origin)?.host === host)
}

function nameOf(host: string): string {
  return URL.parse(`http://${host}`)?.hostname ?? ''
}

function refuse(response: Response, says: string): void {
  response.status(403).json({ says })
}
