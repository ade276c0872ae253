import { dateInWords, momentInWords } from '../../src/domain/calendar/words.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import type { Verb } from '../../src/intents/verbs.ts'
import type { Span, Text } from '../../src/messages/model.ts'
import type { Colour, Mention, RichTextBlock, Spacing, TextBlock, TextRun } from './card.ts'
import { harmless } from './plain.ts'

/**
 * Our spans as Teams' text. Words stand in runs of a RichTextBlock, where Teams knows no markup at all: what somebody typed cannot become
 * anything else. Only a mention needs a TextBlock, with its markdown; in that one line, words go through `escape`.
 */

/** What a translator must know beside the message itself. */
export interface Drawing {
  /** The Teams user a colleague is mentioned as, by object id in Entra; null when they have none there. */
  userOf(person: PersonId): string | null
  /** How a command is written there. Left out: as it is in a channel, `@Co-ordinator due`. */
  readonly commandFor?: (verb: Verb) => string
  /** Whose copy of the card is drawn for each of them, from which notice; null when everybody sees the same. */
  readonly refresh: { readonly notice: string; readonly userIds: readonly string[] } | null
  /** The notice a card is from, which its buttons carry, so that a press is answered with the card as it is then. */
  readonly notice?: string
  /** It stands in a dialog, which knows one kind of button only. */
  readonly isDialog?: boolean
}

/** Where nobody is to be mentioned: names only, the same for everybody. */
export const NAMES_ONLY: Drawing = { userOf: () => null, refresh: null }

/** How a line of text looks, beside what its spans say. */
export interface Look {
  readonly spacing?: Spacing
  readonly isSmall?: true
  /** Of its first words, when they are strong: these are a word for how things stand. */
  readonly colour?: Colour
}

/** A stretch of words that are shown alike. */
interface Piece {
  readonly words: string
  readonly isStrong: boolean
  readonly url: string | null
  /** The Teams user whose name these words are, and who is told. */
  readonly user: string | null
}

type SpanOf<Kind extends Span['kind']> = Extract<Span, { kind: Kind }>

const spans: { readonly [Kind in Span['kind']]: (span: SpanOf<Kind>, drawing: Drawing) => Piece } = {
  plain: ({ text }) => said(text),
  strong: ({ text }) => ({ ...said(text), isStrong: true }),
  person: ({ id, name, notifies }, drawing) => ({ ...said(name), user: notifies && name.trim() !== '' ? drawing.userOf(id) : null }),
  // A date of the law or of the diary is London's, whichever clock its reader's telephone keeps: our own words, not Teams'.
  date: ({ date }) => said(dateInWords(date)),
  moment: ({ at }) => said(momentInWords(at)),
  link: ({ text, url }) => {
    const address = webAddress(url)
    return address === null || text.trim() === '' ? said(`${text} (${url})`) : { ...said(text), url: address }
  },
  command: ({ verb }, { commandFor = inChannel }) => said(commandFor(verb)),
}

/** A text as blocks, one for each of its lines. Lines without words are left out. */
export function renderLines(text: Text, drawing: Drawing, look: Look = {}): readonly (RichTextBlock | TextBlock)[] {
  const lines = linesOf(text.map((span) => pieceOf(span, drawing))).filter((line) => line.some(({ words }) => words.trim() !== ''))
  return lines.map((line, at) => {
    const isFirst = at === 0
    const { colour, ...plainer } = look
    const looks: Look = { ...plainer, ...(isFirst ? { ...(colour && { colour }) } : { spacing: 'None' }) }
    return line.some(({ user }) => user !== null) ? asMarkdown(line, looks) : asRuns(line, looks)
  })
}

/** Words somebody is to find as a heading. */
export function headingBlock(words: string, size: 'Medium' | 'Default'): TextBlock {
  return { type: 'TextBlock', text: escape(oneLine(words)), wrap: true, style: 'heading', weight: 'Bolder', size, spacing: 'Medium' }
}

/** Who is mentioned in these texts, for the card to say so. */
export function mentionsIn(texts: readonly Text[], drawing: Drawing): readonly Mention[] {
  const mentions = texts.flat().flatMap((span): readonly Mention[] => {
    const { words, user } = pieceOf(span, drawing)
    return user === null ? [] : [{ type: 'mention', text: at(words), mentioned: { id: user, name: nameOf(words) } }]
  })
  return [...new Map(mentions.map((mention) => [`${mention.mentioned.id} ${mention.text}`, mention])).values()]
}

