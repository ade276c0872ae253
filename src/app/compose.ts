import type { Instant } from '../domain/calendar/london.ts'
import type { PersonId } from '../domain/ids.ts'
import type { Notice } from '../domain/notice.ts'
import { sayRepeated } from '../messages/repeated.ts'
import type { App } from './app.ts'
import { aboutDecisions } from './compose/about-decisions.ts'
import { aboutDrift } from './compose/about-drift.ts'
import { aboutPanels } from './compose/about-panels.ts'
import { aboutPeople } from './compose/about-people.ts'
import { aboutProtection } from './compose/about-protection.ts'
import { aboutServices } from './compose/about-services.ts'
import { aboutTasks } from './compose/about-tasks.ts'
import { aboutTheDay } from './compose/about-the-day.ts'
import { said, type Composed, type Composer, type Composers, type Composing } from './compose/composing.ts'

const aboutItself: Composers<'repeated'> = {
  async repeated({ about }, { app, notice, now, viewerId }) {
    const composed = await compose(app, { ...notice, about }, now, viewerId)
    return composed.kind === 'message' ? said(sayRepeated(composed.message)) : composed
  },
}

/** What every notice says, from the state at the moment of sending: a table without gaps, so that a new notice cannot be forgotten. */
const composers: Composers<Exclude<Notice['about']['kind'], 'refresh'>> = {
  ...aboutTasks, ...aboutDecisions, ...aboutProtection, ...aboutTheDay, ...aboutPeople, ...aboutPanels, ...aboutServices, ...aboutItself, ...aboutDrift,
}

/** What this notice says now; to this viewer, where a platform shows each their own copy of a card. */
export function compose(
  app: Pick<App, 'store' | 'calendar' | 'services' | 'panels'>, notice: Notice, now: Instant, viewerId: PersonId | null = null,
): Promise<Composed> {
  const composing: Composing = { app, notice, organisationId: notice.organisationId, now, viewerId }
  const { about } = notice
  if (about.kind === 'refresh') return Promise.resolve({ kind: 'stale', because: 'It only draws other messages again.' })
  // each composer takes the about of its own kind, which the table's type has checked
  const composer = composers[about.kind] as Composer<typeof about.kind>
  return composer(about, composing)
}
