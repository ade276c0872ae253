import { createRequire } from 'node:module'
import { JSDOM } from 'jsdom'

/** The renderer of Adaptive Cards that Microsoft publishes; it draws into a document, and finds that where a browser has it. */
type Renderer = typeof import('adaptivecards')

const { window } = new JSDOM('<body></body>')
const BROWSER = {
  window, document: window.document, Node: window.Node, MutationObserver: window.MutationObserver, HTMLElement: window.HTMLElement,
  HTMLButtonElement: window.HTMLButtonElement, HTMLInputElement: window.HTMLInputElement,
}

let loaded: Renderer | undefined

/** Does something with the renderer, where there is a browser for as long as that takes, and none for anybody else. */
export function withRenderer<Result>(work: (renderer: Renderer) => Result): Result {
  const before = Object.getOwnPropertyDescriptors(globalThis)
  Object.assign(globalThis, BROWSER)
  try {
    loaded ??= load()
    return work(loaded)
  } finally {
    for (const name of Object.keys(BROWSER)) {
      Reflect.deleteProperty(globalThis, name)
      const was = Reflect.get(before, name) as PropertyDescriptor | undefined
      if (was !== undefined) Object.defineProperty(globalThis, name, was)
    }
  }
}

function load(): Renderer {
  const renderer = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as Renderer
  // it complains where nobody says what markdown is; how the text would look is not judged
  renderer.AdaptiveCard.onProcessMarkdown = (_text, result) => {
    result.didProcess = true
  }
  return renderer
}
