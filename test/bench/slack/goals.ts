import { acknowledged, line, quantile, replied, type Goal, type Line } from '../goals.ts'

/** What commands in Slack must reach, and should. */
export const GOALS: readonly Goal[] = [
  { goal: 'G1', what: 'acknowledged, p50, 1 at once, ms', of: ({ alone }) => acknowledged(alone, 0.5), must: 1.3, aim: 0.9 },
  { goal: 'G1', what: 'acknowledged, p50, 16 at once, ms', of: ({ together }) => acknowledged(together, 0.5), must: 1.3, aim: 0.9 },
  { goal: 'G2', what: 'in the channel, p50, 1 at once, ms', of: ({ alone }) => replied(alone, 0.5), must: 1.3, aim: 0.8 },
  { goal: 'G2', what: 'in the channel, p50, 16 at once, ms', of: ({ together }) => replied(together, 0.5), must: 1.3, aim: 0.8 },
  { goal: 'G3', what: 'acknowledged, p99, 16 at once, ms', of: ({ together }) => acknowledged(together, 0.99), must: 1.3, aim: 0.8 },
  { goal: 'G3', what: 'in the channel, p99, 16 at once, ms', of: ({ together }) => replied(together, 0.99), must: 1.3, aim: 0.8 },
  { goal: 'G3', what: 'commands a second, 16 at once', of: ({ perSecond }) => quantile(perSecond, 0.5), must: 0.9, aim: 1.5, isRate: true },
]

/** G8: replies in one channel while another is limited, against the same while none is. */
export function undisturbed(times: Readonly<Record<'undisturbed' | 'limited' | 'twin', readonly number[]>>): Line {
  const [R, twin, product] = [quantile(times.undisturbed, 0.5), quantile(times.twin, 0.5), quantile(times.limited, 0.5)]
  const what = 'in channel B while A is limited (R: while none is), p50, ms'
  return line({ goal: 'G8', what, R, product, ratio: product / R, must: 2, aim: 1.2, isRate: false, twins: twin / R })
}
