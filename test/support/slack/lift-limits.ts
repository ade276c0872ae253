import type { Schema } from './kept-schemas.ts'

/**
 * Adds to a schema the limits that Slack's types state only in the comments of their fields: "Maximum length for the text in this
 * field is 150 characters", "Maximum number of items is 10".
 */
export function liftLimits<Some extends Schema>(schema: Some): Some {
  return lifted(schema) as Some
}

function lifted(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(lifted)
  if (typeof part !== 'object' || part === null) return part
  const copy: Schema = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, lifted(value)]))
  if (copy.properties === undefined || typeof copy.properties !== 'object') return copy
  return { ...copy, properties: Object.fromEntries(Object.entries(copy.properties).map(([name, property]) => [name, limited(property)])) }
}

const LONGEST = /\bmax(?:imum)? length[^.\d]*?(\d+)/i
const SHORTEST = /\bminimum length[^.\d]*?(\d+)/i
const MOST_ITEMS = /\bmax(?:imum)?\b(?! length)[^.\d]*?(\d+)/i

function limited(property: Schema): Schema {
  const says = (property.description ?? '').replaceAll(/\{@link [^}]*\}/g, '').replaceAll(/\s+/g, ' ')
  const longest = numberIn(says, LONGEST)
  const shortest = numberIn(says, SHORTEST)
  const lengths = { ...(longest === null ? {} : { maxLength: longest }), ...(shortest === null ? {} : { minLength: shortest }) }
  if (property.type === 'string') return { ...property, ...lengths }
  if (property.type === 'array') {
    const most = numberIn(says, MOST_ITEMS)
    return {
      ...property, ...(most === null ? {} : { maxItems: most }),
      ...(longest === null ? {} : { items: { allOf: [property.items, { properties: { text: lengths } }] } }),
    }
  }
  return longest === null && shortest === null ? property : { allOf: [property, { properties: { text: lengths } }] }
}

function numberIn(says: string, pattern: RegExp): number | null {
  const found = pattern.exec(says)?.[1]
  return found === undefined ? null : Number(found)
}
