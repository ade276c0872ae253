import { describe, expect, it } from 'vitest'
import { readPerson } from '../../../src/intents/reading/read-person.ts'

describe('somebody named', () => {
  it.each([
    ['<@U123>', { kind: 'mention', user: 'U123' }], ['<@U123|jo>', { kind: 'mention', user: 'U123' }],
    ['<@U123|Jo Harlow>,', { kind: 'mention', user: 'U123' }], ['<@29:1a-b_c>', { kind: 'mention', user: '29:1a-b_c' }],
    ['@jo', { kind: 'name', name: 'jo' }], ['Jo', { kind: 'name', name: 'Jo' }], ['me', { kind: 'name', name: 'me' }], ['jo,', { kind: 'name', name: 'jo' }],
    ['Siân', { kind: 'name', name: 'Siân' }], ['Jo O’Neill-Price', { kind: 'name', name: 'Jo O’Neill-Price' }],
    ['jo.harlow@council.gov.uk', { kind: 'name', name: 'jo.harlow@council.gov.uk' }],
    ['0b6f1a52-7c1e-4a55-9a53-6f0b7f3f9a10', { kind: 'id', id: '0b6f1a52-7c1e-4a55-9a53-6f0b7f3f9a10' }],
  ])('%s', (text, value) => {
    expect(readPerson(text)).toMatchObject({ kind: 'read', value })
  })

  it.each(['@jo @sam', '<@U1> <@U2>', '<@U1><@U2>', 'jo and sam'])('“%s” is two people', (text) => {
    expect(readPerson(text)).toEqual({ kind: 'problem', says: 'Name one person.' })
  })

  it.each(['12', '£5', '@', '-'])('“%s” is nobody', (text) => {
    expect(readPerson(text).kind).toBe('problem')
  })
})
