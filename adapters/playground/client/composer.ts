import type { Completions, Offered } from './complete.ts'
import { offer } from './complete.ts'
import { showForm } from './dialog.ts'
import { page, post, showTrouble } from './post.ts'

/** Fetched when somebody first writes, and again after each line, because what was sent may have opened a case or a task. */
let known: Promise<Completions> | null = null

function completions(): Promise<Completions> {
  known ??= fetch(`/playground/completions?${new URLSearchParams({ as: page.as, in: page.in })}`)
    .then((response) => response.json() as Promise<Completions>)
    .catch(() => ({ verbs: [], cases: [], tasks: [], people: [] }))
  return known
}

/** Brings a message box to life: suggestions by the ARIA combobox pattern, the last lines sent on arrow up, and sending. */
export function startComposer(form: HTMLFormElement, isDirect: boolean): void {
  const input = form.querySelector('input')
  const list = form.querySelector<HTMLElement>('.options')
  const expects = form.querySelector<HTMLElement>('.expects')
  if (input === null || list === null || expects === null) return
  const unprompted = expects.textContent
  const sent: string[] = []
  let recalled = 0
  let offered: Offered = { from: 0, options: [], expects: null }
  let chosen = -1

  const draw = (): void => {
    list.replaceChildren(...offered.options.map(({ insert, says }, at) => {
      const option = document.createElement('li')
      const words = document.createElement('span')
      option.id = `${list.id}-${at}`
      option.role = 'option'
      option.ariaSelected = String(at === chosen)
      option.append(Object.assign(document.createElement('strong'), { textContent: insert.trim() }), ' ', words)
      words.textContent = says
      // Not `click`: by then the box would have lost its focus and closed the list.
      option.addEventListener('pointerdown', (event) => {
        event.preventDefault()
        take(at)
      })
      return option
    }))
    list.hidden = offered.options.length === 0
    input.ariaExpanded = String(!list.hidden)
    if (chosen >= 0) input.setAttribute('aria-activedescendant', `${list.id}-${chosen}`)
    else input.removeAttribute('aria-activedescendant')
    list.children[chosen]?.scrollIntoView({ block: 'nearest' })
    expects.textContent = offered.expects ?? unprompted
  }

  const close = (): void => {
    offered = { ...offered, options: [] }
    chosen = -1
    draw()
  }

  const look = async (): Promise<void> => {
    const all = await completions()
    offered = offer(input.value, input.selectionStart ?? input.value.length, all, isDirect)
    chosen = -1
    draw()
  }

  const take = (at: number): void => {
    const option = offered.options[at]
    if (option === undefined) return
    input.setRangeText(option.insert, offered.from, input.selectionStart ?? input.value.length, 'end')
    void look()
  }

  const recall = (step: number): void => {
    recalled = Math.min(Math.max(recalled + step, 0), sent.length)
    input.value = sent[recalled] ?? ''
    void look()
  }

  const keys: Readonly<Record<string, () => boolean>> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => chosen >= 0 && (take(chosen), true),
    Tab: () => chosen >= 0 && (take(chosen), true),
    Escape: () => !list.hidden && (close(), true),
  }

  const step = (by: 1 | -1): boolean => {
    if (list.hidden) {
      if (input.value !== '' && input.value !== sent[recalled]) return false
      recall(by)
      return true
    }
    const count = offered.options.length
    chosen = chosen < 0 && by < 0 ? count - 1 : (chosen + by + count) % count
    draw()
    return true
  }

  input.addEventListener('input', () => void look())
  input.addEventListener('focus', () => void completions())
  input.addEventListener('blur', close)
  input.addEventListener('keydown', (event) => {
    if (!event.isComposing && keys[event.key]?.() === true) event.preventDefault()
  })

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const line = input.value.trim()
    if (line === '') return
    sent.push(line)
    recalled = sent.length
    input.value = ''
    offered = { from: 0, options: [], expects: null }
    close()
    void send(line)
  })

  const send = async (line: string): Promise<void> => {
    showTrouble(form, null)
    const thread = form.dataset['thread'] || null
    const answered = await post('say', { line, thread })
    known = null
    if (answered.kind === 'form') showForm(answered.markup, thread)
    if (answered.kind === 'trouble') {
      showTrouble(form, answered.says)
      if (input.value === '') input.value = line
    }
  }
}
