import { describe, expect, it } from 'vitest'
import { readTime } from '../../../src/intents/reading/read-time.ts'

describe('a time of day', () => {
  it.each([
    ['4pm', '16:00'], ['4 pm', '16:00'], ['4.30pm', '16:30'], ['4:30 PM', '16:30'], ['16:00', '16:00'], ['16.30', '16:30'], ['1630hrs', '16:30'],
    ['12pm', '12:00'], ['12am', '00:00'], ['noon', '12:00'], ['9am', '09:00'], ['08:30', '08:30'], ['00:15', '00:15'], ['4 p.m.', '16:00'],
  ])('%s is %s', (text, time) => {
    expect(readTime(text)).toMatchObject({ kind: 'read', value: time })
  })

  it.each(['4:30', '8:30', '4'])('“%s” could be either half of the day', (text) => {
    expect(readTime(text)).toEqual({ kind: 'problem', says: 'Morning or afternoon? Write it like 4.30pm or 16:30.' })
  })

  it.each(['25:00', '13pm', '16:60', 'midnight', 'soon', '0am', '16'])('“%s” is asked about', (text) => {
    expect(readTime(text)).toEqual({ kind: 'problem', says: 'Write the time like 4pm or 16:00.' })
  })

  it('is the morning where only a morning makes sense', () => {
    expect(readTime('8:30', 'morning')).toMatchObject({ value: '08:30' })
  })
})
