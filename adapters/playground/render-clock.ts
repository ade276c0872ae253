import { momentInWords } from '../../src/domain/calendar/words.ts'
import type { ChatView } from './chat-view.ts'
import type { Html } from './html.ts'
import { html } from './html.ts'
import type { Leap } from './journey.ts'

const LEAP_WORDS: { readonly [Each in Leap]: string } = {
  morning: 'Next working morning', hour: 'One hour later', day: 'One day later', week: 'One week later',
}

/** What time it is, and the ways to move it forward. */
export function renderClock({ now, isMoving }: ChatView): Html {
  const leap = (each: Leap, tone: 'main' | 'normal'): Html =>
    html`<button type="button" class="button button-${tone}" data-leap="${each}">${LEAP_WORDS[each]}</button>`
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
