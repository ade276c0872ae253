/**
 * What Teams may make of words in a TextBlock, read more eagerly than Teams does: whatever could be formatting counts as such. What is
 * found here in words that somebody typed is a way to mention, link or format in our name.
 */
export function markdownIn(text: string): readonly string[] {
  return [
    ...text.match(/[*~`[\]<>\\#]/g) ?? [],
    ...text.match(/(?<![a-z0-9])_|_(?![a-z0-9])/gi) ?? [],
    ...text.match(/&[a-z#]\w*;?/gi) ?? [], // characters by name
    ...text.match(/:\/\/|\bwww\./gi) ?? [],
    ...text.match(/\{\{/g) ?? [], // dates in the reader's words
    ...text.match(/^\s*(?:[-+](?=\s|-|$)|\d+[.)](?=\s|$))/gm) ?? [], // lists and rules
  ]
}

const WRITTEN: Readonly<Record<string, string>> = {
  '∗': '*', 'ˍ': '_', '∼': '~', '‘': '`', '［': '[', '］': ']', '‹': '<', '›': '>', '∖': '\\', '＆': '&', '＃': '#', '∶': ':', '․': '.',
  '﹚': ')', '‐': '-', '＋': '+', '\u2060': '',
}

/** The words as they were written, with the characters that stand in for marks put back. */
export function asWritten(text: string): string {
  return text.replaceAll(/[∗ˍ∼‘［］‹›∖＆＃∶․﹚‐＋\u2060]/g, (mark) => WRITTEN[mark] ?? '')
}
