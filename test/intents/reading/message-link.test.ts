import { describe, expect, it } from 'vitest'
import { decodeIntent } from '../../../src/intents/codec.ts'
import { carriedLink, isMessageLink } from '../../../src/intents/reading/message-link.ts'

const slack = 'https://hawthorn.slack.com/archives/C024BE91L/p1764059400000100?thread_ts=1764059300.000100&cid=C024BE91L'
const teams = 'https://teams.microsoft.com/l/message/19%3Aabc%40thread.tacv2/1764059400000?tenantId=t&groupId=g'
const longest = `https://chat.example/${'a'.repeat(500 - 'https://chat.example/'.length)}`

describe('the link of a chat message', () => {
  it.each([slack, teams, longest])('is %s', (url) => {
    expect(isMessageLink(url)).toBe(true)
    expect(carriedLink({ link: url })).toBe(url)
  })

  it.each([
    '', 'http://hawthorn.slack.com/archives/C1/p1', 'javascript:alert(1)', 'data:text/html,x', 'slack://channel?id=C1', 'https://', 'hawthorn.slack.com',
    ' https://chat.example/1', 'https://chat.example/1 2', 'https://chat.example/\n', `${longest}a`,
  ])('is not “%s”: it is left out of what is recorded, and no button carries it', (url) => {
    expect(carriedLink({ link: url })).toBeNull()
    expect(decodeIntent(JSON.stringify({ kind: 'allocate-new', case: 'C-1', title: 'visit', to: null, due: null, link: url }))).toBeNull()
  })

  it('was not carried by what was drawn before there were any', () => {
    expect(carriedLink({})).toBeNull()
    expect(decodeIntent('{"kind":"allocate-new","case":"C-1","title":"visit","to":null,"due":null}')).toMatchObject({ link: null })
  })
})
