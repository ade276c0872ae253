import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { html } from '../../../adapters/playground/html.ts'

describe('markup', () => {
  it('escapes what is put into it, in text and in attributes', () => {
    expect(html`<p title="${'"><script>'}">${"Jo & Sam's"}</p>`.markup).toBe('<p title="&quot;&gt;&lt;script&gt;">Jo &amp; Sam&#39;s</p>')
  })

  it('leaves markup as it is, puts lists together, and leaves out null', () => {
    expect(html`<ul>${['a', '<'].map((item) => html`<li>${item}</li>`)}${null}</ul>`.markup).toBe('<ul><li>a</li><li>&lt;</li></ul>')
  })

  it('lets no text add a tag or end an attribute', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a') }), (text) => {
      expect(html`${text}`.markup).not.toMatch(/[<>"']/)
    }))
  })
})
