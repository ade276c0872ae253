import { VERBS } from '../../src/intents/verbs.ts'
import type { Example } from '../../src/messages/example.ts'
import { gallery } from '../../src/messages/gallery.ts'
import type { Html } from './html.ts'
import { html } from './html.ts'
import { renderPage } from './page.ts'
import { renderForm } from './render-form.ts'
import { renderMessage } from './render-message.ts'

/** Every message and form there is, drawn from its example. Nothing here can be pressed or sent. */
export function renderGallery(): string {
  const groups = gallery.map(({ title, examples }, at) => ({ title, id: `group-${at}`, examples }))
  return reading('Every message and form', html`
    <p class="lead">Drawn from the same examples the tests use. The people, cases and dates are invented,
      and nothing here does anything.</p>
    <nav aria-label="Contents"><ul class="contents">${
      groups.map(({ title, id }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
    ${groups.map(({ title, id, examples }) => html`
      <section class="examples" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
        ${examples.map((example, at) => renderExample(example, `${id}-${at}`))}</section>`)}`)
}

function renderExample(example: Example, id: string): Html {
  return html`
    <section class="example" aria-labelledby="${id}">
      <h3 id="${id}">${example.title}</h3>
      ${'message' in example
        ? html`<div class="card body">${renderMessage(example.message, 4)}</div><p class="hint">Read out as: ${example.message.summary}</p>`
        : html`<div class="sheet">${renderForm(example.form, { prefix: `form-${id}`, level: 4, colleagues: [] })}</div>`}
    </section>`
}

/** How to begin, and every command with its examples. */
export function renderGuide(): string {
  return reading('Commands and how to begin', html`
    <p class="lead">The Co-ordinator keeps a social work unit’s dates, tasks and decisions. This page is a team chat for trying it out:
      you play everybody, and you move the clock.</p>
    <h2>A week in five minutes</h2>
    <ol>
      <li>Move the clock to the next working morning. The unit’s digest arrives at 08:30.</li>
      <li>Choose a task nobody owns and ask who should do it: press <strong>Who should do it?</strong>
        or type <code>/allocate</code> and the task.</li>
      <li>Record a decision: <code>/decide</code>, a case, and what was decided. Within the unit’s authority it stands at once.</li>
      <li>Record one beyond it, such as spending £600. It goes up, so play whoever it waits for and answer it.</li>
      <li>Move the clock a week on, and read what happened.</li>
    </ol>
    <h2>Where to write</h2>
    <ul>
      <li>In a unit’s channel, a command begins with <code>/</code>. Without anything after it, its form opens.</li>
      <li>In a thread, or anywhere in a channel, mention <code>@Co-ordinator</code> and say the same.</li>
      <li>In direct messages with the Co-ordinator, leave the <code>/</code> out.</li>
    </ul>
    <h2>With the keyboard</h2>
    <ul>
      <li>Suggestions: <kbd>↓</kbd> and <kbd>↑</kbd> to choose, <kbd>Enter</kbd> or <kbd>Tab</kbd> to take one,
        <kbd>Esc</kbd> to close them.</li>
      <li><kbd>↑</kbd> in an empty message box brings back the last line you sent. <kbd>Esc</kbd> closes a form.</li>
    </ul>
    <h2>Commands</h2>
    <dl class="verbs">${VERBS.map(({ verb, usage, description, ways }) => html`
      <div><dt><code>/${verb}</code> <span class="hint">${usage}</span></dt>
      <dd><p>${description}</p><ul>${ways.map(({ line, does }) => html`<li><code>${line}</code> ${does}</li>`)}</ul></dd></div>`)}</dl>`)
}

/** What is shown while nobody can be played. */
export function renderEmpty(): string {
  return reading('Nobody is here yet', html`
    <p class="lead">The playground shows the units and people that were imported, and there are none.</p>
    <p>Import an authority with <code>npm run -s unitco -- import FOLDER</code>, then load this page again.</p>`)
}

/** A sentence in the place of a page: not there, or something broke. */
export function renderTrouble(title: string, says: string): string {
  return reading(title, html`<p class="lead">${says}</p>`)
}

function reading(title: string, content: Html): string {
  return renderPage({
    title, kind: 'reading',
    top: html`<nav class="back" aria-label="Playground"><a href="/">Back to the playground</a></nav>`,
    skipTo: { id: 'content', words: 'Skip to the content' },
    content: html`<main class="reading-content" id="content" tabindex="-1"><h1>${title}</h1>${content}</main>`,
  })
}
