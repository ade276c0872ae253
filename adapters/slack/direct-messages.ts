import type { Identity } from '../../src/domain/unit/person.ts'
import { ChatFault } from '../../src/ports/chat.ts'
import type { Directory, Standing } from '../../src/ports/directory.ts'
import type { Timers } from '../../src/ports/timers.ts'
import type { Call } from './call.ts'

/** How long an account is taken to be what it was, in milliseconds. */
const STANDING_MS = 60_000

/** Conversations remembered; a council's staff several times over. */
const MOST_REMEMBERED = 20_000

/** Where somebody's direct messages are. Throws `ChatFault`. */
export type DirectMessages = (identity: Identity) => Promise<string>

/**
 * Asks who somebody is before giving their conversation away: Slack takes messages to a deactivated account without a word. Conversations
 * are remembered for good, who somebody is only briefly.
 */
export function createDirectMessages({ call, directory, timers }: {
  readonly call: Call
  readonly directory: Directory
  readonly timers: Timers
}): DirectMessages {
  const opened = new Map<string, string>()
  const members = new Map<string, number>()

  async function mustBeMember(identity: Identity, key: string): Promise<void> {
    const now = timers.now()
    if ((members.get(key) ?? 0) > now) return
    const account = await directory.lookUp(identity)
    const refusal = account === null ? GONE : REFUSED[account.standing]
    if (refusal !== null) throw new ChatFault('unreachable', refusal)
    remember(members, key, now + STANDING_MS)
  }

  return async (identity) => {
    const { tenant, user } = identity
    const key = `${tenant}/${user}`
    await mustBeMember(identity, key)
    const known = opened.get(key)
    if (known !== undefined) return known
    const asked = { workspace: tenant, lane: 'conversations.open', doing: 'look' } as const
    const { channel } = await call(asked, (client) => client.conversations.open({ users: user }))
    if (channel?.id === undefined) throw new ChatFault('later', 'Slack opened no conversation with this person: it is asked again later.')
    remember(opened, key, channel.id)
    return channel.id
  }
}

const GONE = 'Slack knows no such person in this workspace: an administrator has to link their account again.'

const REFUSED: Readonly<Record<Standing, string | null>> = {
  member: null,
  closed: 'Their Slack account is closed: an administrator has to open it, or somebody else has to take their work.',
  guest: 'They are only a guest in this Slack workspace: an administrator has to make them a full member.',
  outsider: 'Their account is another organisation’s: an administrator has to link their account here.',
  bot: 'This Slack account is an app’s: an administrator has to link the person’s own.',
}

function remember<Value>(among: Map<string, Value>, key: string, value: Value): void {
  const oldest = among.keys().next()
  if (among.size >= MOST_REMEMBERED && oldest.done !== true) among.delete(oldest.value)
  among.set(key, value)
}
