import { londonDateOf, londonTimeOf } from '../../src/domain/calendar/london.ts'
import type { Instant } from '../../src/domain/calendar/london.ts'
import { dateInWords } from '../../src/domain/calendar/words.ts'
import { counted } from '../../src/messages/counted.ts'
import type { Html } from './html.ts'
import { html } from './html.ts'
import type { Line } from './log.ts'
import { renderMessage } from './render-message.ts'

/** Where a line is shown. */
export interface LineSetting {
  /** The address of the line's thread; null where there are no threads: in one, and in direct messages. */
  readonly threadAt: ((rootId: string) => string) | null
  readonly isDirect: boolean
}

/** What people see of who said a line. */
const COORDINATOR = 'Co-ordinator'

/** A line of a conversation. */
export function renderLine(line: Line, setting: LineSetting): Html {
  const { id, at, body } = line
  const time = html`<time datetime="${at}">${londonTimeOf(at)}</time>`
  if (body.kind === 'used') {
    return html`
      <li class="line line-used" data-line="${id}" data-day="${londonDateOf(at)}"><p>You used <code>/${body.verb}</code> ${time}</p></li>`
  }
  const name = body.kind === 'message' ? COORDINATOR : body.by
  const isPrivate = line.visibleToId !== null && !setting.isDirect
  return html`
    <li class="line${isPrivate ? ' line-private' : ''}" data-line="${id}" data-day="${londonDateOf(at)}">
      <article aria-label="${name}, ${londonTimeOf(at)}" tabindex="-1">
        ${avatar(name, body.kind === 'message')}
        <p class="by"><span class="name">${name}</span>${body.kind === 'message' ? html` <span class="badge">App</span>` : null} ${time}${
          isPrivate ? html` <span class="private">Only you can see this</span>` : null}</p>
        ${body.kind === 'message'
          ? html`<div class="body card">${renderMessage(body.message)}</div>`
          : html`<div class="body">${saidText(body.text)}</div>`}
        ${threadLink(line, setting)}
      </article></li>`
}

/** The heading above the first line of each day. */
export function renderDay(at: Instant): Html {
  const date = londonDateOf(at)
  return html`<li class="day"><h2><time datetime="${date}">${dateInWords(date)}</time></h2></li>`
}

/** Lines with a heading wherever the day changes. */
export function renderLines(lines: readonly Line[], setting: LineSetting): Html {
  const days = lines.map((line) => londonDateOf(line.at))
  return html`${lines.map((line, at) => html`${days[at] === days[at - 1] ? null : renderDay(line.at)}${renderLine(line, setting)}`)}`
}

/** What a screen reader is told when the line arrives: who, and in one sentence what. */
export function lineInWords({ body, visibleToId }: Line): string {
  switch (body.kind) {
    case 'message': return `${COORDINATOR}${visibleToId === null ? '' : ', to you alone'}: ${body.message.summary}`
    case 'said': return `${body.by}: ${body.text}`
    case 'used': return `You used ${body.verb}.`
    default: return body satisfies never
  }
}

/** `3 answers in the thread`, or the way to begin one. Only what everybody sees can be answered. */
function threadLink(line: Line, { threadAt }: LineSetting): Html | null {
  if (threadAt === null || line.visibleToId !== null) return null
  const words = line.replies > 0 ? `${counted(line.replies, 'answer')} in the thread` : 'Answer in a thread'
  return html`
    <p class="thread-link"><a href="${threadAt(line.id)}" data-thread-of="${line.id}" data-replies="${line.replies}">${words}</a></p>`
}

function saidText(text: string): Html {
  const parts = text.split(/(@[\p{L}\d.@'-]*[\p{L}\d])/u)
  return html`<p>${parts.map((part) => (part.startsWith('@') ? html`<span class="mention">${part}</span>` : part))}</p>`
}

/** Initials on a colour that stays the same for the same name. */
function avatar(name: string, isCoordinator: boolean): Html {
  if (isCoordinator) return html`<span class="avatar avatar-app" aria-hidden="true"></span>`
  const initials = name.split(' ').map((word) => word[0] ?? '').join('').slice(0, 2)
  const colour = Buffer.from(name).reduce((sum, byte) => sum + byte, 0) % 6
  return html`<span class="avatar avatar-${colour}" aria-hidden="true">${initials}</span>`
}
