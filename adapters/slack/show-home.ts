import type { Ask } from '../../src/app/ask.ts'
import type { Intent } from '../../src/intents/intent.ts'
import type { Message } from '../../src/messages/model.ts'
import { errorFields } from '../../src/ports/log.ts'
import { drawingFor } from './drawing-for.ts'
import type { Heard } from './heard.ts'
import type { Inside } from './inside.ts'
import type { Origin } from './origin.ts'
import { renderHome } from './render-home.ts'

/** What somebody asks who opens their Home. */
export const SHOW_HOME: Intent = { kind: 'show-home' }

/** Shows this as their Home. Slack keeps it until the next time, so a fault leaves what was there. Never throws. */
export async function publishHome(inside: Inside, { workspace, user }: Origin, message: Message): Promise<boolean> {
  try {
    const view = renderHome(message, await drawingFor(message, workspace.tenant, inside))
    const asked = { workspace: workspace.tenant, lane: 'views.publish', doing: 'redraw' } as const
    await inside.call(asked, (client) => client.views.publish({ user_id: user, view }))
    return true
  } catch (error) {
    inside.log.warn(errorFields(error), 'somebody’s Home was not drawn')
    return false
  }
}

/** Draws the Home somebody opened. */
export async function answerHome(inside: Inside, { ask, origin }: Pick<Heard, 'ask' | 'origin'>): Promise<void> {
  const reply = await inside.doors.answer(ask)
  if (reply.kind === 'message') await publishHome(inside, origin, reply.message)
}

/** Draws their Home again, as it is after what they just did. */
export async function redrawHome(inside: Inside, origin: Origin, after: Ask): Promise<void> {
  const ask: Ask = { ...after, key: `${after.key}/home`, channel: null, said: { kind: 'press', intent: SHOW_HOME } }
  await answerHome(inside, { ask, origin })
}
