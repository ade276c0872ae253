import type { Message } from '../../src/messages/model.ts'
import { errorFields } from '../../src/ports/log.ts'
import { drawingFor } from './drawing-for.ts'
import type { Inside } from './inside.ts'
import type { Door, Origin } from './origin.ts'
import type { Rendered } from './render-message.ts'
import { renderMessage } from './render-message.ts'

/** A way to get something to somebody; false when there is no such way from where they are. Throws when Slack does not take it. */
export type Way = (inside: Inside, origin: Origin, rendered: Rendered) => Promise<boolean>

/** In answer to what they did, for their eyes alone, also where the product is no member. */
const respond: Way = async (inside, { responseUrl }, rendered) => {
  if (responseUrl === null) return false
  await inside.respond(responseUrl, rendered)
  return true
}

/** In the conversation or the thread, for their eyes alone. */
const whisper: Way = async ({ call }, { workspace, user, channel, thread }, rendered) => {
  if (channel === null) return false
  const there = { channel, user, ...(thread === null ? {} : { thread_ts: thread }) }
  const asked = { workspace: workspace.tenant, lane: 'chat.postEphemeral', doing: 'post' } as const
  await call(asked, (client) => client.chat.postEphemeral({ ...there, ...rendered }))
  return true
}

/** As an ordinary message in their direct messages, in the thread of the card they pressed. */
const say: Way = async ({ post }, { workspace, channel, thread, card }, rendered) => {
  if (channel === null) return false
  const root = thread ?? card
  const there = { channel, ...(root === null ? {} : { thread_ts: root }) }
  await post({ workspace: workspace.tenant, lane: channel, doing: 'post' }, (client) =>
    client.chat.postMessage({ ...there, unfurl_links: false, unfurl_media: false, ...rendered }))
  return true
}

/** In their direct messages, wherever they asked: where nothing else is left. */
const write: Way = async (inside, origin, rendered) => {
  const asked = { workspace: origin.workspace.tenant, lane: 'conversations.open', doing: 'look' } as const
  const { channel } = await inside.call(asked, (client) => client.conversations.open({ users: origin.user }))
  return channel?.id !== undefined && await say(inside, { ...origin, channel: channel.id, thread: null, card: null }, rendered)
}

/** The ways to answer, by how it was asked and from where, best first. */
const ways: Readonly<Record<Door, (origin: Origin) => readonly Way[]>> = {
  command: () => [respond, whisper, write],
  press: (origin) => {
    if (origin.isDirect && origin.card !== null) return [say, respond, write]
    return origin.thread === null ? [respond, whisper, write] : [whisper, respond, write]
  },
  form: ({ isDirect }) => (isDirect ? [say, write] : [whisper, write]),
  mention: () => [whisper, write],
  words: () => [say, write],
}

/**
 * Tells them, one way or the other: when a way fails the next is tried. `first` is a way that only this moment has. Nothing is thrown:
 * what could be told in no way at all is in the log.
 */
export async function tell(inside: Inside, origin: Origin, message: Message, first: readonly Way[] = []): Promise<void> {
  const rendered = renderMessage(message, await drawingFor(message, origin.workspace.tenant, inside))
  for (const way of [...first, ...ways[origin.door](origin)]) {
    try {
      if (await way(inside, origin, rendered)) return
    } catch (error) {
      inside.log.warn({ ...errorFields(error), door: origin.door }, 'Slack did not take an answer; trying the next way')
    }
  }
  inside.log.error({ door: origin.door }, 'an answer could be shown in no way')
}
