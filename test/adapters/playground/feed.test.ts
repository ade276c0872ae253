import { describe, expect, it } from 'vitest'
import type { Change } from '../../../adapters/playground/feed.ts'
import { createFeed } from '../../../adapters/playground/feed.ts'
import { addMinutes, instantFrom } from '../../../src/domain/calendar/london.ts'

const eight = instantFrom('2026-11-24T08:00:00Z')
const change = (minutes: number): Change => ({ kind: 'clock', now: addMinutes(eight, minutes), left: null, problem: null })

describe('the feed of changes', () => {
  it('tells of what happened since a position, then of what happens, until it is left', () => {
    const feed = createFeed()
    const start = feed.position()
    feed.publish(change(1))
    const told: Change[] = []
    const unfollow = feed.follow(start, (placed) => told.push(placed.change))
    feed.publish(change(2))
    unfollow?.()
    feed.publish(change(3))
    expect(told).toEqual([change(1), change(2)])
  })

  it('tells nothing twice to somebody who says what they heard last', () => {
    const feed = createFeed()
    feed.publish(change(1))
    const last = feed.position()
    feed.publish(change(2))
    const told: Change[] = []
    feed.follow(last, (placed) => told.push(placed.change))
    expect(told).toEqual([change(2)])
  })

  it('owns up when it no longer knows the way from there', () => {
    const feed = createFeed()
    const start = feed.position()
    const known = () => feed.follow(start, () => {}) !== null
    for (let minutes = 1; minutes <= 500; minutes += 1) feed.publish(change(minutes))
    expect(known()).toBe(true)
    feed.publish(change(501))
    expect(known()).toBe(false)
    expect(createFeed().follow(start, () => {})).toBeNull()
  })
})
