import { describe, expect, it } from 'vitest'
import { splitWords, textOf } from '../../../src/intents/reading/words.ts'

const texts = (line: string): readonly string[] => splitWords(line).map((word) => word.text)

describe('the words of a line', () => {
  it.each([
    ['home  visit ', ['home', 'visit']],
    ['"final evidence" by fri', ['final evidence', 'by', 'fri']],
    ['“final evidence” by', ['final evidence', 'by']],
    ['to <@U123|Jo Harlow>, now', ['to', '<@U123|Jo Harlow>,', 'now']],
    ['title="final evidence" seen=no', ['title="final evidence"', 'seen=no']],
    ['a\u00a0b\tc\nd', ['a', 'b', 'c', 'd']],
    ['say "', ['say', '"']],
    ['', []],
  ])('%s', (line, words) => {
    expect(texts(line)).toEqual(words)
  })

  it('have keys without the punctuation of a sentence, and quoted words have none', () => {
    expect(splitWords('Visit, (Fri.) "by fri"').map((word) => word.key)).toEqual(['visit', 'fri', ''])
  })

  it('are put together again with single spaces', () => {
    expect(textOf(splitWords('a  "b c" d'), 0, 2)).toBe('a b c')
  })
})
