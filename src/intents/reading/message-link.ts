import type { Values } from '../sheet.ts'

/** The longest link that is kept; those of chat platforms have about a hundred characters. */
const LONGEST_LINK = 500

/** Whether a text is the address of a chat message: https and of a sensible length. Whose host it is, the platform has to know. */
export function isMessageLink(text: string): boolean {
  return text.length <= LONGEST_LINK && /^https:\/\/\S+$/.test(text) && URL.canParse(text)
}

/** The link a form carries. One that is none is left out: what is recorded does not wait for where it came from. */
export function carriedLink(carries: Values): string | null {
  const text = carries['link'] ?? ''
  return isMessageLink(text) ? text : null
}

/** What a form carries of a link, when it comes back to be looked at again. */
export function carryingLink(link: string | null): Values {
  return link === null ? {} : { link }
}
