/** A card, or any part of one. */
export interface Part {
  readonly type?: unknown
  readonly [name: string]: unknown
}

/** Words of a card are in these, and nowhere in what a button carries. */
const CARRIED = new Set(['data', 'msteams'])

/** A part and everything in it that is a part too, each with where it stands. What a button carries is none. */
export function partsOf(part: Part, path = 'card'): readonly (readonly [string, Part])[] {
  const inside = Object.entries(part).flatMap(([name, value]) => (CARRIED.has(name) ? [] : partsIn(value, `${path}.${name}`)))
  return [[path, part], ...inside]
}

function partsIn(value: unknown, path: string): readonly (readonly [string, Part])[] {
  if (Array.isArray(value)) return value.flatMap((one, at) => partsIn(one, `${path}[${at}]`))
  return typeof value === 'object' && value !== null ? partsOf(value as Part, path) : []
}

/** The parts that stand in one of these places. */
export function listIn(part: Part, name: string): readonly Part[] {
  const value = part[name]
  return Array.isArray(value) ? value as readonly Part[] : []
}

/** What stands under this name in a part, where it is words. */
export function wordsIn(part: Part, name: string): string {
  const words = part[name]
  return typeof words === 'string' ? words : ''
}
