import type { ChatView } from './chat-view.ts'
import { aboutOf, addressOf, titleOf } from './chat-view.ts'
import type { Html } from './html.ts'
import { html } from './html.ts'
import { LIMITS } from './limits.ts'
import type { Line } from './log.ts'
import { renderPage } from './page.ts'
import { renderClock } from './render-clock.ts'
import { renderLines } from './render-line.ts'
import { renderSide } from './render-side.ts'

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
        data-in="${conversation.conversation}" data-thread="${thread?.[0]?.id ?? ''}"
        data-since="${view.since}" data-past="${view.isPast ? 'yes' : 'no'}">
        ${renderSide(view)}
        <main>${renderConversation(view)}${thread === null ? null : renderThread(view, thread)}</main>
      </div>
      <dialog id="dialog" aria-labelledby="field-title"></dialog>
      <div id="heard" class="unseen" role="log" aria-live="polite" aria-label="New messages"></div>`,
  })
}

function renderConversation({ persona, conversation, lines, earlierThan, isPast }: ChatView): Html {
  const isDirect = conversation.unit === null
  const threadAt = isDirect ? null : (id: string): string => addressOf(persona, conversation, id)
  const earlier = `${addressOf(persona, conversation)}&before=${earlierThan ?? ''}`
  return html`
    <section class="conversation" aria-labelledby="title">
      <div class="heading"><h1 id="title">${titleOf(conversation)}</h1><p>${aboutOf(conversation)}</p></div>
      <div class="scroll" id="scroll" tabindex="0" role="region" aria-label="Messages">
        ${earlierThan === null ? null : html`<p class="earlier"><a href="${earlier}">Earlier messages</a></p>`}
        ${lines.length > 0 ? null : html`<p class="nothing" id="nothing">Nothing has been said here yet. Write below,
          or move the clock to the next working morning.</p>`}
        <ol class="lines" id="lines">${renderLines(lines, { isDirect, threadAt })}</ol>
      </div>
      <p class="below" id="below" hidden><button type="button" class="button button-main">New messages below</button></p>
      ${isPast
        ? html`<p class="composer" id="message"><a href="${addressOf(persona, conversation)}">Back to the newest messages</a></p>`
        : renderComposer('message', isDirect ? 'Write to the Co-ordinator' : `Write in ${titleOf(conversation)}`,
          isDirect ? 'Begin with a command, such as due' : 'Begin with / for a command', null)}
    </section>`
}

function renderThread({ persona, conversation }: ChatView, thread: readonly Line[]): Html {
  return html`
    <section class="thread" id="thread" tabindex="-1" aria-labelledby="thread-title">
      <div class="heading"><h2 id="thread-title">Thread</h2>
        <p><a href="${addressOf(persona, conversation)}">Close the thread</a></p></div>
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
        <input id="${id}" type="text" autocomplete="off" autocapitalize="off" spellcheck="false"
          placeholder="${placeholder}" maxlength="${LIMITS.line}"
          role="combobox" aria-autocomplete="list" aria-expanded="false" aria-controls="${id}-options" aria-describedby="${id}-expects">
        <button class="button button-main" type="submit">Send</button>
      </div>
      <p class="expects" id="${id}-expects">Type / for commands, @ for people.</p>
    </form>`
}
