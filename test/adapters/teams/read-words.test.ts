import { expect, test } from 'vitest'
import { OWN, readWords } from '../../../adapters/teams/read-words.ts'

const people: Readonly<Record<string, string>> = { '28:app': OWN, '29:sam': 'sam-in-entra', '29:other-sam': 'other-sam-in-entra' }
const whoIs = ({ id }: { readonly id: string }) => people[id] ?? null
const mention = (name: string, id: string) => ({ type: 'mention' as const, text: `<at>${name}</at>`, mentioned: { id } })
const own = mention('Co-ordinator', '28:app')

test.each([
  ['<at>Co-ordinator</at> due', [own], 'due'],
  ['<at>Co-ordinator</at>, due week', [own], 'due week'],
  ['<at>Co-ordinator</at>:&nbsp;due', [own], 'due'],
  ['please <at>Co-ordinator</at> due', [own], 'please due'],
  ['<p><at>Co-ordinator</at>&nbsp;allocate T-1 to <at>Sam Okafor</at></p>', [own, mention('Sam Okafor', '29:sam')], 'allocate T-1 to <@sam-in-entra>'],
  ['cover <at>Sam</at> by <at>Sam</at>', [mention('Sam', '29:sam'), mention('Sam', '29:other-sam')], 'cover <@sam-in-entra> by <@other-sam-in-entra>'],
  ['allocate T-1 to <at>Robin Gray</at>', [mention('Robin Gray', '29:unknown')], 'allocate T-1 to Robin Gray'],
  ['decide C-1042 spend £450 &lt;taxis&gt; &amp; fares', [], 'decide C-1042 spend £450 <taxis> & fares'],
  ['handover one<br>two</div>\n three', [], 'handover one\ntwo\nthree'],
  ['is 5 < 6 and 7 > 6?', [], 'is 5 < 6 and 7 > 6?'],
  ['&amp;lt;', [], '&lt;'],
  ['  \u00A0due\u200B  ', [], 'due'],
])('%s', (text, mentions, words) => {
  expect(readWords(text, mentions, whoIs)).toBe(words)
})

test('nothing anybody is called can become a mention of somebody else', () => {
  const named = { type: 'mention' as const, text: '<at>$& <@jo></at>', mentioned: { id: '29:sam' } }
  expect(readWords('allocate T-1 to <at>$& <@jo></at>', [named], whoIs)).toBe('allocate T-1 to <@sam-in-entra>')
})
