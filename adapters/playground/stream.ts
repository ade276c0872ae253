import type { Request, Response } from 'express'
import { londonDateOf } from '../../src/domain/calendar/london.ts'
import { momentInWords } from '../../src/domain/calendar/words.ts'
import { addressOf } from './chat-page.ts'
import type { Told } from './client/told.ts'
import type { Change, Feed } from './feed.ts'
import type { Line, MessageLog } from './log.ts'
import type { Conversation, Persona } from './personas.ts'
import { lineInWords, renderDay, renderLine } from './render-line.ts'

/** A comment this often keeps the connection from being taken for dead by whatever stands between. */
const HEARTBEAT_MS = 25_000

/** Whom a page is open for, and the newest line it shows. */
interface Listener {
  readonly persona: Persona
  readonly conversations: readonly Conversation[]
  readonly since: string
}

/**
 * Tells one open page, as server-sent events, of all that its persona may see, until the page is closed; first of what was said since
 * it was drawn. A line said just then may be told twice: pages know a line by its id.
 */
export async function openStream(
  request: Request, response: Response, { feed, messages }: { readonly feed: Feed; readonly messages: MessageLog }, listener: Listener,
): Promise<void> {
  const { persona, conversations, since } = listener
  const write = (change: Change): void => {
    const told = tell(change, persona, conversations)
    if (told !== null) response.write(`${told.kind === 'posted' ? `id: ${told.id}\n` : ''}data: ${JSON.stringify(told)}\n\n`)
  }
  response.set({ 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' })
  response.flushHeaders()
  const unsubscribe = feed.subscribe(write)
  const heartbeat = setInterval(() => response.write(':\n\n'), HEARTBEAT_MS)
  request.on('close', () => {
    clearInterval(heartbeat)
    unsubscribe()
  })
  const missed = await messages.after(since, conversations.map(({ conversation }) => conversation), persona.person.id)
  for (const line of missed) write({ kind: 'posted', line })
}

function tell(change: Change, persona: Persona, conversations: readonly Conversation[]): Told | null {
  if (change.kind === 'clock') return { ...change, words: momentInWords(change.now) }
  const { line } = change
  const conversation = conversations.find((one) => one.conversation === line.conversation)
  if (conversation === undefined || (line.visibleToId !== null && line.visibleToId !== persona.person.id)) return null
  const markup = renderLine(line, settingOf(line, persona, conversation)).markup
  const at = { conversation: line.conversation, id: line.id, markup }
  return change.kind === 'redrawn'
    ? { kind: 'redrawn', ...at }
    : {
      kind: 'posted', ...at, rootId: line.rootId, day: londonDateOf(line.at), dayMarkup: renderDay(line.at).markup,
      words: lineInWords(line), isOwn: line.authorId === persona.person.id || line.visibleToId === persona.person.id,
    }
}

function settingOf(line: Line, persona: Persona, conversation: Conversation): Parameters<typeof renderLine>[1] {
  const isDirect = conversation.unit === null
  return { isDirect, threadAt: isDirect || line.rootId !== null ? null : (id) => addressOf(persona, conversation, id) }
}
