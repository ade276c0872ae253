import type { ChatPlace } from '../../src/domain/unit/unit.ts'
import type { NoticeId } from '../../src/domain/ids.ts'
import type { Message } from '../../src/messages/model.ts'
import { notifiedIn } from '../../src/messages/texts-in.ts'
import type { Accounts } from '../../src/ports/accounts.ts'
import { kindOf } from './lines.ts'
import type { Drawing } from './render-text.ts'
import type { Viewers } from './viewers.ts'

/** What is needed to draw this message there, for the notice it is from. */
export type DrawingFor = (place: ChatPlace, message: Message, notice: NoticeId | null) => Promise<Drawing>

/**
 * Who of those it calls on has which account in the tenant; and where several people see what somebody may press, who they are, so that
 * each is shown their own copy. In somebody's own chat commands are their verb alone.
 */
export function createDrawingFor({ accounts, viewers }: {
  readonly accounts: Pick<Accounts, 'usersOf'>
  readonly viewers: Viewers
}): DrawingFor {
  return async (place, message, notice) => {
    const notified = notifiedIn(message)
    const isPersonal = kindOf(place) === 'personal'
    const isPressed = message.blocks.some(({ kind }) => kind === 'buttons')
    const [users, userIds] = await Promise.all([
      notified.length === 0 ? null : accounts.usersOf('teams', place.tenant, notified),
      isPressed && !isPersonal && notice !== null ? viewers(place) : [],
    ])
    return {
      userOf: (person) => users?.get(person) ?? null,
      refresh: notice === null || userIds.length === 0 ? null : { notice, userIds },
      ...(notice === null ? {} : { notice }),
      ...(isPersonal ? { commandFor: (verb) => verb } : {}),
    }
  }
}
