/** Money is whole pence, so £500.00 and £500.01 are never the same. */
export type Pence = number & { readonly unit: 'pence' }

/** Whole pence, not negative. Throws `RangeError` otherwise. */
export function pence(amount: number): Pence {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`${amount} is not a whole number of pence`)
  return amount as Pence
}

/** `£500`, `£1,204.50`: pounds alone when there are no pence. */
export function formatPence(amount: Pence): string {
  return amount % 100 === 0 ? `£${wholePounds(amount)}` : formatPenceInFull(amount)
}

/** `£500.00`, `£1,204.50`: always to the penny, where a limit turns on one. */
export function formatPenceInFull(amount: Pence): string {
  return `£${wholePounds(amount)}.${String(amount % 100).padStart(2, '0')}`
}

/** `1,204`. By hand, because the locale's own formatting takes longer than judging the decision. */
function wholePounds(amount: Pence): string {
  return String(Math.floor(amount / 100)).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
}
