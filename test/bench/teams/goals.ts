import { replied, type Goal } from '../goals.ts'

/** What commands in Teams must reach, and should. */
export const GOALS: readonly Goal[] = [
  { goal: 'G7', what: 'in the channel, p50, 1 at once, ms', of: ({ alone }) => replied(alone, 0.5), must: 1.3, aim: 1 },
  { goal: 'G7', what: 'in the channel, p50, 16 at once, ms', of: ({ together }) => replied(together, 0.5), must: 1.3, aim: 1 },
]
