import { existsSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { App } from '../app/app.ts'
import { readWholePolicy } from '../app/check-policy.ts'
import type { Policy } from '../domain/policy.ts'
import type { PolicyFault } from '../domain/policy/read-policy.ts'
import { Refused, type Terminal } from './command.ts'

/** What a policy file holds, read as JSON and no further. Throws `Refused` when it cannot be. */
export async function documentIn(file: string): Promise<unknown> {
  if (!existsSync(file) || !statSync(file).isFile()) throw new Refused(`There is no file ${file}.`)
  const text = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '')
  try {
    return JSON.parse(text)
  } catch (error) {
    const [, line, column] = /\(line (\d+) column (\d+)\)/.exec(String(error)) ?? []
    const where = line === undefined ? '' : ` at line ${line}, column ${column}: look there for a comma, a quotation mark or a bracket`
    throw new Refused(`${file} is not JSON${where}.`)
  }
}

/** The policy in a document. Throws `Refused` with every fault at once: printed as JSON, or a line each. */
export function policyFrom(
  document: unknown, rulesOf: App['rulesOf'], file: string, { asJson, terminal }: { readonly asJson: boolean; readonly terminal: Terminal },
): Policy {
  const read = readWholePolicy(document, rulesOf)
  if (read.kind === 'policy') return read.policy
  return refuseFaulty(read.faults, file, asJson, terminal)
}

function refuseFaulty(faults: readonly PolicyFault[], file: string, asJson: boolean, terminal: Terminal): never {
  const count = `${file} is no policy that can be applied: ${faults.length === 1 ? 'one thing is' : `${faults.length} things are`} wrong in it.`
  if (asJson) {
    terminal.print(JSON.stringify({ faults }, null, 2))
    throw new Refused(count)
  }
  throw new Refused([...faults.map(sayFault), count].join('\n'))
}

function sayFault({ where, says }: PolicyFault): string {
  return where === '' ? `The whole of it ${says}.` : `${where}: ${says}.`
}
