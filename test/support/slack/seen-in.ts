import type { ModalView } from '@slack/types'
import type { Seen } from '../seen.ts'
import { readBlocks } from './read-blocks.ts'
import { isForm, readModal } from './read-modal.ts'
import type { FakeChannel, FakeEphemeral, FakeMessage, FakeView } from './workspace.ts'
import type { CouncilWorkspace } from './workspace-of.ts'

/** What somebody sees in Slack, and where it stands, so that it can be pressed and filled in. */
export interface SeenInSlack extends Seen {
  readonly stands: Standing
}

export type Standing =
  | { readonly in: 'channel'; readonly channel: FakeChannel; readonly message: FakeMessage }
  /** For their eyes alone. */
  | { readonly in: 'whisper'; readonly channelId: string; readonly ts: string; readonly blocks: readonly unknown[] }
  | { readonly in: 'modal'; readonly view: FakeView; readonly hash: string; readonly typed: Readonly<Record<string, string>> }
  | { readonly in: 'home'; readonly view: FakeView }

/** Reads what the pretend workspace shows. */
export function seenIn({ workspace, channelOf, directMessages }: CouncilWorkspace) {
  const nameOf = (userId: string): string => workspace.users.get(userId)?.name ?? userId
  const read = (blocks: readonly unknown[]): string => readBlocks(blocks, nameOf)

  const message = (channel: FakeChannel, posted: FakeMessage): SeenInSlack =>
    ({ kind: 'message', text: read(posted.blocks), summary: posted.text, stands: { in: 'channel', channel, message: { ...posted } } })

  return {
    message,

    whisper: ({ channelId, ts, text, blocks }: Omit<FakeEphemeral, 'userId'>): SeenInSlack =>
      ({ kind: 'message', text: read(blocks), summary: text, stands: { in: 'whisper', channelId, ts, blocks } }),

    modal(view: FakeView, typed: Readonly<Record<string, string>> = {}, problems: Readonly<Record<string, string>> = {}): SeenInSlack {
      const modal = view.view as unknown as ModalView
      const stands: Standing = { in: 'modal', view, hash: view.hash, typed }
      if (!isForm(view.view)) return { kind: 'message', text: read(modal.blocks), summary: modal.title.text, stands }
      const form = readModal(modal, nameOf)
      return { kind: 'form', text: form.text(typed, problems), summary: form.title, stands }
    },

    home(view: FakeView): SeenInSlack {
      const { blocks } = view.view as { readonly blocks: readonly unknown[] }
      return { kind: 'message', text: read(blocks), summary: 'Home', stands: { in: 'home', view } }
    },

    /** What the product put there by itself, in a channel (`hawthorn`) or in somebody's direct messages (`@sam`); not what it answered. */
    messagesIn(place: string): readonly SeenInSlack[] {
      const channel = place.startsWith('@') ? directMessages(place.slice(1)) : channelOf(place)
      return channel.messages.filter(({ metadata }) => metadata !== null).map((posted) => message(channel, posted))
    },
  }
}

export type SeenIn = ReturnType<typeof seenIn>
