import { dateInWords, momentInWords } from '../../src/domain/calendar/words.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import type { Verb } from '../../src/intents/verbs.ts'
import type { Span, Text } from '../../src/messages/model.ts'
import { slashCommand } from './commands.ts'
import { LIMITS } from './limits.ts'

/** What a translator must know beside the message itself. */
export interface Drawing {
  /** The Slack user a colleague is mentioned as; null when they have none in this workspace. */
  userOf(person: PersonId): string | null
  /** How a command is written there: `/due`, or `/due-test` where that app is. */
  readonly commandFor: (verb: Verb) => string
}

/** Where nobody is to be mentioned: names only. */
export const NAMES_ONLY: Drawing = { userOf: () => null, commandFor: (verb) => slashCommand(verb, 'live') }

type SpanOf<Kind extends Span['kind']> = Extract<Span, { kind: Kind }>

/** Each span as pieces of markup that must not be cut through: words in runs, everything else whole. */
const spans: { readonly [Kind in Span['kind']]: (span: SpanOf<Kind>, drawing: Drawing) => readonly string[] } = {
  plain: ({ text }) => runsOf(text).map(escape),
  strong: ({ text }) => runsOf(text).map(bold),
  person: ({ id, name, notifies }, drawing) => {
    const user = notifies ? drawing.userOf(id) : null
    return user === null ? runsOf(name).map(escape) : [`<@${user}>`]
  },
  // A date of the law or of the diary is London's, whichever clock its reader's telephone keeps: our own words, not Slack's.
  date: ({ date }) => [escape(dateInWords(date))],
  // A court's four o'clock is London's too. Slack's own date would turn it into the hour of whatever clock its reader's telephone keeps, in
  // American order; both beside one another would say everything twice to everybody at home.
  moment: ({ at }) => [escape(momentInWords(at))],
  link: ({ text, url }) => {
    const address = webAddress(url)
    const words = oneLine(text)
    return address === null || words === '' || words.length > LONGEST_RUN
      ? runsOf(`${text} (${url})`).map(escape)
      : [`<${address}|${escape(words)}>`]
  },
  command: ({ verb }, drawing) => [escape(drawing.commandFor(verb))],
}

/** Spans of text as Slack's own markup, to be shown `verbatim`. */
export function renderText(text: Text, drawing: Drawing): string {
  return text.flatMap((span) => renderSpan(span, drawing)).join('')
}

/** A text in pieces that each fit in a section, cut between words: a mention or a date is never cut through. */
export function renderPieces(text: Text, drawing: Drawing): readonly string[] {
  const pieces = packed(text.flatMap((span) => renderSpan(span, drawing)), '')
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '')
}

/** Markup put together to as few pieces as fit in a section each. */
export function packed(parts: readonly string[], between: string): readonly string[] {
  const pieces: string[] = []
  for (const part of parts) {
    const last = pieces.at(-1)
    const together = last === undefined ? null : last + between + part
    if (together !== null && together.length <= LIMITS.section) pieces[pieces.length - 1] = together
    else pieces.push(part)
  }
  return pieces
}

function renderSpan<Kind extends Span['kind']>(span: SpanOf<Kind> & { kind: Kind }, drawing: Drawing): readonly string[] {
  const draw: (span: SpanOf<Kind>, drawing: Drawing) => readonly string[] = spans[span.kind]
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
    .replaceAll(/:(?![\s/]|\d\d(?![\d:]))/g, '∶') // whatever could open an :emoji:, but no time and no address
    .replaceAll(/^[^\S\n]*>+/gm, (quotes) => quotes.replaceAll('>', '›'))
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Between the marks stands one line at a time, ending with a letter or a figure: after anything else Slack may miss the closing mark. */
function bold(words: string): string {
  const parts = words.split(/(\S.*[\p{L}\p{N}]|[\p{L}\p{N}])/u)
  return parts.map((part, at) => (at % 2 === 1 ? `*${escape(part)}*` : escape(part))).join('')
}

/** Escaping makes of a character five at most, so that a run of this length fits in a section whatever is in it. */
const LONGEST_RUN = 400
const RUN = new RegExp(`.{1,${LONGEST_RUN}}(?:\\s|$)|.{1,${LONGEST_RUN}}`, 'gsu')

/** Words in runs that end with a space where there is one, and no character cut in two. */
function runsOf(words: string): readonly string[] {
  return words.match(RUN) ?? []
}

function oneLine(words: string): string {
  return words.replaceAll(/\s+/g, ' ').trim()
}

const LONGEST_ADDRESS = 1_000

/** The address as it stands in Slack's link; null for what is no web address, such as `javascript:`, or too long for one. */
function webAddress(url: string): string | null {
  const parsed = URL.parse(url)
  if (parsed === null || !['http:', 'https:'].includes(parsed.protocol)) return null
  const address = parsed.href.replaceAll('&', '&amp;').replaceAll('<', '%3C').replaceAll('>', '%3E').replaceAll('|', '%7C')
  return address.length <= LONGEST_ADDRESS ? address : null
}
