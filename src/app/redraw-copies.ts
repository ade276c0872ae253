import type { Instant } from '../domain/calendar/london.ts'
import type { OrganisationId } from '../domain/ids.ts'
import { ChatFault } from '../ports/chat.ts'
import { errorFields } from '../ports/log.ts'
import type { App } from './app.ts'
import { compose } from './compose.ts'

/**
 * Draws every message posted about the subject again, each as it would be sent now. One that cannot be drawn does not keep the others
 * from it; those that may be later are tried again with the rest. Throws the first fault that is worth another try.
 */
export async function redrawCopies(app: Omit<App, 'wake'>, organisationId: OrganisationId, subjectId: string, now: Instant): Promise<void> {
  const faults: unknown[] = []
  for (const { notice, posted } of await app.outbox.copies(organisationId, subjectId)) {
    try {
      const composed = await compose(app, notice, now)
      if (composed.kind === 'message') await app.chats.get(posted.place.platform)?.update(posted, composed.message)
    } catch (error) {
      const isForGood = error instanceof ChatFault && error.kind === 'unreachable'
      if (isForGood) app.log.warn({ ...errorFields(error), notice: notice.id }, 'a message cannot be drawn again')
      else faults.push(error)
    }
  }
  if (faults.length > 0) throw faults[0]
}
