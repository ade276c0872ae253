/**
 * What Slack may make of a piece of its markup, read more eagerly than Slack does: whatever could be formatting counts as such. What
 * is found here in words that somebody typed is a way to mention, link or format in our name.
 */
export function markupIn(markup: string): readonly string[] {
  return [
    ...markup.match(/<[^>]*>?|>/g) ?? [], // mentions, channels, links, dates
    ...markup.match(/&(?!amp;|lt;|gt;)\w*;?/g) ?? [],
    ...markup.match(/[*~`]/g) ?? [],
    ...markup.match(/(?<![a-z0-9])_|_(?![a-z0-9])/gi) ?? [],
    ...markup.match(/:[^\s:/]+:/g) ?? [], // emoji; no name of one has a stroke in it
    ...markup.match(/^\s*(?:&gt;)/gm) ?? [], // quotations
  ]
}

/** The words people see, with the characters that stand in for marks put back; links and mentions are left as they are. */
export function wordsIn(markup: string): string {
  return markup
    .replaceAll('∗', '*').replaceAll('ˍ', '_').replaceAll('∼', '~').replaceAll('‘', '`').replaceAll('∶', ':').replaceAll('›', '>')
    .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
