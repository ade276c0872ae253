import type { NoticeId } from '../domain/ids.ts'
import type { NewNotice } from '../domain/notice.ts'
import type { Outcome, Refusal, Write } from '../domain/outcome.ts'
import { errorFields } from '../ports/log.ts'
import type { ClaimedNotice } from '../ports/outbox.ts'
import type { Commit, CommitResult, Scene } from '../ports/store.ts'
import type { Situation } from './situation.ts'

/** What became of a decision: stored for good, or refused. */
export type Settled<Extra, Loaded extends Scene = Scene> =
  | {
      readonly kind: 'stored'
      readonly scene: Loaded
      readonly outcome: Extra
      readonly numbers: Readonly<Record<string, number>>
      readonly notices: readonly NoticeId[]
    }
  | { readonly kind: 'refused'; readonly scene: Loaded; readonly refusal: Refusal }

/** Thrown when the database did not say whether it stored something; the person is told to look before trying again. */
export class UncertainCommit extends Error {
  constructor(cause: unknown) {
    super('the database did not say whether the change was stored', { cause })
    this.name = 'UncertainCommit'
  }
}

/** Thrown when a decision made afresh every time was overtaken every time. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken'
}

type Accepted<Result> = Extract<Result, { kind: 'accepted' }>

/**
 * How often a decision is made afresh when somebody else's change came first. Each time somebody was first there is one fewer of those
 * who came together: a unit of people who record sums for one family in the same moment all get their turn. After that something is wrong.
 */
const ATTEMPTS = 10

/**
 * The one road: load, decide, commit. A lost race loads again and decides again from what is now true, so that the answer is about
 * the present state; a press drawn from an old version is then refused by the decision itself as moved on.
 */
export async function settle<Result extends Outcome, Loaded extends Scene = Scene>(
  situation: Situation, load: () => Promise<Loaded>, decide: (scene: Loaded) => Result,
): Promise<Settled<Accepted<Result>, Loaded>> {
  for (let attempt = 1; ; attempt += 1) {
    const scene = await load()
    const outcome = decide(scene)
    if (outcome.kind === 'refused') {
      await auditRefusal(situation, scene, outcome.refusal)
      return { kind: 'refused', scene, refusal: outcome.refusal }
    }
    const { writes, audit, notices } = outcome
    const [first] = notices
    const sendsAtOnce = first === undefined ? {} : { sendsAtOnce: first.id }
    const result = await commitSurely(situation, { key: situation.ask.key, writes, audit, notices, ...sendsAtOnce, at: situation.now })
    if (result.kind === 'stale') {
      if (attempt === ATTEMPTS) throw new Overtaken(`stale ${ATTEMPTS} times in a row`)
      continue
    }
    const told = result.kind === 'committed' ? result.notices : []
    if (told.length > 0) situation.app.wake(first !== undefined && first.id === told[0] ? handed(situation, first, writes) : undefined)
    const numbers = result.kind === 'repeated' ? numbersOfRepeat(writes, result.numbers) : result.numbers
    return { kind: 'stored', scene, outcome: outcome as Accepted<Result>, numbers, notices: told }
  }
}

/** The first notice, as whoever sends it at once would have claimed it. */
function handed({ organisationId, now }: Situation, notice: NewNotice, writes: readonly Write[]): ClaimedNotice {
  const isFirstOfItsSubject = writes.some(({ row }) => 'version' in row && row.version === 0 && row.id === notice.subjectId)
  return { notice: { ...notice, organisationId }, promisedAt: now, attempts: 1, mayHaveArrived: false, isFirstOfItsSubject, isJustPromised: true }
}

/**
 * The numbers of a request that was overtaken by its own repeat: what it decided is what was stored, under other ids. Numbers are given in
 * the order of the rows.
 */
function numbersOfRepeat(writes: readonly Write[], given: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const fresh = writes.filter(({ kind, row }) => (kind === 'task' || kind === 'decision') && 'version' in row && row.version === 0)
  const numbers = Object.values(given).toSorted((one, other) => one - other)
  if (new Set(fresh.map(({ kind }) => kind)).size !== 1 || fresh.length !== numbers.length) return given
  return { ...given, ...Object.fromEntries(fresh.map(({ row }, index) => ['id' in row ? row.id : '', numbers[index] ?? 0])) }
}

/** An error from COMMIT can mean "committed": the same key is asked once more, and recognised if it was. */
async function commitSurely(situation: Situation, commit: Commit): Promise<CommitResult> {
  const { store, log } = situation.app
  try {
    return await store.commit(situation.organisationId, commit)
  } catch (error) {
    log.warn(errorFields(error), 'commit failed; asking once more with the same key')
  }
  try {
    return await store.commit(situation.organisationId, commit)
  } catch (error) {
    throw new UncertainCommit(error)
  }
}

async function auditRefusal(situation: Situation, scene: Scene, refusal: Refusal): Promise<void> {
  await situation.app.store.commit(situation.organisationId, {
    key: null, writes: [], notices: [], at: situation.now,
    audit: [{
      event: 'refused', byId: situation.askerId, at: situation.now,
      unitId: scene.unit?.id ?? null, caseId: scene.history?.case.id ?? null, subjectId: null,
      detail: { reason: refusal.reason },
    }],
  })
}
