import { createOrganisation } from '../../../adapters/database/setup.ts'
import { openPool } from '../../../adapters/database/pool.ts'
import { importSheets, type ImportOptions, type Imported } from '../../../src/app/import/import-sheets.ts'
import { sayProblem } from '../../../src/app/import/sheet.ts'
import { assemble, newId, shippedPolicy } from '../../../src/assemble.ts'
import { createTestDatabase } from '../../support/database.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { instantOf, type When } from '../../support/world.ts'
import { sheetsOf, texts, type Files, type Lines } from './files.ts'

/** Ids differ from one database to the next. */
const HIDDEN = { id: null, organisationId: null }

/** A council on a database of its own, with nothing in it but its policy. */
export async function openCouncil() {
  const database = await createTestDatabase()
  const log = quietLog()
  const pool = openPool(database.url, log)
  const id = newId('organisation')
  await createOrganisation(pool, { id, name: 'Marlow', policy: shippedPolicy(), at: instantOf('2026-11-27 08:00') })
  const { app } = await assemble({ database: { pool }, chats: [], clock: { now: () => instantOf('2026-11-27 09:30') }, log })

  async function take(files: Files, at: When = '2026-11-27 09:30', options?: ImportOptions): Promise<Imported> {
    return importSheets(app, id, sheetsOf(files), instantOf(at), options)
  }

  return {
    id, app, pool, take,
    /** Imports what is right. */
    async takes(lines: Partial<Lines>, at?: When): Promise<Extract<Imported, { kind: 'imported' }>> {
      const imported = await take(texts(lines), at)
      if (imported.kind === 'refused') throw new Error(`these files are refused:\n${imported.problems.map(sayProblem).join('\n')}`)
      return imported
    },

    /** What is stored, in words that do not change from one database to the next: codes, e-mails and references in place of ids. */
    async saysNow() {
      const [units, people, pages] = await Promise.all([
        app.store.units(id), app.store.people(id), app.store.caseHistories(id, { after: null, limit: 10_000 }),
      ])
      const codeOf = (unitId: string | null) => units.find((unit) => unit.id === unitId)?.code ?? 'everywhere'
      const emailOf = (personId: string | null) => people.find((person) => person.id === personId)?.email ?? null
      const emailsOf = (ids: readonly string[]) => ids.map((personId) => emailOf(personId) ?? '').toSorted()
      return {
        units: units.map(({ groupManagerId, ...unit }) => ({ ...unit, ...HIDDEN, groupManager: emailOf(groupManagerId) })),
        people: people.map(({ posts, ...person }) => ({
          ...person, ...HIDDEN, posts: posts.map(({ role, unitId, since }) => `${role} of ${codeOf(unitId)} since ${since}`).toSorted(),
        })).toSorted((one, other) => (one.email < other.email ? -1 : 1)),
        cases: pages.map(({ history: { case: theCase, events }, tasks }) => {
          const childRef = (childId: string | null) => theCase.children.find((child) => child.id === childId)?.ref ?? null
          return {
            ref: theCase.ref, unit: codeOf(theCase.unitId), knownBy: emailsOf(theCase.knownBy),
            restrictedTo: theCase.restrictedTo === null ? null : emailsOf(theCase.restrictedTo),
            children: theCase.children.map(({ ref, dateOfBirth }) => `${ref} ${dateOfBirth}`).toSorted(),
            events: events.map(({ kind, at, on, childId, detail }) => `${kind} ${at ?? on} ${childRef(childId)} ${JSON.stringify(detail)}`).toSorted(),
            tasks: tasks.map((task) => ({
              rule: task.basis?.rule ?? null, child: childRef(task.childId), due: task.due, state: task.state,
              owner: emailOf(task.ownerId), unit: codeOf(task.unitId),
            })).toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
          }
        }).toSorted((one, other) => (one.ref < other.ref ? -1 : 1)),
      }
    },

    async close(): Promise<void> {
      await pool.end()
      await database.drop()
    },
  }
}

export type OpenedCouncil = Awaited<ReturnType<typeof openCouncil>>
