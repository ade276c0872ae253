import { dateInWords, momentInWords } from '../../src/domain/calendar/words.ts'
import type { Span, Text } from '../../src/messages/model.ts'
import type { Html } from './html.ts'
import { html } from './html.ts'

type SpanOf<Kind extends Span['kind']> = Extract<Span, { kind: Kind }>

const spans: { readonly [Kind in Span['kind']]: (span: SpanOf<Kind>) => Html } = {
  plain: ({ text }) => html`${text.split(REFERENCE).map((part, at) => (at % 2 === 1 ? html`<span class="whole">${part}</span>` : part))}`,
  strong: ({ text }) => html`<strong>${text}</strong>`,
  person: ({ name, notifies }) => (notifies ? html`<span class="mention">@${name}</span>` : html`<span class="person">${name}</span>`),
  date: ({ date }) => html`<time datetime="${date}">${dateInWords(date)}</time>`,
  moment: ({ at }) => html`<time datetime="${at}">${momentInWords(at)}</time>`,
  link: ({ text, url }) => (isWebAddress(url) ? html`<a href="${url}" rel="noreferrer">${text}</a>` : html`${text} (${url})`),
  command: ({ verb }) => html`<span class="whole">/${verb}</span>`,
}

/** `T-12`, `C-1042-A`, `LAC-8`: lines would break at their hyphens, and half a reference is none. */
const REFERENCE = /\b([A-Z]{1,4}-[\dA-Z][\dA-Z-]*)/

/** Spans of text as markup. */
export function renderText(text: Text): Html {
  return html`${text.map((span) => renderSpan(span))}`
}

function renderSpan<Kind extends Span['kind']>(span: SpanOf<Kind> & { kind: Kind }): Html {
  const draw: (span: SpanOf<Kind>) => Html = spans[span.kind]
  return draw(span)
}

/** Never `javascript:` or the like, whatever a message carries. */
function isWebAddress(url: string): boolean {
  return ['http:', 'https:'].includes(URL.parse(url, 'http://localhost')?.protocol ?? '')
}
