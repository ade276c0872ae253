/** Words cut to a length, with `…` where something is left out and no character cut in two. */
export function cut(words: string, most: number): string {
  return words.length <= most ? words : `${startOf(words, most - 1).trimEnd()}…`
}

/** The first so many characters of words, or one fewer where the last would be half of one. */
export function startOf(words: string, most: number): string {
  return words.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')
}
