/** As much of jsdom as the tests use. */
declare module 'jsdom' {
  export class JSDOM {
    constructor(html: string)
    readonly window: typeof globalThis & Window
  }
}
