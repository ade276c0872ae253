import { describe, expect, it } from 'vitest'
import { parseWords } from '../../src/intents/parse-words.ts'
import { context, intent, jo } from './context.ts'

const home = { kind: 'allocate-new', case: 'C-1042', title: 'home visit', to: jo, due: '2026-11-27', link: null, isConfirmed: false }
const help = { kind: 'help', verb: null }

describe('words without a slash', () => {
  it.each([
    ['allocate C-1042 home visit to @jo by fri', home], ['Allocate C-1042 home visit to @jo by fri', home], ['/allocate C-1042 home visit to @jo by fri', home],
    ['<@U0BOT> allocate C-1042 home visit to @jo by fri', home], ['<@U0BOT>, allocate C-1042 home visit to @jo by fri', home],
    ['  allocate: C-1042 home visit to @jo by fri', home],
    ['due', { kind: 'show-due', scope: 'mine' }], ['what’s due', { kind: 'show-due', scope: 'mine' }], ['What is due?', { kind: 'show-due', scope: 'mine' }],
    ['whats due this week?', { kind: 'show-due', scope: 'week' }], ['what\'s due in the unit', { kind: 'show-due', scope: 'unit' }],
    ['what is due for C-1042', { kind: 'show-case-due', case: 'C-1042' }],
    ['meeting', { kind: 'show-meeting' }],
    ['home', { kind: 'show-home' }], ['Home!', { kind: 'show-home' }], ['my work', { kind: 'show-home' }], ['<@U0BOT> home', { kind: 'show-home' }],
    ['', help], ['hello', help], ['Hi there!', help], ['thanks', help], ['help', help], ['help allocate', { kind: 'help', verb: 'allocate' }],
    ['allocate help', { kind: 'help', verb: 'allocate' }], ['help /due', { kind: 'help', verb: 'due' }], ['done ?', { kind: 'help', verb: 'done' }],
  ])('%s', (line, of) => {
    expect(parseWords(line, context)).toEqual(intent(of))
  })

  it.each([
    ['alocate C-1042 home visit', ['/allocate C-1042 home visit']], ['dcide C-1042 start s47', ['/decide C-1042 start s47']], ['doen T-12', ['/done T-12']],
    ['unti', ['/unit']], ['tombola', ['/help']], ['constructor', ['/help']],
  ])('%s: did you mean…', (line, didYouMean) => {
    expect(parseWords(line, context)).toMatchObject({ kind: 'unclear', didYouMean })
  })
})
