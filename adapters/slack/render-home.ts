import type { HomeView } from '@slack/types'
import type { Message } from '../../src/messages/model.ts'
import { LIMITS } from './limits.ts'
import { renderFitting } from './render-message.ts'
import type { Drawing } from './render-text.ts'

/** A message as somebody's App Home, where there is more room than in a conversation. */
export function renderHome(message: Message, drawing: Drawing): HomeView {
  return { type: 'home', callback_id: 'home', blocks: renderFitting(message, drawing, LIMITS.view) }
}
