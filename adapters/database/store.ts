import type pg from 'pg'
import { holidayDataSchema } from '../../src/domain/calendar/holidays.ts'
import type { Store } from '../../src/ports/store.ts'
import { createCases } from './cases.ts'
import { commitChange } from './commit.ts'
import { createDecisionLines } from './decision-lines.ts'
import { createDirectories } from './directory.ts'
import { createDrifts } from './drifts.ts'
import { createPolicies } from './policies.ts'
import { prismaOn } from './prisma-on.ts'
import { createScenes } from './scene.ts'
import { createStaff } from './staff.ts'
import { createTaskLines } from './task-lines.ts'

/** The store on PostgreSQL. Every statement names the organisation, so nothing of another one is ever found. */
export function createStore(pool: pg.Pool): Store {
  const prisma = prismaOn(pool)
  const policies = createPolicies(pool, prisma)
  const directories = createDirectories(pool)
  return {
    ...createStaff(pool, directories, policies),
    ...createTaskLines(pool),
    ...createDecisionLines(pool),
    ...createCases(pool),
    ...createDrifts(pool),
    ...createScenes(pool, directories, policies),

    commit: (organisationId, commit) => commitChange(pool, organisationId, commit),

    policy: (organisationId, version) =>
      version === undefined ? policies.inForce(organisationId) : policies.version(organisationId, version),

    async occurrencesDone(organisationId, occurrences) {
      const found = await prisma.notice.findMany({ where: { organisationId, occurrence: { in: [...occurrences] } }, select: { occurrence: true } })
      return new Set(found.map(({ occurrence }) => occurrence))
    },

    async forgetRequests(before, limit) {
      await pool.query({
        name: 'forget-requests',
        text: `DELETE FROM request WHERE ctid = ANY(ARRAY(SELECT ctid FROM request WHERE at < $1 LIMIT $2))`,
        values: [before, limit],
      })
    },

    async holidays() {
      const latest = await prisma.bankHolidays.findFirst({ orderBy: { id: 'desc' }, select: { document: true } })
      return latest === null ? null : holidayDataSchema.parse(latest.document)
    },

    async saveHolidays(data, at) {
      await prisma.bankHolidays.create({ data: { document: { ...data, holidays: data.holidays.map((holiday) => ({ ...holiday })) }, savedAt: at } })
    },
  }
}
