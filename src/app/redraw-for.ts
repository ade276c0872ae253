import type { NoticeId } from '../domain/ids.ts'
import type { Identity } from '../domain/unit/person.ts'
import type { ChatPlace } from '../domain/unit/unit.ts'
import type { Message } from '../messages/model.ts'
import { errorFields } from '../ports/log.ts'
import type { App } from './app.ts'
import { compose } from './compose.ts'

/**
 * A card as it would be drawn now, for somebody of the organisation who looks at it where it was posted: whoever sees the conversation
 * saw it then. Whoever is asked to decide finds the answers on the unit's card; everybody else, where it stands. Null for strangers, for another organisation's card and for one that says nothing any more. Never throws.
 */
export async function redrawFor(app: App, asker: Identity, place: ChatPlace, id: NoticeId): Promise<Message | null> {
  try {
    const [who, found] = await Promise.all([app.store.whoIs(asker), app.outbox.posted(place, id)])
    if (who === null || found?.notice.organisationId !== who.organisationId) return null
    const { to } = found.notice
    if (to.kind === 'person' && to.personId !== who.personId) return null
    const composed = await compose(app, found.notice, app.clock.now(), who.personId)
    return composed.kind === 'message' ? composed.message : composed.drawnAgain ?? null
  } catch (error) {
    app.log.warn({ ...errorFields(error), notice: id }, 'a card could not be drawn again')
    return null
  }
}
