import { page } from './post.ts'
import { markNew, markSeen } from './unread.ts'
import type { Told } from './told.ts'

type Posted = Extract<Told, { kind: 'posted' }>
type Redrawn = Extract<Told, { kind: 'redrawn' }>

const heard = document.getElementById('heard')
const below = document.getElementById('below')

/** Nearer to the end than this, in pixels, and new messages keep the end in view. */
const NEAR_END = 120

/** Where each column was last scrolled to by us. */
const leftAt = new WeakMap<Element, number>()

/** Lines kept for somebody who goes back over what was read out. */
const MOST_HEARD = 20

/** While the clock moves, messages come faster than anybody can listen; they are counted instead. */
let uncounted: number | null = null

/** Shows the newest lines first thing, and leads to those that came while somebody was reading further up. */
export function startLines(): void {
  for (const list of document.querySelectorAll('.lines')) showEnd(list)
  const main = document.getElementById('scroll')
  below?.addEventListener('click', () => {
    main?.scrollTo(0, main.scrollHeight)
    main?.focus()
  })
  main?.addEventListener('scroll', () => {
    if (below !== null && isNearEnd(main)) below.hidden = true
  })
}

/** Puts a new line where it belongs, once. The focus stays where it is: lines are only added at the end. */
export function addLine(told: Posted): void {
  if (document.querySelector(`[data-line="${told.id}"]`) !== null) return
  if (told.conversation !== page.in) {
    const name = markNew(told.conversation, told.id)
    if (name !== null) say(`New in ${name}.`)
    return
  }
  markSeen(told.conversation, told.id)
  if (told.rootId !== null) countAnswer(told.rootId)
  else if (!page.isPast) append(document.getElementById('lines'), told)
  if (told.rootId !== null && told.rootId === page.thread) append(document.getElementById('thread-lines'), told)
  if (told.words !== null) say(told.words)
}

/** Draws what a line says again, wherever it is shown. Somebody whose focus was on a button of it stays with the line. */
export function redrawLine({ id, markup }: Redrawn): void {
  const drawn = parse(markup)?.querySelector('.body')
  if (!drawn) return
  for (const body of document.querySelectorAll(`[data-line="${id}"] .body`)) {
    const wasIn = body.contains(document.activeElement)
    body.replaceWith(drawn.cloneNode(true))
    if (wasIn) document.querySelector<HTMLElement>(`[data-line="${id}"] article`)?.focus()
  }
}

/** Begins to count messages instead of reading them out; the count so far when it ends. */
export function countInstead(isCounting: boolean): number {
  const count = uncounted ?? 0
  if (isCounting) uncounted ??= 0
  else uncounted = null
  return count
}

/** Says a sentence to screen readers. */
export function say(words: string): void {
  if (uncounted !== null) {
    uncounted += 1
    return
  }
  const line = document.createElement('p')
  line.textContent = words
  heard?.append(line)
  if (heard !== null && heard.childElementCount > MOST_HEARD) heard.firstElementChild?.remove()
}

function append(list: HTMLElement | null, { markup, day, dayMarkup, isOwn }: Posted): void {
  const line = parse(markup)
  if (list === null || line === null) return
  document.getElementById('nothing')?.remove()
  const scroll = list.closest('.scroll')
  const follows = isOwn || (scroll !== null && isNearEnd(scroll))
  const last = list.lastElementChild
  const dayLine = last instanceof HTMLElement && last.dataset['day'] === day ? null : parse(dayMarkup)
  list.append(...(dayLine === null ? [] : [dayLine]), line)
  if (follows) showEnd(list)
  else if (below !== null && list.id === 'lines') below.hidden = false
}

/** Brings the last line into view: its end, or its beginning when it is taller than the view. */
function showEnd(list: Element): void {
  const scroll = list.closest('.scroll')
  const last = list.lastElementChild
  if (scroll === null || last === null) return
  const beginning = scroll.scrollTop + last.getBoundingClientRect().top - scroll.getBoundingClientRect().top
  scroll.scrollTo(0, last.clientHeight > scroll.clientHeight ? beginning : scroll.scrollHeight)
  leftAt.set(scroll, scroll.scrollTop)
}

function countAnswer(rootId: string): void {
  const link = document.querySelector<HTMLElement>(`[data-thread-of="${rootId}"]`)
  if (link === null) return
  const count = Number(link.dataset['replies']) + 1
  link.dataset['replies'] = String(count)
  link.textContent = `${count} ${count === 1 ? 'answer' : 'answers'} in the thread`
}

/** Whether the reader is where new lines come: at the end, or still where the beginning of a tall last line was put before them. */
function isNearEnd(scroll: Element): boolean {
  return scroll.scrollTop === leftAt.get(scroll) || scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_END
}

function parse(markup: string): Element | null {
  const template = document.createElement('template')
  template.innerHTML = markup
  return template.content.firstElementChild
}
