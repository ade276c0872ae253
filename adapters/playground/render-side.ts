import { capitalised } from '../../src/messages/counted.ts'
import { button } from '../../src/messages/text.ts'
import type { ChatView } from './chat-view.ts'
import { addressOf, titleOf } from './chat-view.ts'
import type { Html } from './html.ts'
import { html } from './html.ts'
import type { Conversation, Persona } from './personas.ts'
import { renderButton } from './render-message.ts'

/** Their own page, where chat platforms have a tab for it. */
const MY_WORK = button('My work', { kind: 'show-home' })

/** Who is played, and the conversations they read. On narrow screens all of it is behind one button. */
export function renderSide(view: ChatView): Html {
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
        <p class="own">${renderButton(MY_WORK)}</p>
        <nav aria-label="Conversations">
          <h2>Channels</h2>
          ${channels.length > 0
            ? html`<ul>${channels.map((one) => renderPlace(view, one))}</ul>`
            : html`<p class="hint">No unit’s work is theirs.</p>`}
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
  const { home } = persona
  const isInUnit = (one: Persona): boolean => home !== null && (one.home?.id === home.id || one.person.id === home.groupManagerId)
  const isNear = (one: Persona): boolean => one === persona || isInUnit(one)
  const groups = Map.groupBy(cast.personas.filter((one) => !isNear(one)), (one) => one.home?.name ?? 'Over several units')
  return html`${renderGroup('Close colleagues', cast.personas.filter(isNear), persona)}${
    [...groups].map(([name, personas]) => renderGroup(name, personas, persona))}`
}

function renderGroup(label: string, personas: readonly Persona[], chosen: Persona): Html {
  return html`<optgroup label="${label}">${personas.map((one) => html`
    <option value="${one.identity.user}"${one === chosen ? html` selected` : null}>${one.person.name}, ${one.role}</option>`)}</optgroup>`
}

function renderPlace({ persona, conversation, newest }: ChatView, one: Conversation): Html {
  const isHere = one.conversation === conversation.conversation
  return html`<li><a href="${addressOf(persona, one)}"${isHere ? html` aria-current="page"` : null} data-conversation="${one.conversation}"
    data-newest="${newest.get(one.conversation) ?? '0'}">${titleOf(one)} <span class="new" hidden>new</span></a></li>`
}
