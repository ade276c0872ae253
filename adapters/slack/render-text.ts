import { dateInWords, momentInWords } from '../../src/domain/calendar/words.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import type { Span, Text } from '../../src/messages/model.ts'

/** What a translator must know beside the message itself. */
export interface Drawing {
  /** The Slack user a colleague is mentioned as; null when they have none in this workspace. */
  userOf(person: PersonId): string | null
}

type SpanOf<Kind extends Span['kind']> = Extract<Span, { kind: Kind }>

const spans: { readonly [Kind in Span['kind']]: (span: SpanOf<Kind>, drawing: Drawing) => string } = {
  plain: ({ text }) => escape(text),
  strong: ({ text }) => bold(text),
  person: ({ id, name, notifies }, { userOf }) => {
    const user = notifies ? userOf(id) : null
    return user === null ? escape(name) : `<@${user}>`
  },
  // A date of the law or of the diary is London's, whichever clock its reader's telephone keeps: our own words, not Slack's.
  date: ({ date }) => escape(dateInWords(date)),
  // A moment is the same everywhere, so Slack may say it on the reader's clock.
  moment: ({ at }) => `<!date^${Math.floor(Date.parse(at) / 1000)}^{date_long} at {time}|${escape(momentInWords(at))}>`,
  link: ({ text, url }) => {
    const address = webAddress(url)
    return address === null ? escape(`${text} (${url})`) : `<${address}|${escape(oneLine(text))}>`
  },
}

/** Spans of text as Slack's own markup, to be shown `verbatim`. */
export function renderText(text: Text, drawing: Drawing): string {
  return text.map((span) => renderSpan(span, drawing)).join('')
}

function renderSpan<Kind extends Span['kind']>(span: SpanOf<Kind> & { kind: Kind }, drawing: Drawing): string {
  const draw: (span: SpanOf<Kind>, drawing: Drawing) => string = spans[span.kind]
  return draw(span, drawing)
}

/**
 * Characters that begin formatting, and what people see instead. Slack's markup has no escape for them, and whether an invisible
 * character beside one defuses it is for Slack to change; a character it gives no meaning to is safe whatever stands around it.
 */
const HARMLESS: Readonly<Record<string, string>> = { '*': '∗', '_': 'ˍ', '~': '∼', '`': '‘' }

/** Words as they were written: nothing in them becomes a mention, a channel, a link, an emoji, a quotation or formatting. */
export function escape(words: string): string {
  return words
    .replaceAll(/[*~`]|(?<![a-z0-9])_|_(?![a-z0-9])/gi, (mark) => HARMLESS[mark] ?? '')
    .replaceAll(/:(?=[\w+'-]+:)/g, '∶')
    .replaceAll(/^[ \t]*>+/gm, (quotes) => quotes.replaceAll('>', '›'))
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Between the marks may stand only what begins and ends with a letter or a figure, and is on one line: else Slack shows the marks. */
const STRONG = /[\p{L}\p{N}£](?:.*[\p{L}\p{N}])?/gu

function bold(words: string): string {
  return between(words, STRONG, (part) => `*${escape(part)}*`)
}

/** Escapes words, but for the parts that match, which are drawn. */
function between(words: string, pattern: RegExp, draw: (part: string) => string): string {
  let after = 0
  const drawn = [...words.matchAll(pattern)].map((match) => {
    const before = words.slice(after, match.index)
    after = match.index + match[0].length
    return escape(before) + draw(match[0])
  })
  return drawn.join('') + escape(words.slice(after))
}

function oneLine(words: string): string {
  return words.replaceAll(/\s+/g, ' ')
}

/** The address as it may stand inside Slack's link; null for what is no web address: never `javascript:` or the like. */
function webAddress(url: string): string | null {
  const parsed = URL.parse(url)
  return parsed !== null && ['http:', 'https:'].includes(parsed.protocol) ? escapeAddress(parsed.href) : null
}

function escapeAddress(address: string): string {
  return address.replaceAll('&', '&amp;').replaceAll('<', '%3C').replaceAll('>', '%3E').replaceAll('|', '%7C')
}

/** Longer words than this are taken apart before they are drawn, so that no piece of markup outgrows a section. */
const LONGEST_SPAN = 400

/** A text in pieces of at most so many characters of markup, cut between spans or words: a mention or a date is never cut through. */
export function renderPieces(text: Text, drawing: Drawing, most: number): readonly string[] {
  const parts = text.flatMap(taken).map((span) => renderSpan(span, drawing)).filter((part) => part !== '')
  return packed(parts, '', most).map((piece) => piece.trim()).filter((piece) => piece !== '')
}

/** Parts put together to as few pieces as hold them. A part longer than a piece stands alone. */
export function packed(parts: readonly string[], between: string, most: number): readonly string[] {
  const pieces: string[] = []
  for (const part of parts) {
    const last = pieces.at(-1)
    if (last !== undefined && last.length + between.length + part.length <= most) pieces[pieces.length - 1] = last + between + part
    else pieces.push(part)
  }
  return pieces
}

function taken(span: Span): readonly Span[] {
  if (span.kind !== 'plain' && span.kind !== 'strong') return [span]
  return wordsIn(span.text).map((text) => ({ ...span, text }))
}

/** Words in runs of at most `LONGEST_SPAN`, each run ending with a space where there is one, and no character cut in two. */
function wordsIn(words: string): readonly string[] {
  return words.match(new RegExp(`.{1,${LONGEST_SPAN}}(?:\\s|$)|.{1,${LONGEST_SPAN}}`, 'gsu')) ?? []
}
