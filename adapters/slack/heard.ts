import type { Ask } from '../../src/app/ask.ts'
import type { Origin, Place } from './origin.ts'

/** Something done in Slack, translated: what is asked, and where the answer goes. */
export interface Heard {
  readonly ask: Ask
  readonly origin: Origin
  /** Slack's own name for this one delivery, the same when it is delivered twice. */
  readonly once: string
}

/** What is asked by whoever did it, there. Direct messages are no channel: what is asked in them is not a unit's. */
export function askOf({ workspace: { tenant }, user, channel, isDirect }: Place, key: string, said: Ask['said']): Ask {
  return {
    identity: { platform: 'slack', tenant, user },
    channel: channel === null || isDirect ? null : { platform: 'slack', tenant, conversation: channel },
    key, said,
  }
}

/** Slack's ids of direct messages begin so; a group of people's does not, and is read by others. */
export function isDirectMessages(channel: string): boolean {
  return channel.startsWith('D')
}

/** The thread a message is in; null for one that stands in the conversation, although it may have a thread of its own below it. */
export function threadOf(ts: string | undefined, threadTs: string | undefined): string | null {
  return threadTs === undefined || threadTs === ts ? null : threadTs
}
