import type { Instant } from '../../src/domain/calendar/london.ts'
import { momentInWords } from '../../src/domain/calendar/words.ts'
import { capitalised } from '../../src/messages/counted.ts'
import type { Html } from './html.ts'
import { html } from './html.ts'
import type { Leap } from './journey.ts'
import type { Line } from './log.ts'
import { renderPage } from './page.ts'
import type { Cast, Conversation, Persona } from './personas.ts'
import { LIMITS } from './limits.ts'
import { renderLines } from './render-line.ts'

/** All there is to see at one moment for one persona in one conversation. */
export interface ChatView {
  readonly cast: Cast
  readonly persona: Persona
  readonly conversations: readonly Conversation[]
  readonly conversation: Conversation
  readonly lines: readonly Line[]
  /** The line before which there is more; null when everything is shown. */
  readonly earlierThan: string | null
  /** The open thread: its first line, then the answers. */
  readonly thread: readonly Line[] | null
  readonly newest: ReadonlyMap<string, string>
  /** Where the feed stood when all this was read. */
  readonly since: string
  readonly now: Instant
  readonly isMoving: boolean
}

const LEAP_WORDS: { readonly [Each in Leap]: string } = {
  morning: 'Next working morning', hour: 'One hour later', day: 'One day later', week: 'One week later',
}

/** The address of a conversation, and of a thread in it, as somebody sees it. */
export function addressOf(persona: Persona, { conversation }: Conversation, thread: string | null = null): string {
  const query = new URLSearchParams({ as: persona.identity.user, in: conversation, ...(thread === null ? {} : { thread }) })
  return `/?${query}${thread === null ? '' : '#thread'}`
}

/** The playground itself: conversations on the left, the one being read in the middle, its open thread on the right. */
export function renderChat(view: ChatView): string {
  const { persona, conversation, thread } = view
  return renderPage({
    title: titleOf(conversation),
    kind: 'chat',
    top: renderClock(view),
    skipTo: { id: 'message', words: 'Skip to the message box' },
    content: html`
      <div class="columns${thread === null ? '' : ' with-thread'}" id="playground" data-as="${persona.identity.user}"
        data-in="${conversation.conversation}" data-thread="${thread?.[0]?.id ?? ''}" data-since="${view.since}">
        ${renderSide(view)}
        <main>${renderConversation(view)}${thread === null ? null : renderThread(view, thread)}</main>
      </div>
      <dialog id="dialog" aria-labelledby="field-title"></dialog>
      <div id="heard" class="unseen" role="log" aria-live="polite" aria-label="New messages"></div>`,
  })
}

function renderClock({ now, isMoving }: ChatView): Html {
  const leap = (each: Leap, tone: string): Html => html`<button type="button" class="button button-${tone}" data-leap="${each}">${LEAP_WORDS[each]}</button>`
  return html`
    <section class="clock" id="clock" aria-label="Clock" data-now="${now}" data-moving="${isMoving ? 'yes' : 'no'}">
      <p class="now"><span class="unseen">It is now </span><time id="now" datetime="${now}">${momentInWords(now)}</time></p>
      ${leap('morning', 'main')}
      <details class="leaps"><summary class="button button-normal">Move the clock</summary>
        <div class="leaps-inside">
          ${leap('hour', 'normal')}${leap('day', 'normal')}${leap('week', 'normal')}
          <p class="hint">It only moves forward. Everything due on the way happens at its own time.</p>
        </div>
      </details>
      <div class="journey" id="journey" hidden>
        <progress id="progress" aria-label="How far the clock has moved"></progress>
        <button type="button" class="button button-normal" data-leap="stop">Stop</button>
      </div>
      <p class="trouble" id="clock-trouble" role="alert" hidden></p>
    </section>`
}

function renderSide(view: ChatView): Html {
  const { persona, conversations } = view
  const channels = conversations.filter((one) => one.unit !== null)
  const direct = conversations.filter((one) => one.unit === null)
  return html`
    <div class="side">
      <button type="button" class="button button-normal menu" id="menu" aria-expanded="false" aria-controls="side-inside">
        ${persona.person.name} <span class="menu-where">${titleOf(view.conversation)}</span></button>
      <div class="side-inside" id="side-inside">
        <form class="persona" method="get" action="/" aria-label="Who you play">
          <label class="label" for="as">You play</label>
          <select id="as" name="as">${renderCast(view)}</select>
          <p class="hint">${capitalised(persona.role)}${persona.home === null ? ' over several units' : `, ${persona.home.name}`}</p>
          <button class="button button-normal" type="submit">Play this person</button>
        </form>
        <nav aria-label="Conversations">
          <h2>Channels</h2>
          ${channels.length > 0 ? html`<ul>${channels.map((one) => renderPlace(view, one))}</ul>` : html`<p class="hint">No unit’s work is theirs.</p>`}
          <h2>Direct messages</h2>
          <ul>${direct.map((one) => renderPlace(view, one))}</ul>
        </nav>
        <nav aria-label="About the playground"><ul class="about">
          <li><a href="/guide">Commands and how to begin</a></li>
          <li><a href="/gallery">Every message and form</a></li>
        </ul></nav>
      </div>
    </div>`
}

