import type { Instant } from '../../src/domain/calendar/london.ts'

/** What is still to happen, in order of time and then of being thought of. */
export interface Queue {
  add(at: Instant, happen: () => void): void
  /** Lets everything happen up to that moment, telling the time before each. */
  runUntil(until: Instant, tell: (at: Instant) => void): void
}

interface Coming {
  readonly at: Instant
  readonly order: number
  readonly happen: () => void
}

/** A heap: the earliest is always the first. */
export function createQueue(): Queue {
  const heap: Coming[] = []
  let added = 0
  let now = '' as Instant
  const isBefore = (one: Coming, other: Coming): boolean => one.at < other.at || (one.at === other.at && one.order < other.order)
  const swap = (one: number, other: number): void => {
    const [first, second] = [heap[one], heap[other]]
    if (first === undefined || second === undefined) return
    heap[one] = second
    heap[other] = first
  }
  const comesBefore = (one: number, other: number): boolean => {
    const [first, second] = [heap[one], heap[other]]
    return first !== undefined && second !== undefined && isBefore(first, second)
  }

  function takeFirst(): Coming | undefined {
    const [first] = heap
    swap(0, heap.length - 1)
    heap.pop()
    for (let at = 0; ;) {
      const child = comesBefore(2 * at + 2, 2 * at + 1) ? 2 * at + 2 : 2 * at + 1
      if (!comesBefore(child, at)) return first
      swap(at, child)
      at = child
    }
  }

  return {
    add(at, happen) {
      heap.push({ at: at < now ? now : at, order: added += 1, happen })
      const above = (place: number): number => (place - 1) >> 1
      for (let place = heap.length - 1; place > 0 && comesBefore(place, above(place)); place = above(place)) swap(place, above(place))
    },
    runUntil(until, tell) {
      for (let [next] = heap; next !== undefined && next.at < until; [next] = heap) {
        takeFirst()
        now = next.at
        tell(now)
        next.happen()
      }
    },
  }
}
