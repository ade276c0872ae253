import { describe, expect, it } from 'vitest'
import { askOf, readPayload } from '../../../adapters/playground/read-intent.ts'
import type { Payload } from '../../../adapters/playground/read-intent.ts'
import { channel, direct, playingJo } from './hawthorn.ts'

const key = '7d4b6c8e-9a0f-4b1c-8d2e-3f4a5b6c7d8e'
const where = { as: 'jo.harlow@marlow.example', in: 'hawthorn', thread: null, key }
const say = (line: string): Payload => ({ kind: 'say', ...where, line })

describe('what the product hears of a line', () => {
  it.each([
    ['a command', channel, '/allocate C-1042 home visit', { kind: 'command', verb: 'allocate', line: 'C-1042 home visit' }],
    ['a command alone', channel, '/decide', { kind: 'command', verb: 'decide', line: '' }],
    ['a command in capitals', channel, '/Due unit', { kind: 'command', verb: 'due', line: 'unit' }],
    ['a mention', channel, '@Co-ordinator due C-1042', { kind: 'words', line: 'due C-1042' }],
    ['a mention at the end, in small letters', channel, 'due, @coordinator', { kind: 'words', line: 'due,' }],
    ['bare words in direct messages', direct, 'due', { kind: 'words', line: 'due' }],
    ['a command in direct messages', direct, '/due', { kind: 'command', verb: 'due', line: '' }],
  ] as const)('%s', (_name, conversation, line, said) => {
    expect(askOf(say(line), playingJo, conversation)?.said).toEqual(said)
  })

  it('does not hear what colleagues say to one another', () => {
    expect(askOf(say('Is anybody at the office?'), playingJo, channel)).toBeNull()
  })

  it('is told who asks, where, and under which key', () => {
    expect(askOf(say('/due'), playingJo, channel)).toMatchObject({
      identity: playingJo.identity, key: `playground/${key}`,
      channel: { platform: 'playground', tenant: 'playground', conversation: 'hawthorn' },
    })
    expect(askOf(say('due'), playingJo, direct)).toMatchObject({ channel: null })
  })
})

describe('what a page sends', () => {
  it('is a button’s intent, read and checked', () => {
    const intent = { kind: 'done', task: 12, on: '2026-11-24', wasSeen: true, version: 3 }
    expect(readPayload('press', { ...where, intent: JSON.stringify(intent) })).toEqual({ kind: 'press', ...where, intent })
  })

  it('is a form’s values', () => {
    const form = { form: 'decide', values: { case: 'C-1042' }, carries: { version: '3' } }
    expect(readPayload('form', { ...where, ...form })).toEqual({ kind: 'form', ...where, ...form })
  })

  it.each([
    ['nothing', 'say', undefined],
    ['an empty line', 'say', { ...where, line: '  ' }],
    ['a line too long to be one', 'say', { ...where, line: 'x'.repeat(1001) }],
    ['an intent that is none', 'press', { ...where, intent: '{"kind":"delete-everything"}' }],
    ['a date that is none', 'press', { ...where, intent: '{"kind":"done","task":12,"on":"2026-02-30","wasSeen":true,"version":3}' }],
    ['a thread that is no number', 'say', { ...where, thread: '1; drop', line: 'x' }],
    ['a field too many', 'say', { ...where, line: 'x', organisation: 'other' }],
  ] as const)('is not taken when it is %s', (_name, kind, body) => {
    expect(readPayload(kind, body)).toBeNull()
  })
})
