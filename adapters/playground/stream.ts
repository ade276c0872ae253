import type { Request, Response } from 'express'
import { londonDateOf } from '../../src/domain/calendar/london.ts'
import { momentInWords } from '../../src/domain/calendar/words.ts'
import { addressOf } from './chat-view.ts'
import type { Told } from './client/told.ts'
import type { Change, Feed } from './feed.ts'
import type { Line } from './log.ts'
import type { Conversation, Persona } from './personas.ts'
import { lineInWords, renderDay, renderLine } from './render-line.ts'

/** A comment this often keeps the connection from being taken for dead by whatever stands between. */
const HEARTBEAT_MS = 25_000

/**
 * Tells one open page, as server-sent events, of all that its persona may see, until the page is closed; first of what happened since
 * it was drawn, or since it lost its connection.
 */
export function openStream(request: Request, response: Response, feed: Feed, { persona, conversations, since }: {
  readonly persona: Persona
  readonly conversations: readonly Conversation[]
  /** The feed's position the page was drawn at, or heard of last. */
  readonly since: string
}): void {
  response.set({ 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' })
  response.flushHeaders()
  const write = (told: Told, position: string): boolean => response.write(`id: ${position}\ndata: ${JSON.stringify(told)}\n\n`)
  const unfollow = feed.follow(since, ({ change, position }) => {
    const told = tell(change, persona, conversations)
    if (told !== null) write(told, position)
  })
  if (unfollow === null) write({ kind: 'stale' }, feed.position())
  const heartbeat = setInterval(() => response.write(':\n\n'), HEARTBEAT_MS)
  request.on('close', () => {
    clearInterval(heartbeat)
    unfollow?.()
  })
}

function tell(change: Change, persona: Persona, conversations: readonly Conversation[]): Told | null {
  if (change.kind === 'clock') return { ...change, words: momentInWords(change.now) }
  const { line } = change
  const conversation = conversations.find((one) => one.conversation === line.conversation)
  if (conversation === undefined || (line.visibleToId !== null && line.visibleToId !== persona.person.id)) return null
  const isBy = line.authorId === persona.person.id
  const markup = renderLine(line, settingOf(line, persona, conversation)).markup
  const at = { conversation: line.conversation, id: line.id, markup }
  return change.kind === 'redrawn'
    ? { kind: 'redrawn', ...at }
    : {
      kind: 'posted', ...at, rootId: line.rootId, day: londonDateOf(line.at), dayMarkup: renderDay(line.at).markup,
      words: isBy ? null : lineInWords(line), isOwn: isBy || line.visibleToId !== null,
    }
}

function settingOf(line: Line, persona: Persona, conversation: Conversation): Parameters<typeof renderLine>[1] {
  const isDirect = conversation.unit === null
  return { isDirect, threadAt: isDirect || line.rootId !== null ? null : (id) => addressOf(persona, conversation, id) }
}
