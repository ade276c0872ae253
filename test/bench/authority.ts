import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { unitcoProcess, type Environment } from '../support/processes.ts'
import type { Platform } from './platform.ts'

/** A unit as the bench works in it: its channel, who asks, who is given work, and which cases it has. */
export interface BenchUnit {
  readonly channel: string
  readonly asker: string
  readonly owner: string
  readonly cases: readonly string[]
}

/**
 * An invented authority of fifty units and two thousand cases with their histories, imported as a council would: its people and
 * channels in one tenant of the platform. Takes a third of a minute.
 */
export async function importAuthority(
  folder: string, env: Environment, { columns, channelId, userId }: Pick<Platform, 'columns' | 'channelId' | 'userId'>,
): Promise<readonly BenchUnit[]> {
  await unitco(env, 'generate', folder)
  const units = rowsOf(folder, 'units')
  const people = rowsOf(folder, 'people')
  const cases = rowsOf(folder, 'cases')
  addColumns(folder, 'units', columns.channel, (at) => `${columns.tenant},${channelId(at)}`)
  addColumns(folder, 'people', columns.user, (at) => `${columns.tenant},${userId(at)}`)
  await unitco(env, 'import', folder)
  const userWith = (role: string, unit: string) => userId(people.findIndex((person) => person['role'] === role && person['unit'] === unit))
  return units.map(({ unit = '' }, at) => ({
    channel: channelId(at), asker: userWith('csw', unit), owner: userWith('sw', unit),
    cases: [...new Set(cases.flatMap((one) => (one['unit'] === unit ? [one['case_ref'] ?? ''] : [])))],
  }))
}

async function unitco(env: Environment, ...args: readonly string[]): Promise<void> {
  const { code, err } = await unitcoProcess(env, ...args)
  if (code !== 0) throw new Error(`unitco ${args[0]} ended with ${code}: ${err}`)
}

/** The lines of an invented file, whose first four columns are never quoted. */
function rowsOf(folder: string, name: string): readonly Readonly<Record<string, string>>[] {
  const [header = '', ...lines] = linesOf(folder, name)
  const columns = header.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').slice(0, 4).map((value, at) => [columns[at] ?? '', value])))
}

function addColumns(folder: string, name: string, columns: readonly string[], of: (at: number) => string): void {
  const [header = '', ...lines] = linesOf(folder, name)
  const wider = [`${header},${columns.join(',')}`, ...lines.map((line, at) => `${line},${of(at)}`)]
  writeFileSync(path.join(folder, `${name}.csv`), `${wider.join('\n')}\n`)
}

function linesOf(folder: string, name: string): readonly string[] {
  return readFileSync(path.join(folder, `${name}.csv`), 'utf8').trimEnd().split('\n')
}
