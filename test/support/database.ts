import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

/** Where the run's PostgreSQL is, and the name of the database in it that has every migration. */
export type Cluster = { readonly url: string, readonly template: string }

declare module 'vitest' {
  interface ProvidedContext {
    /** Asks the main process for the run's cluster, which it starts the first time. */
    clusterDoor: string
  }
}

export type TestDatabase = {
  /** For `openDatabase({ url })` or a pool of the test's own. */
  readonly url: string
  /** Removes the database, cutting off whoever is still connected. */
  readonly drop: () => Promise<void>
}

/** A database of the test file's own with every migration applied: a copy of the template, a few hundredths of a second. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { url, template } = await findCluster()
  return createFrom(url, template)
}

/** A database of the test file's own with nothing in it, for tests of migrations. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const { url } = await findCluster()
  return createFrom(url, 'template1')
}

async function findCluster(): Promise<Cluster> {
  const response = await fetch(inject('clusterDoor'))
  if (!response.ok) throw new Error(`The tests' PostgreSQL did not start: ${await response.text()}`)
  return await response.json() as Cluster
}

async function createFrom(clusterUrl: string, template: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await administer(clusterUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`)
  const url = new URL(clusterUrl)
  url.pathname = name
  return { url: url.href, drop: () => administer(clusterUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) }
}

async function administer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
