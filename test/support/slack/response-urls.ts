import type { FakeMessage } from './workspace.ts'
import { Refusal, textOf, type Args, type FakeWorld } from './world.ts'

/** Five answers within half an hour. */
export const RESPONSE_USES = 5
export const RESPONSE_MINUTES = 30

/** Answers through a `response_url`: to the person alone, unless `response_type` says to the channel. Throws `Refusal`. */
export function answerThrough(world: FakeWorld, id: string, args: Args, botUserId: string): void {
  const url = world.responseUrls.get(id)
  const workspace = world.workspaces.get(url?.workspaceId ?? '')
  const channel = workspace?.channels.get(url?.channelId ?? '')
  if (url === undefined || workspace === undefined || channel === undefined) throw new Refusal('invalid_url')
  if (world.now() >= url.expiresAt) throw new Refusal('expired_url')
  if (url.usesLeft === 0) throw new Refusal('used_url')
  url.usesLeft -= 1

  const said = { text: textOf(args, 'text'), blocks: Array.isArray(args.blocks) ? args.blocks : [] }
  if (args.delete_original === true) {
    removeWhere(channel.messages, ({ ts }) => ts === url.originalTs)
    removeWhere(workspace.ephemerals, ({ ts }) => ts === url.originalTs)
    return
  }
  if (said.text === '' && said.blocks.length === 0) throw new Refusal('no_text')
  if (args.replace_original === true) {
    const original = [...channel.messages, ...workspace.ephemerals].find(({ ts }) => ts === url.originalTs)
    if (original !== undefined) Object.assign(original, said)
    return
  }
  if (args.response_type === 'in_channel') {
    const threadTs = textOf(args, 'thread_ts')
    const message: FakeMessage = {
      ts: world.newTs(), threadTs: threadTs === '' ? null : threadTs, userId: botUserId, ...said, metadata: null, isEdited: false,
    }
    channel.messages.push(message)
    return
  }
  workspace.ephemerals.push({ ts: world.newTs(), channelId: channel.id, userId: url.userId, ...said })
}

function removeWhere<Item>(items: Item[], isGone: (item: Item) => boolean): void {
  const at = items.findIndex(isGone)
  if (at !== -1) items.splice(at, 1)
}