function pieceOf<Kind extends Span['kind']>(span: SpanOf<Kind> & { kind: Kind }, drawing: Drawing): Piece {
  const draw: (span: SpanOf<Kind>, drawing: Drawing) => Piece = spans[span.kind]
  return draw(span, drawing)
}

function said(words: string): Piece {
  return { words, isStrong: false, url: null, user: null }
}

function inChannel(verb: Verb): string {
  return `@Co-ordinator ${verb}`
}

/** Pieces by line, those alike put together. */
function linesOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const lines: Piece[][] = [[]]
  for (const piece of pieces) {
    const [first = '', ...others] = piece.user === null && piece.url === null ? piece.words.split(/\r?\n/) : [oneLine(piece.words)]
    put(lines.at(-1) ?? [], { ...piece, words: first })
    for (const words of others) lines.push(words === '' ? [] : [{ ...piece, words }])
  }
  return lines
}

function put(line: Piece[], piece: Piece): void {
  const last = line.at(-1)
  const isWords = [last, piece].every((one) => one?.url === null && one.user === null)
  if (last !== undefined && isWords && last.isStrong === piece.isStrong) {
    line[line.length - 1] = { ...last, words: last.words + piece.words }
  } else if (piece.words !== '') {
    line.push(piece)
  }
}

function asRuns(line: readonly Piece[], { spacing, isSmall, colour }: Look): RichTextBlock {
  const inlines = line.map(({ words, isStrong, url }, at): TextRun => ({
    type: 'TextRun', text: harmless(words),
    ...(isStrong && { weight: 'Bolder' }),
    ...(isSmall && { size: 'Small', isSubtle: true }),
    ...(at === 0 && isStrong && colour && { color: colour }),
    ...(url !== null && { selectAction: { type: 'Action.OpenUrl', url } }),
  }))
  return { type: 'RichTextBlock', inlines, ...(spacing && { spacing }) }
}

function asMarkdown(line: readonly Piece[], { spacing, isSmall }: Look): TextBlock {
  const text = line.map(({ words, isStrong, url, user }) => {
    if (user !== null) return at(words)
    if (url !== null) return `[${escape(words)}](${url})`
    return isStrong ? bold(words) : escape(words)
  }).join('')
  return { type: 'TextBlock', text, wrap: true, ...(isSmall && { size: 'Small', isSubtle: true }), ...(spacing && { spacing }) }
}

/** As the card's text has a mention; the same words stand in what the card says of it. */
function at(name: string): string {
  return `<at>${nameOf(name)}</at>`
}

function nameOf(name: string): string {
  return escape(oneLine(name))
}

function oneLine(words: string): string {
  return words.replaceAll(/\s+/g, ' ').trim()
}

/** Characters that begin something in markdown, and what people see instead: safe whichever escapes a client knows. */
const HARMLESS: Readonly<Record<string, string>> = {
  '*': '∗', '_': 'ˍ', '~': '∼', '`': '‘', '[': '［', ']': '］', '<': '‹', '>': '›', '\\': '∖', '&': '＆', '#': '＃',
}

/** Words as they were written, for where there is markdown: nothing in them becomes a mention, a link, a list or formatting. */
export function escape(words: string): string {
  return harmless(words)
    .replaceAll(/[*~`[\]<>\\#]|&(?=[a-z#])|(?<![a-z0-9])_|_(?![a-z0-9])/gi, (mark) => HARMLESS[mark] ?? '')
    .replaceAll(/:(?=\/\/)/g, '∶').replaceAll(/\b(www)\./gi, '$1․')
    .replaceAll(/^(\s*)([-+])(?=\s|-|$)/gm, (_, before: string, mark: string) => before + (mark === '-' ? '‐' : '＋'))
    .replaceAll(/^(\s*\d+)([.)])(?=\s|$)/gm, (_, number: string, mark: string) => number + (mark === '.' ? '․' : '﹚'))
}

/** Between the marks stands what begins and ends with a letter or a figure, or Teams may miss them. */
function bold(words: string): string {
  return escape(words).replace(/[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/su, '**$&**')
}

/** The address as a link takes it; null for what is no web address, such as `javascript:`. */
function webAddress(url: string): string | null {
  const parsed = URL.parse(url)
  if (parsed === null || !['http:', 'https:'].includes(parsed.protocol)) return null
  return parsed.href.replaceAll('(', '%28').replaceAll(')', '%29').replaceAll('<', '%3C').replaceAll('>', '%3E')
}