/** Colleagues first, because most of a unit's week is between them and their manager. */
function renderCast({ cast, persona }: ChatView): Html {
  const managers = new Set([persona.home?.groupManagerId])
  const isNear = (one: Persona): boolean => (one.home !== null && one.home.id === persona.home?.id) || managers.has(one.person.id) || one === persona
  const groups = Map.groupBy(cast.personas.filter((one) => !isNear(one)), (one) => one.home?.name ?? 'Over several units')
  return html`${renderGroup('Close colleagues', cast.personas.filter(isNear), persona)}${
    [...groups].map(([name, personas]) => renderGroup(name, personas, persona))}`
}

function renderGroup(label: string, personas: readonly Persona[], chosen: Persona): Html {
  return html`<optgroup label="${label}">${personas.map((one) => html`
    <option value="${one.identity.user}"${one.person.id === chosen.person.id ? html` selected` : null}>${one.person.name}, ${one.role}</option>`)}</optgroup>`
}

function renderPlace({ persona, conversation, newest }: ChatView, one: Conversation): Html {
  const isHere = one.conversation === conversation.conversation
  return html`<li><a href="${addressOf(persona, one)}"${isHere ? html` aria-current="page"` : null} data-conversation="${one.conversation}"
    data-newest="${newest.get(one.conversation) ?? '0'}">${titleOf(one)} <span class="new" hidden>new</span></a></li>`
}

function renderConversation({ persona, conversation, lines, earlierThan }: ChatView): Html {
  const isDirect = conversation.unit === null
  const earlier = `${addressOf(persona, conversation)}&before=${earlierThan ?? ''}`
  return html`
    <section class="conversation" aria-labelledby="title">
      <div class="heading"><h1 id="title">${titleOf(conversation)}</h1><p>${aboutOf(conversation)}</p></div>
      <div class="scroll" id="scroll" tabindex="0" role="region" aria-label="Messages">
        ${earlierThan === null ? null : html`<p class="earlier"><a href="${earlier}">Earlier messages</a></p>`}
        ${lines.length > 0 ? null : html`<p class="nothing" id="nothing">Nothing has been said here yet. Write below, or move the clock to the next working morning.</p>`}
        <ol class="lines" id="lines">${renderLines(lines, { isDirect, threadAt: isDirect ? null : (id) => addressOf(persona, conversation, id) })}</ol>
      </div>
      <p class="below" id="below" hidden><button type="button" class="button button-main">New messages below</button></p>
      ${renderComposer('message', isDirect ? 'Write to the Co-ordinator' : `Write in ${titleOf(conversation)}`,
        isDirect ? 'Begin with a command, such as due' : 'Begin with / for a command', null)}
    </section>`
}

function renderThread({ persona, conversation }: ChatView, thread: readonly Line[]): Html {
  return html`
    <section class="thread" id="thread" tabindex="-1" aria-labelledby="thread-title">
      <div class="heading"><h2 id="thread-title">Thread</h2><p><a href="${addressOf(persona, conversation)}" id="close-thread">Close the thread</a></p></div>
      <div class="scroll" tabindex="0" role="region" aria-label="Messages in the thread">
        <ol class="lines" id="thread-lines">${renderLines(thread, { isDirect: false, threadAt: null })}</ol>
      </div>
      ${renderComposer('answer', 'Answer in the thread', 'Mention @Co-ordinator to ask it', thread[0]?.id ?? null)}
    </section>`
}

/** The message box, which completes what is typed (the ARIA combobox pattern), and the line below it that says what is expected. */
function renderComposer(id: string, label: string, placeholder: string, thread: string | null): Html {
  return html`
    <form class="composer" data-thread="${thread ?? ''}">
      <p class="trouble" role="alert" hidden></p>
      <ul class="options" id="${id}-options" role="listbox" aria-label="Suggestions" hidden></ul>
      <label class="unseen" for="${id}">${label}</label>
      <div class="composer-line">
        <input id="${id}" type="text" autocomplete="off" autocapitalize="off" spellcheck="false" placeholder="${placeholder}" maxlength="${LIMITS.line}"
          role="combobox" aria-autocomplete="list" aria-expanded="false" aria-controls="${id}-options" aria-describedby="${id}-expects">
        <button class="button button-main" type="submit">Send</button>
      </div>
      <p class="expects" id="${id}-expects">Type / for commands, @ for people.</p>
    </form>`
}

function titleOf({ name, unit }: Conversation): string {
  return unit === null ? name : `#${name.toLowerCase().replaceAll(' ', '-')}`
}

function aboutOf({ unit }: Conversation): string {
  return unit === null ? 'Only the two of you read this.' : `${capitalised(unit.serviceArea)} · everybody in the unit and its group manager reads this.`
}
