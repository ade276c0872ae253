import type { CaseId, OrganisationId } from '../domain/ids.ts'
import type { Store } from '../ports/store.ts'

const PAGE = 200

type CaseWithTasks = Awaited<ReturnType<Store['caseHistories']>>[number]

/** Every case of an organisation with its tasks, read a page at a time. */
export async function* eachCase(store: Pick<Store, 'caseHistories'>, organisationId: OrganisationId): AsyncGenerator<CaseWithTasks> {
  for (let after: CaseId | null = null; ;) {
    const page: readonly CaseWithTasks[] = await store.caseHistories(organisationId, { after, limit: PAGE })
    yield* page
    if (page.length < PAGE) return
    after = page.at(-1)?.history.case.id ?? null
  }
}
