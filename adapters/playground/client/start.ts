import { followClock, startClock } from './clock.ts'
import { startComposer } from './composer.ts'
import { showForm, startDialog } from './dialog.ts'
import { addLine, redrawLine, startLines } from './lines.ts'
import { page, post, showTrouble } from './post.ts'
import type { Told } from './told.ts'
import { startUnread } from './unread.ts'

/** Direct messages are the one kind of conversation without threads and slashes. */
const isDirect = page.in.startsWith('direct/')

startLines()
startUnread()
startDialog()
startClock()
startMenu()
for (const form of document.querySelectorAll<HTMLFormElement>('form.composer')) startComposer(form, isDirect)
if (page.thread !== null) document.getElementById('thread')?.focus()
listen()

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-press]') : null
  if (button !== null) void press(button)
})

/** One listener serves every button for ever. A button already pressed waits for its answer. */
async function press(button: HTMLElement): Promise<void> {
  if (button.ariaDisabled === 'true') return
  button.ariaDisabled = 'true'
  showTrouble(button, null)
  if (button.closest('.side') !== null) closeMenu()
  const thread = button.closest('.thread') === null ? null : page.thread
  const answered = await post('press', { thread, intent: button.dataset['press'] })
  button.ariaDisabled = null
  if (answered.kind === 'form') showForm(answered.markup, thread)
  if (answered.kind === 'trouble') showTrouble(button, answered.says)
}

/** Hears of everything new. The browser mends a broken connection by itself, and says what it heard last. */
function listen(): void {
  const stream = new EventSource(`/playground/events?${new URLSearchParams({ as: page.as, since: page.since })}`)
  stream.addEventListener('message', (event: MessageEvent<string>) => {
    const told = JSON.parse(event.data) as Told
    if (told.kind === 'posted') addLine(told)
    else if (told.kind === 'redrawn') redrawLine(told)
    else if (told.kind === 'clock') followClock(told)
    else drawAfresh()
  })
}

/** Loads the page again, unless somebody is in the middle of writing. */
function drawAfresh(): void {
  const isWriting = document.querySelector('dialog[open]') !== null
    || [...document.querySelectorAll<HTMLInputElement>('.composer input')].some(({ value }) => value !== '')
  if (!isWriting) location.reload()
  for (const form of document.querySelectorAll('.composer')) {
    showTrouble(form, 'The connection was lost, and messages may be missing here. Load the page again when you have written yours.')
  }
}

/** What was pressed there shows in the conversation behind it. */
function closeMenu(): void {
  const menu = document.getElementById('menu')
  if (menu !== null) menu.ariaExpanded = 'false'
}

/** On a narrow screen the conversations are behind a button. */
function startMenu(): void {
  const menu = document.getElementById('menu')
  menu?.addEventListener('click', () => {
    menu.ariaExpanded = String(menu.ariaExpanded !== 'true')
  })
}
