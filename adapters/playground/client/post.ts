import type { Answered } from './told.ts'

const playground = document.getElementById('playground')

/** Who this page plays, and what it shows. */
export const page = {
  as: playground?.dataset['as'] ?? '',
  in: playground?.dataset['in'] ?? '',
  thread: playground?.dataset['thread'] || null,
  /** It shows earlier messages, to which nothing new is added. */
  isPast: playground?.dataset['past'] === 'yes',
  /** What had happened when the page was drawn. */
  since: playground?.dataset['since'] ?? '',
} as const

const NO_ANSWER = 'The playground did not answer, so this may not have been done. Look for it above before you try again.'

/** Sends something done on the page. Whatever goes wrong comes back as a sentence. */
export async function post(what: 'say' | 'press' | 'form' | 'clock', payload: Readonly<Record<string, unknown>>): Promise<Answered> {
  const where = what === 'clock' ? {} : { as: page.as, in: page.in, key: crypto.randomUUID() }
  try {
    const response = await fetch(`/playground/${what}`, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ ...where, ...payload }),
    })
    return await response.json() as Answered
  } catch {
    return { kind: 'trouble', says: NO_ANSWER }
  }
}

/** Says what went wrong in the column where it was done, or takes that away. */
export function showTrouble(near: Element, says: string | null): void {
  const trouble = near.closest('.conversation, .thread, dialog')?.querySelector<HTMLElement>('.trouble')
  if (!trouble) return
  trouble.hidden = says === null
  trouble.textContent = says ?? ''
}
