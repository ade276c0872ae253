import { countInstead, say } from './lines.ts'
import { post } from './post.ts'
import type { Told } from './told.ts'

const section = document.getElementById('clock')
const time = document.getElementById('now')
const journey = document.getElementById('journey')
const progress = document.querySelector<HTMLProgressElement>('#progress')
const trouble = document.getElementById('clock-trouble')
const details = section?.querySelector('details')

const words = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London',
})

/** The playground's time when this page last heard it, and this computer's own time then. */
let heardNow = Date.parse(section?.dataset['now'] ?? '')
let heardAt = performance.now()

/** Keeps the time shown going, and moves the clock. */
export function startClock(): void {
  if (section?.dataset['moving'] === 'yes') showJourney(null)
  setInterval(() => {
    if (journey?.hidden === true) draw(sayTime(heardNow + performance.now() - heardAt))
  }, 5_000)
  section?.addEventListener('click', (event) => {
    const leap = event.target instanceof HTMLElement ? event.target.dataset['leap'] : undefined
    if (leap !== undefined) void move(leap)
  })
  document.addEventListener('pointerdown', (event) => {
    if (event.target instanceof Node && details?.contains(event.target) === false) details.open = false
  })
  details?.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closeDetails()
  })
}

async function move(leap: string): Promise<void> {
  closeDetails()
  showTrouble(null)
  const answered = await post('clock', { leap })
  if (answered.kind === 'trouble') showTrouble(answered.says)
}

/** Follows a journey as the server tells of it. Reading out begins again when it has arrived. */
export function followClock({ now, words: at, left, problem }: Extract<Told, { kind: 'clock' }>): void {
  heardNow = Date.parse(now)
  heardAt = performance.now()
  draw(at)
  if (left !== null) {
    countInstead(true)
    showJourney(left)
    return
  }
  const count = countInstead(false)
  hideJourney()
  showTrouble(problem)
  say(`It is now ${at}. ${count === 1 ? '1 message' : `${count} messages`} came on the way.`)
}

/** On its way the clock can only be stopped, so the other ways to move it give up their place, and the focus if they have it. */
function showJourney(left: number | null): void {
  if (journey === null || progress === null) return
  if (journey.hidden && left !== null) progress.max = left
  const hadFocus = details?.contains(document.activeElement) === true
  journey.hidden = false
  if (hadFocus) journey.querySelector('button')?.focus()
  if (left !== null) progress.value = progress.max - left
}

function hideJourney(): void {
  if (journey === null) return
  const hadFocus = journey.contains(document.activeElement)
  journey.hidden = true
  progress?.removeAttribute('value')
  if (hadFocus) details?.querySelector('summary')?.focus()
}

/** A closed list takes its buttons with it, so the focus goes back to what opened it. */
function closeDetails(): void {
  if (!details?.open) return
  const hadFocus = details.contains(document.activeElement)
  details.open = false
  if (hadFocus) details.querySelector('summary')?.focus()
}

function draw(at: string): void {
  if (time !== null && time.textContent !== at) time.textContent = at
}

function showTrouble(says: string | null): void {
  if (trouble === null) return
  trouble.hidden = says === null
  trouble.textContent = says ?? ''
}

/** The server's way of saying a moment: `Fri 27 Nov 2026 at 08:30`. */
function sayTime(at: number): string {
  const parts = new Map(words.formatToParts(at).map(({ type, value }) => [type, value]))
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? ''
  return `${part('weekday')} ${part('day')} ${part('month')} ${part('year')} at ${part('hour')}:${part('minute')}`
}
