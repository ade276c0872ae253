/**
 * Whether one word is a slip of the finger away from another: a letter missing, added, changed, or two swapped; two slips in a
 * word of eight letters or more. Short words must be right, because "buy" and "bus" are both words.
 */
export function isNearly(typed: string, meant: string): boolean {
  const most = meant.length >= 8 ? 2 : 1
  if (meant.length < 4 || typed === meant || Math.abs(typed.length - meant.length) > most) return false
  return slips(typed, meant) <= most
}

/** Damerau–Levenshtein distance with adjacent swaps, by rows of its table. */
function slips(from: string, to: string): number {
  let before: readonly number[] = []
  let above: readonly number[] = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i++) {
    const row = [i]
    for (let j = 1; j <= to.length; j++) {
      const isSame = from[i - 1] === to[j - 1]
      const changed = at(above, j - 1) + (isSame ? 0 : 1)
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1] ? at(before, j - 2) + 1 : Infinity
      row.push(Math.min(changed, at(above, j) + 1, at(row, j - 1) + 1, swapped))
    }
    before = above
    above = row
  }
  return at(above, to.length)
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity
}
