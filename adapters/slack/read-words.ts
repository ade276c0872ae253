/** What Slack makes of a web or e-mail address: `<https://…|words>`, `<mailto:jo@…|jo@…>`. What was typed is the words, where there are any. */
const ADDRESS = /<((?:https?|mailto|tel):[^>|]+)(?:\|([^>]*))?>/g
/** A channel, a group or everybody: `<#C1|hawthorn>`, `<!subteam^S1|@unit>`, `<!here>`. */
const OTHERS = /<([#!])([^>|]+)(?:\|([^>]*))?>/g
const ESCAPED: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' }

/**
 * What somebody typed, out of Slack's markup. Colleagues stay mentions (`<@U1>`), which the grammar reads; the product's own mention is
 * taken out, wherever it stands.
 */
export function readWords(text: string, ownUser: string | null): string {
  return text
    .replaceAll(/<@([^>|]+)(?:\|[^>]*)?>[,:]?/g, (mention, user: string) => (user === ownUser ? ' ' : mention))
    .replaceAll(ADDRESS, (_, address: string, words: string | undefined) => words ?? address.replace(/^(?:mailto|tel):/, ''))
    .replaceAll(OTHERS, (_, mark: string, name: string, words: string | undefined) => (mark === '#' ? `#${words ?? name}` : words ?? `@${name}`))
    .replaceAll(/&(?:lt|gt|amp);/g, (escaped) => ESCAPED[escaped] ?? escaped)
    .trim()
}
