import type { Html } from './html.ts'
import { html } from './html.ts'

/** One page of the playground, as a document. */
export interface Page {
  /** Before the product's name in the browser's tab. */
  readonly title: string
  readonly kind: 'chat' | 'reading'
  /** Words and controls at the top, beside the name. */
  readonly top: Html | null
  readonly content: Html
  /** Where the first key press of somebody without a mouse leads. */
  readonly skipTo: { readonly id: string; readonly words: string }
}

const STYLES = ['style.css', 'message.css', 'chat.css'] as const

/** Fetched all at once, not one import after the other, so that buttons work as soon as they are seen. */
const SCRIPTS = ['clock.ts', 'complete.ts', 'composer.ts', 'dialog.ts', 'lines.ts', 'post.ts', 'start.ts', 'unread.ts'] as const

/** The document around a page. Everything it loads is its own. */
export function renderPage({ title, kind, top, content, skipTo }: Page): string {
  const { markup } = html`<!doctype html>
<html lang="en-GB">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${title} – Co-ordinator playground</title>
  <link rel="icon" href="/playground/client/icon.svg" type="image/svg+xml">
  ${STYLES.map((name) => html`<link rel="stylesheet" href="/playground/client/${name}">`)}
  ${kind === 'chat' ? SCRIPTS.map((name) => html`<link rel="modulepreload" href="/playground/client/${name}">`) : null}
  ${kind === 'chat' ? html`<script type="module" src="/playground/client/start.ts"></script>` : null}
</head>
<body class="${kind}">
  <a class="skip" href="#${skipTo.id}">${skipTo.words}</a>
  <header class="top">
    <p class="brand"><a href="/">
      <img src="/playground/client/icon.svg" alt="" width="32" height="32"> Co-ordinator <span>playground</span></a></p>
    <p class="notice">Demonstration: invented families</p>
    ${top}
  </header>
  ${content}
</body>
</html>
`
  return markup
}
