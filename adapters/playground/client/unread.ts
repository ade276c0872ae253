import { page } from './post.ts'

/** What was seen is a matter of this browser: the newest line seen of each conversation, for each persona. */
const keyOf = (conversation: string): string => `seen ${page.as} ${conversation}`

const links = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-conversation]')]

/** Marks the conversations in which something was said since they were last read; the one shown is read now. */
export function startUnread(): void {
  for (const link of links()) {
    const { conversation = '', newest = '0' } = link.dataset
    if (conversation === page.in) markSeen(conversation, newest)
    else showNew(link, Number(newest) > Number(localStorage.getItem(keyOf(conversation)) ?? 0))
  }
}

export function markSeen(conversation: string, id: string): void {
  localStorage.setItem(keyOf(conversation), id)
}

/** Marks a conversation as having something new; its name, or null when it is already marked or not there. */
export function markNew(conversation: string, id: string): string | null {
  const link = links().find((one) => one.dataset['conversation'] === conversation)
  if (link === undefined) return null
  link.dataset['newest'] = id
  return showNew(link, true) ? link.firstChild?.textContent?.trim() ?? null : null
}

/** Whether that changed anything. */
function showNew(link: HTMLElement, isNew: boolean): boolean {
  const mark = link.querySelector<HTMLElement>('.new')
  if (mark === null || mark.hidden === !isNew) return false
  mark.hidden = !isNew
  return true
}
