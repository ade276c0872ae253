import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeIntent, encodeIntent } from '../../src/intents/codec.ts'
import { intentSchema } from '../../src/intents/intent.ts'
import { anyIntent, buttonIntent } from './any-intent.ts'

describe('an intent in a button', () => {
  it('comes back the same', () => {
    fc.assert(fc.property(anyIntent, (intent) => {
      expect(decodeIntent(encodeIntent(intent))).toEqual(intent)
    }))
  })

  it('is at most 300 characters, whatever ids and numbers it holds', () => {
    fc.assert(fc.property(buttonIntent, (intent) => {
      expect(encodeIntent(intent).length).toBeLessThanOrEqual(300)
    }))
  })

  it('was tried for every kind there is', () => {
    const kinds = new Set(fc.sample(anyIntent, 2_000).map((intent) => intent.kind))
    expect([...kinds].toSorted()).toEqual(intentSchema.options.map((option) => option.shape.kind.value).toSorted())
  })

  it('may have been drawn before a field with a default was added', () => {
    expect(decodeIntent('{"kind":"allocate-task","task":12,"to":{"kind":"id","id":"p-1"},"version":3}')).toMatchObject({ isConfirmed: false })
  })

  it.each([
    '', 'null', '[]', '{}', '{"kind":"nothing"}', '{"kind":"suggest-owner"}', '{"kind":"suggest-owner","task":-1}', '{"kind":"suggest-owner","task":1,"extra":1}',
    '{"kind":"show-decision","decision":"1"}', '{"kind":"set-digest-time","time":"25:00"}',
    '{"kind":"done","task":1,"on":"2026-02-30","wasSeen":true,"version":null}',
    '{"kind":"decide","case":"C-1","type":null,"summary":"","amount":-1,"isUrgent":false,"decidedBy":null,"childWants":null,"reasons":null}',
  ])('is not %s', (text) => {
    expect(decodeIntent(text)).toBeNull()
  })

  it('is never a fault', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      decodeIntent(text)
    }))
  })
})
