import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWatchBook } from '../../../adapters/database/watch-book.ts'
import { addMinutes, dateFrom } from '../../../src/domain/calendar/london.ts'
import type { OrganisationId } from '../../../src/domain/ids.ts'
import type { WatchBook } from '../../../src/ports/watch-book.ts'
import { aCommit, aNotice, newId, now, type Council } from '../../contracts/council.ts'
import { aStoredCouncil } from '../../contracts/kept.ts'
import { keepOnPostgresql } from '../../support/kept-on-postgresql.ts'

describe('what the product knows of its own work', () => {
  let kept: Awaited<ReturnType<typeof keepOnPostgresql>>
  let book: WatchBook
  let council: Council
  beforeAll(async () => {
    kept = await keepOnPostgresql()
    book = createWatchBook(kept.pool)
    council = await aStoredCouncil(kept)
  })
  afterAll(() => kept.close())

  it('is its last beat, as it was noted, by whichever process', async () => {
    expect(await book.lastBeat()).toBeNull()
    const beat = { at: now, since: now, before: null, wholeAt: null }
    await book.noteBeat(beat)
    expect(await createWatchBook(kept.pool).lastBeat()).toEqual({ beat, digestsWholeAt: null, heartbeat: null })
    const next = { at: addMinutes(now, 1), since: now, before: addMinutes(now, -60), wholeAt: addMinutes(now, 1) }
    await Promise.all([book.noteBeat(next), book.noteBeat(next)])
    await book.noteDigestsWhole(addMinutes(now, 1))
    await book.noteHeartbeat({ since: now, says: 'It is not heard.' })
    expect(await book.lastBeat()).toEqual({
      beat: next, digestsWholeAt: addMinutes(now, 1), heartbeat: { since: now, says: 'It is not heard.' },
    })
    await book.noteHeartbeat(null)
    expect((await book.lastBeat())?.heartbeat).toBeNull()
  })

  it('is what was promised, and what of it is not done with', async () => {
    const { store, outbox } = kept
    const [sent, held, early] = ['digest/1', 'digest/2', 'digest/3'].map((occurrence) => aNotice(council, occurrence))
    if (sent === undefined || held === undefined || early === undefined) throw new Error('three notices')
    await store.commit(council.id, aCommit([], { notices: [sent, held] }))
    await store.commit(council.id, aCommit([], { notices: [early], at: addMinutes(now, 10) }))
    await outbox.claim(now, 10)
    await outbox.markSent(sent.id, null, addMinutes(now, 1))
    await outbox.postpone(held.id, addMinutes(now, 90), 'quiet')
    expect(await book.unsent(council.id, addMinutes(now, 5))).toEqual([{
      occurrence: 'digest/2', to: held.to, state: 'pending', reason: 'quiet', promisedAt: now, dueAt: addMinutes(now, 90), endedAt: null,
    }])
    const promised = await book.promised(council.id, ['digest/1', 'digest/2', 'digest/9'])
    expect(Object.fromEntries(promised.map(({ occurrence, state, endedAt }) => [occurrence, [state, endedAt]]))).toEqual({
      'digest/1': ['sent', addMinutes(now, 1)], 'digest/2': ['pending', null],
    })
    expect(await book.promised(newId('organisation') as OrganisationId, ['digest/1'])).toEqual([])
  })

  it('is why a digest did not come, recorded once', async () => {
    const on = dateFrom('2026-11-28')
    const silence = { occurrence: 'unit-digest/1/2026-11-28', on, because: 'weekend' } as const
    await book.recordSilences(council.id, [silence], now)
    const another = { occurrence: 'personal-digest/2/2026-11-28', on, because: 'leave' } as const
    await book.recordSilences(council.id, [{ ...silence, because: 'missed' }, another], now)
    await book.recordSilences(council.id, [], now)
    expect((await book.silences(council.id, on)).toSorted((one, other) => (one.because < other.because ? -1 : 1))).toEqual([
      another, silence,
    ])
    expect(await book.silences(newId('organisation') as OrganisationId, on)).toEqual([])
    expect(await book.silences(council.id, dateFrom('2026-11-29'))).toEqual([])
  })
})
