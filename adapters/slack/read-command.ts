import { z } from 'zod'
import { verbOfCommand } from './commands.ts'
import type { Heard } from './heard.ts'
import { askOf, isDirectMessages } from './heard.ts'
import type { Workspace } from './origin.ts'
import { id, words } from './payload.ts'
import { readWords } from './read-words.ts'

const schema = z.object({
  command: z.string().max(100), text: words.default(''), user_id: id, channel_id: id, trigger_id: id, response_url: z.string().max(2_000),
})

/** A slash command. Null when it is not one as Slack sends them. */
export function readCommand(body: unknown, workspace: Workspace): Heard | null {
  const read = schema.safeParse(body)
  if (!read.success) return null
  const { command, text, user_id: user, channel_id: channel, trigger_id: triggerId, response_url: responseUrl } = read.data
  const place = { workspace, user, channel, isDirect: isDirectMessages(channel), thread: null, card: null, isHome: false }
  const said = { kind: 'command', verb: verbOfCommand(command), line: readWords(text, workspace.ownUser) } as const
  return {
    ask: askOf(place, `slack/command/${triggerId}`, said),
    origin: { ...place, door: 'command', triggerId, responseUrl, modal: null },
    once: triggerId,
  }
}
