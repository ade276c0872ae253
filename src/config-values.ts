import { z } from 'zod'

/** How values of the environment are read, whichever platform they are for. None of them is ever repeated in a problem. */

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** What somebody copied from a platform's pages: quotation marks and spaces that came along are told, and so is what `fault` finds. */
export function copied(fault: (text: string) => string | null = () => null) {
  return z.string().superRefine((text, context) => {
    const message = /["'`“”‘’]/.test(text) ? 'has quotation marks in it: leave them out'
      : /\s/.test(text) ? 'has a space or a line end in it: leave it out' : fault(text)
    if (message !== null) context.addIssue({ code: 'custom', message })
  })
}

export function listed(text: string): readonly string[] {
  return text.split(',').map((part) => part.trim()).filter((part) => part !== '')
}

/** Where secrets and tokens are sent: never in the clear, but to a stand-in on this machine. Ends with a slash when it `isFolder`. */
export function safeAddress(example: string, { isFolder }: { readonly isFolder: boolean }) {
  return z.string().refine(isSafe, `must be an address like ${example}, with https unless it is on this machine`)
    .transform((text) => new URL(isFolder && !text.endsWith('/') ? `${text}/` : text))
}

function isSafe(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname)))
}
