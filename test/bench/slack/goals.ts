import type { Took } from './load.ts'

/** What was measured of one that was asked: one command at a time, and sixteen in flight. */
export interface Measured {
  readonly alone: readonly Took[]
  readonly together: readonly Took[]
  /** Commands a second at sixteen in flight, by round. */
  readonly perSecond: readonly number[]
}

/** A goal of the product's speed: a figure, and what its ratio to the reference must be and should be. */
interface Goal {
  readonly goal: string
  readonly what: string
  readonly of: (measured: Measured) => number
  readonly must: number
  readonly aim: number
  /** More is better, as with commands a second. */
  readonly isRate?: true
}

const GOALS: readonly Goal[] = [
  { goal: 'G1', what: 'acknowledged, p50, 1 at once, ms', of: ({ alone }) => acknowledged(alone, 0.5), must: 1.3, aim: 0.9 },
  { goal: 'G1', what: 'acknowledged, p50, 16 at once, ms', of: ({ together }) => acknowledged(together, 0.5), must: 1.3, aim: 0.9 },
  { goal: 'G2', what: 'in the channel, p50, 1 at once, ms', of: ({ alone }) => replied(alone, 0.5), must: 1.3, aim: 0.8 },
  { goal: 'G2', what: 'in the channel, p50, 16 at once, ms', of: ({ together }) => replied(together, 0.5), must: 1.3, aim: 0.8 },
  { goal: 'G3', what: 'acknowledged, p99, 16 at once, ms', of: ({ together }) => acknowledged(together, 0.99), must: 1.3, aim: 0.8 },
  { goal: 'G3', what: 'in the channel, p99, 16 at once, ms', of: ({ together }) => replied(together, 0.99), must: 1.3, aim: 0.8 },
  { goal: 'G3', what: 'commands a second, 16 at once', of: ({ perSecond }) => quantile(perSecond, 0.5), must: 0.9, aim: 1.5, isRate: true },
]

/** A line of the table the bench prints. */
export interface Line {
  readonly goal: string
  readonly what: string
  readonly R: string
  readonly product: string
  readonly ratio: string
  readonly must: string
  readonly aim: string
  readonly met: 'aim' | 'must' | 'MISSED' | 'VOID'
  readonly twin: string
}

/** Twins that differ more than this were not measured on the same machine: somebody else was using it. */
const TWINS_AGREE = { from: 0.85, to: 1.15 }

/** How the product stands to the reference, goal by goal; a line is void when the reference does not stand like that to itself. */
export function compared({ reference, twin, product }: Readonly<Record<'reference' | 'twin' | 'product', Measured>>): readonly Line[] {
  return GOALS.map(({ goal, what, of, must, aim, isRate = false }) => {
    const [R, other, ours] = [of(reference), of(twin), of(product)]
    return line({ goal, what, R, product: ours, ratio: ours / R, must, aim, isRate, twins: other / R })
  })
}

/** G8: replies in one channel while another is limited, against the same while none is. */
export function undisturbed(times: Readonly<Record<'undisturbed' | 'limited' | 'twin', readonly number[]>>): Line {
  const [R, twin, product] = [quantile(times.undisturbed, 0.5), quantile(times.twin, 0.5), quantile(times.limited, 0.5)]
  const what = 'in channel B while A is limited (R: while none is), p50, ms'
  return line({ goal: 'G8', what, R, product, ratio: product / R, must: 2, aim: 1.2, isRate: false, twins: twin / R })
}

/** The value below which that share of them lie, 0.5 for the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function acknowledged(took: readonly Took[], share: number): number {
  return quantile(took.map((one) => one.acknowledged), share)
}

function replied(took: readonly Took[], share: number): number {
  return quantile(took.map((one) => one.replied), share)
}

function line({ goal, what, R, product, ratio, must, aim, isRate, twins }: Omit<Goal, 'of' | 'isRate'> & {
  readonly R: number
  readonly product: number
  readonly ratio: number
  readonly isRate: boolean
  readonly twins: number
}): Line {
  const reaches = (bound: number) => isRate ? ratio >= bound : ratio <= bound
  const agree = TWINS_AGREE.from <= twins && twins <= TWINS_AGREE.to
  const sign = isRate ? '≥' : '≤'
  const digits = isRate ? 0 : 2
  return {
    goal, what, R: R.toFixed(digits), product: product.toFixed(digits), ratio: ratio.toFixed(2),
    must: `${sign} ${must}`, aim: `${sign} ${aim}`,
    met: !agree ? 'VOID' : reaches(aim) ? 'aim' : reaches(must) ? 'must' : 'MISSED', twin: twins.toFixed(2),
  }
}
