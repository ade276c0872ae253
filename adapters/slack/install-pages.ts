import { createHash } from 'node:crypto'
import { SCOPES } from './scopes.ts'

const STYLE = [
  'body{font:18px/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem;color:#0b0c0c}',
  'a.main{display:inline-block;background:#00703c;color:#fff;padding:.5rem 1rem;text-decoration:none}',
  'dt{font-family:monospace}dd{margin:0 0 .5rem}',
].join('')

/** The pages run nothing and load nothing, and say nothing to where a link leads: their addresses have had a code in them. */
export const PAGE_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; ` +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}

/** Where an install begins: what is asked for and why, and the way to Slack. */
export function installPage(slackUrl: string): string {
  const asked = Object.entries(SCOPES).map(([scope, why]) => `<dt>${escaped(scope)}</dt><dd>${escaped(why)}</dd>`).join('')
  return page('Add the Co-ordinator to Slack', `
    <p>You need to be allowed to install apps in your workspace. Slack will ask you to agree to this:</p>
    <dl>${asked}</dl>
    <p><a class="main" href="${escaped(slackUrl)}">Add to Slack</a></p>`)
}

/** It is installed, and what to do now. */
export function installedPage(where: string): string {
  return page('The Co-ordinator is installed', `
    <p>It is in ${escaped(where)} now. Two things are left to do in Slack:</p>
    <ol>
      <li>In each unit’s channel, type <code>/invite @Co-ordinator</code>, and then <code>/unit here</code>.</li>
      <li>Type <code>/due</code>. If it does not know you, check that your address in Slack is the one in people.csv.</li>
    </ol>`)
}

/** It is not installed, and why; with a way to start again when that can help. */
export function notInstalledPage(says: string, mayStartAgain: boolean): string {
  return page('The Co-ordinator was not installed', `
    <p>${escaped(says)}</p>${mayStartAgain ? '\n    <p><a class="main" href="/slack/install">Start again</a></p>' : ''}`)
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <title>${escaped(title)}</title>
    <style>${STYLE}</style>
  </head>
  <body><main>
    <h1>${escaped(title)}</h1>${body}
  </main></body>
</html>
`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}
