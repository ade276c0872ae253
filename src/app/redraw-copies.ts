import type { Instant } from '../domain/calendar/london.ts'
import type { OrganisationId } from '../domain/ids.ts'
import { withdrawn } from '../messages/cards/withdrawn.ts'
import { ChatFault } from '../ports/chat.ts'
import { errorFields } from '../ports/log.ts'
import type { App } from './app.ts'
import { compose } from './compose.ts'

/**
 * Draws every message posted about the subject again, each as it would be sent now; in the direct messages of somebody who has left
 * nothing of it stays. One that cannot be drawn does not keep the others
 * from it; those that may be later are tried again with the rest. Throws the first fault that is worth another try.
 */
export async function redrawCopies(app: Omit<App, 'wake'>, organisationId: OrganisationId, subjectId: string, now: Instant): Promise<void> {
  const faults: unknown[] = []
  const active = new Set((await app.store.people(organisationId)).filter((person) => person.isActive).map((person) => person.id))
  for (const { notice, posted } of await app.outbox.copies(organisationId, subjectId)) {
    try {
      const hasLeft = notice.to.kind === 'person' && !active.has(notice.to.personId)
      const composed = hasLeft ? { kind: 'message', message: withdrawn() } as const : await compose(app, notice, now)
      const drawn = composed.kind === 'message' ? composed.message : composed.drawnAgain
      if (drawn !== undefined) await app.chats.get(posted.place.platform)?.update(posted, drawn, notice.id)
    } catch (error) {
      const isForGood = error instanceof ChatFault && error.kind === 'unreachable'
      if (isForGood) app.log.warn({ ...errorFields(error), notice: notice.id }, 'a message cannot be drawn again')
      else faults.push(error)
    }
  }
  if (faults.length > 0) throw faults[0]
}
