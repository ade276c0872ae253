import type { Mention } from './activity.ts'

/** Tags Teams writes around what somebody typed; anything else in angle brackets they typed themselves. */
const BREAKS = /<\/?(?:p|div|br|ul|ol|li|pre|blockquote|attachment)\b[^>]*>/gi
const TAGS = /<\/?(?:at|span|strong|b|em|i|u|s|a|code|font)\b[^>]*>/gi
const ESCAPED: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&nbsp;': ' ', '&amp;': '&' }

/** Stand for mentions while tags are taken out; nobody types them. */
const [OPEN, CLOSE] = ['\uE001', '\uE002']

/** The product itself, among those who are mentioned. */
export const OWN = '\uE000'

/** Whose mention it is: their object id in Entra, or `OWN`; null when that is not known. */
export type WhoIs = (mentioned: Mention['mentioned']) => string | null

/**
 * What somebody typed, out of Teams' markup. Colleagues become mentions (`<@object id>`), which the grammar reads; the product's own is
 * taken out, wherever it stands. Somebody who cannot be found out stays as the name that was written.
 */
export function readWords(text: string, mentions: readonly Mention[], whoIs: WhoIs): string {
  let words = text
  for (const { text: written = '', mentioned } of mentions) {
    const who = whoIs(mentioned)
    if (written !== '' && who !== null) words = words.replace(written, () => (who === OWN ? OWN : OPEN + who + CLOSE))
  }
  return words
    .replaceAll(BREAKS, '\n').replaceAll(TAGS, '')
    .replaceAll(/&(?:lt|gt|quot|#39|nbsp|amp);/g, (escaped) => ESCAPED[escaped] ?? escaped)
    .replaceAll(new RegExp(`${OWN}[,:]?`, 'g'), ' ').replaceAll(OPEN, '<@').replaceAll(CLOSE, '>')
    .replaceAll(/\u200B/g, '').replaceAll(/[^\S\n]+/g, ' ').replaceAll(/\s*\n\s*/g, '\n').trim()
}
