import type { Took } from './load.ts'

/** What was measured of one that was asked: one command at a time, and sixteen in flight. */
export interface Measured {
  readonly alone: readonly Took[]
  readonly together: readonly Took[]
  /** Commands a second at sixteen in flight, by round. */
  readonly perSecond: readonly number[]
}

/** A goal of the product's speed: a figure, and what its ratio to the reference must be and should be. */
export interface Goal {
  readonly goal: string
  readonly what: string
  readonly of: (measured: Measured) => number
  readonly must: number
  readonly aim: number
  /** More is better, as with commands a second. */
  readonly isRate?: true
}

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
export function compared(
  goals: readonly Goal[], { reference, twin, product }: Readonly<Record<'reference' | 'twin' | 'product', Measured>>,
): readonly Line[] {
  return goals.map(({ goal, what, of, must, aim, isRate = false }) => {
    const [R, other, ours] = [of(reference), of(twin), of(product)]
    return line({ goal, what, R, product: ours, ratio: ours / R, must, aim, isRate, twins: other / R })
  })
}

/** The value below which that share of them lie, 0.5 for the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** How long that share of commands took at most until they were acknowledged, in milliseconds. */
export function acknowledged(took: readonly Took[], share: number): number {
  return quantile(took.map((one) => one.acknowledged), share)
}

/** The same until their reply was in the channel. */
export function replied(took: readonly Took[], share: number): number {
  return quantile(took.map((one) => one.replied), share)
}

/** A line of the table, from what was measured. */
export function line({ goal, what, R, product, ratio, must, aim, isRate, twins }: Omit<Goal, 'of' | 'isRate'> & {
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
