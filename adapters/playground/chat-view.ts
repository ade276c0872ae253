import type { Instant } from '../../src/domain/calendar/london.ts'
import { capitalised } from '../../src/messages/counted.ts'
import type { Line } from './log.ts'
import type { Cast, Conversation, Persona } from './personas.ts'

/** All there is to see at one moment for one persona in one conversation. */
export interface ChatView {
  readonly cast: Cast
  readonly persona: Persona
  readonly conversations: readonly Conversation[]
  readonly conversation: Conversation
  readonly lines: readonly Line[]
  /** The line before which there is more; null when everything is shown. */
  readonly earlierThan: string | null
  /** Earlier messages are shown, and what came after them is not. */
  readonly isPast: boolean
  /** The open thread: its first line, then the answers. */
  readonly thread: readonly Line[] | null
  readonly newest: ReadonlyMap<string, string>
  /** Where the feed stood when all this was read. */
  readonly since: string
  readonly now: Instant
  readonly isMoving: boolean
}

/** The address of a conversation, and of a thread in it, as somebody sees it. */
export function addressOf(persona: Persona, { conversation }: Conversation, thread: string | null = null): string {
  const query = new URLSearchParams({ as: persona.identity.user, in: conversation, ...(thread === null ? {} : { thread }) })
  return `/?${query}${thread === null ? '' : '#thread'}`
}

/** How a conversation is named in lists and headings. */
export function titleOf({ name, unit }: Conversation): string {
  return unit === null ? name : `#${name.toLowerCase().replaceAll(' ', '-')}`
}

/** Who reads it, in one line. */
export function aboutOf({ unit }: Conversation): string {
  if (unit === null) return 'Only the two of you read this.'
  return `${capitalised(unit.serviceArea)} · everybody in the unit and whoever manages it reads this.`
}
