import type { Check } from '../adapters/http/serve.ts'
import type { App } from './app/app.ts'
import { unreachable, type Administrators } from './app/watch/administrators.ts'
import { look, type Seen } from './app/watch/look.ts'
import { addMinutes } from './domain/calendar/london.ts'
import type { LateKind } from './domain/watch/late.ts'
import { sayWhatIsLate } from './messages/what-is-late.ts'

/** Each check, what of the auditor's findings it shows, and what it reads, for when it cannot be read. */
const SHOWN: readonly (readonly [name: string, kinds: readonly LateKind[], reads: string])[] = [
  ['beat', ['beat', 'work'], 'The last beat'],
  ['decisions', ['decisions'], 'The decisions that wait'],
  ['digests', ['digests'], 'The digests of today'],
  ['messages', ['messages'], 'The messages that wait'],
]

/** How far back what administrators could not be told is shown. */
const UNTOLD_MINUTES = 24 * 60

/** What is more than five minutes late, as the auditor sees it at that moment: the product is then not fit for work. */
export function lateChecks(app: App): readonly Check[] {
  const seen = together(() => look(app, app.clock.now()))
  return SHOWN.map(([name, kinds, reads]) => ({
    name,
    async problem() {
      const looked = await seen().catch(() => null)
      if (looked === null) return `${reads} cannot be read, because the database does not answer.`
      const says = looked.late.filter(({ kind }) => kinds.includes(kind)).map((late) => sayWhatIsLate(late, looked.at))
      return says.length === 0 ? null : says.join(' ')
    },
  }))
}

/** Whether what is late would reach anybody outside the product: no reason to send people elsewhere, but somebody's to mend. */
export function alarmChecks(app: App, administrators: Administrators): readonly Check[] {
  return [
    {
      name: 'heartbeat',
      isAdvice: true,
      async problem() {
        const noted = await app.watchBook.lastBeat().catch(() => 'away' as const)
        if (noted === 'away') return 'What the outside heartbeat answered cannot be read, because the database does not answer.'
        return noted?.heartbeat?.says ?? null
      },
    },
    {
      name: 'administrators',
      isAdvice: true,
      async problem() {
        try {
          const untold = await app.alarmBook.untold(addMinutes(app.clock.now(), -UNTOLD_MINUTES))
          const reasons = [...new Set(untold.map(({ reason }) => reason))]
          const times = `Of what is late, administrators could not be told ${untold.length} times: ${reasons.join(' ')}`
          const missed = untold.length === 0 ? [] : [times]
          const says = [...missed, await unreachable(app, administrators) ?? []].flat()
          return says.length === 0 ? null : says.join(' ')
        } catch {
          return 'Whether the administrators were told cannot be read, because the database does not answer.'
        }
      },
    },
  ]
}

/** Those who ask at the same time share one look; whoever asks later gets a new one. */
function together(ask: () => Promise<Seen>): () => Promise<Seen> {
  let asking: Promise<Seen> | null = null
  return () => (asking ??= ask().finally(() => { asking = null }))
}
