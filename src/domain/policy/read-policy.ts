import type { z } from 'zod'
import { policySchema, type Policy } from '../policy.ts'

/** What is wrong with a policy that somebody wrote, and where: for whoever wrote it, not for who programmed it. */
export interface PolicyFault {
  /** `matrix, spend, authorities, csw, upTo`; empty for the whole. */
  readonly where: string
  /** One sentence without its beginning, `has to be a whole number`. */
  readonly says: string
}

export type PolicyRead =
  | { readonly kind: 'policy'; readonly policy: Policy }
  | { readonly kind: 'faulty'; readonly faults: readonly PolicyFault[] }

/**
 * Reads a policy (already parsed from JSON) with every fault at once. What nobody knows is named and set aside, so that contradictions
 * among the rest are found in the same go; they cannot be, while something is missing or is not what it should be.
 */
export function readPolicy(document: unknown): PolicyRead {
  const read = policySchema.safeParse(document)
  if (read.success) return { kind: 'policy', policy: read.data }
  const unknown = read.error.issues.filter(({ code }) => code === 'unrecognized_keys')
  const isOtherwiseWhole = unknown.length === read.error.issues.length
  const again = isOtherwiseWhole ? policySchema.safeParse(without(document, unknown)) : null
  const issues = [...read.error.issues, ...(again?.error?.issues ?? [])]
  return { kind: 'faulty', faults: issues.flatMap((issue) => faultsOf(issue, document)) }
}

type Issue = z.core.$ZodIssue

function faultsOf(issue: Issue, document: unknown): readonly PolicyFault[] {
  const where = placeInWords(issue.path, document)
  if (issue.code === 'unrecognized_keys') {
    const says = 'is not known here; take it out, or correct its name'
    return issue.keys.map((key) => ({ where: where === '' ? key : `${where}, ${key}`, says }))
  }
  return [{ where, says: sayIssue(issue, valueAt(document, issue.path)) }]
}

function sayIssue(issue: Issue, found: unknown): string {
  if (found === undefined && issue.code !== 'custom') return 'is missing'
  if (issue.code === 'invalid_type') return `has to be ${KINDS[issue.expected] ?? issue.expected}`
  if (issue.code === 'invalid_value') return `has to be ${oneOf(issue.values.map(String))}`
  if (issue.code === 'too_small') return issue.origin === 'number' ? `has to be ${atLeast(issue)}` : 'must not be empty'
  if (issue.code === 'too_big') return issue.origin === 'number' ? `has to be ${issue.maximum} or less` : `is longer than ${issue.maximum}`
  // of anything else, a format or a contradiction, the policy's own words
  return issue.message
}

function atLeast({ minimum, inclusive }: { readonly minimum: number | bigint; readonly inclusive?: boolean | undefined }): string {
  return inclusive === false ? `more than ${minimum}` : `${minimum} or more`
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text, in quotation marks', number: 'a number', int: 'a whole number', boolean: 'true or false', array: 'a list, in [ ]',
  object: 'fields, in { }', record: 'fields, in { }',
}

function oneOf(values: readonly string[]): string {
  return values.length === 1 ? `${values[0]}` : `one of ${values.join(', ')}`
}

/** Where in the file, with things by their own names in the place of their numbers. */
export function placeInWords(path: readonly PropertyKey[], document: unknown): string {
  return path.map((step, index) => {
    if (typeof step !== 'number') return String(step)
    return nameOf(valueAt(document, path.slice(0, index + 1))) ?? `number ${step + 1}`
  }).join(', ')
}

function nameOf(value: unknown): string | null {
  if (value === null || typeof value !== 'object') return null
  const named = Object.entries(value).find(([key, part]) => ['id', 'role', 'rule'].includes(key) && typeof part === 'string' && part !== '')
  return named === undefined ? null : String(named[1])
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((value: unknown, step) => (value !== null && typeof value === 'object' ? Reflect.get(value, step) : undefined), document)
}

/** A copy in which what nobody knows is not there. */
function without(document: unknown, issues: readonly Issue[]): unknown {
  const copy: unknown = structuredClone(document)
  for (const issue of issues) {
    const owner = valueAt(copy, issue.path)
    if (issue.code !== 'unrecognized_keys' || owner === null || typeof owner !== 'object') continue
    for (const key of issue.keys) Reflect.deleteProperty(owner, key)
  }
  return copy
}
