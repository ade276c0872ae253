import { post } from './post.ts'

const dialog = document.querySelector<HTMLDialogElement>('#dialog')

/** The thread the open form's answer belongs to. */
let thread: string | null = null
let isSending = false

/** Opens a form, or shows it again with its problems, and takes the reader to where it begins. */
export function showForm(markup: string, inThread: string | null): void {
  if (dialog === null) return
  thread = inThread
  dialog.innerHTML = markup
  if (!dialog.open) dialog.showModal()
  dialog.scrollTop = 0
  const summary = dialog.querySelector<HTMLElement>('.error-summary')
  const first = dialog.querySelector<HTMLElement>('input, select, textarea')
  const title = dialog.querySelector<HTMLElement>('.form-title')
  ;(summary ?? first ?? title)?.focus()
}

/** Sending, closing, and links from a problem to its field. Closing gives the focus back to where the form was opened from. */
export function startDialog(): void {
  dialog?.addEventListener('submit', (event) => {
    event.preventDefault()
    if (event.target instanceof HTMLFormElement) void submit(event.target)
  })
  dialog?.addEventListener('click', (event) => {
    const pressed = event.target instanceof Element ? event.target.closest('[data-close], .error-summary a') : null
    if (pressed instanceof HTMLAnchorElement) {
      event.preventDefault()
      document.getElementById(pressed.hash.slice(1))?.focus()
    } else if (pressed !== null) {
      dialog.close()
    }
  })
  dialog?.addEventListener('change', (event) => {
    if (event.target instanceof HTMLSelectElement && 'somebody' in event.target.dataset) offerName(event.target)
  })
  dialog?.addEventListener('close', () => {
    dialog.replaceChildren()
    // The browser returns the focus to the button that opened the form, which may have been drawn away meanwhile.
    if (document.activeElement === document.body) document.getElementById(thread === null ? 'message' : 'answer')?.focus()
  })
}

async function submit(form: HTMLFormElement): Promise<void> {
  if (isSending) return
  isSending = true
  const answered = await post('form', {
    thread, form: form.dataset['form'], values: valuesOf(form), carries: JSON.parse(form.dataset['carries'] ?? '{}'),
  })
  isSending = false
  if (answered.kind === 'form') showForm(answered.markup, thread)
  else if (answered.kind === 'messages') dialog?.close()
  else sayTrouble(form, answered.says)
}

/** The box for a name is there, and sent, only while somebody else than those in the list is chosen. */
function offerName(select: HTMLSelectElement): void {
  const box = select.nextElementSibling
  if (!(box instanceof HTMLInputElement)) return
  box.hidden = !select.selectedOptions[0]?.hasAttribute('data-else')
  box.disabled = box.hidden
}

/** Every field by name, with an empty text for what was left blank, unticked or unchosen. */
function valuesOf(form: HTMLFormElement): Record<string, string> {
  const names = [...form.querySelectorAll<HTMLInputElement>('[name]')].map(({ name }) => [name, ''] as const)
  const filled = [...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : ''] as const)
  return Object.fromEntries([...names, ...filled])
}

function sayTrouble(form: HTMLFormElement, says: string): void {
  form.querySelector('.trouble')?.remove()
  const trouble = document.createElement('p')
  trouble.className = 'trouble'
  trouble.role = 'alert'
  trouble.textContent = says
  form.prepend(trouble)
  dialog?.scrollTo(0, 0)
}
