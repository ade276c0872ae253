/** Money is whole pence, so £500.00 and £500.01 are never the same. */
export type Pence = number & { readonly unit: 'pence' }

/** Whole pence, not negative. Throws `RangeError` otherwise. */
export function pence(amount: number): Pence {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`${amount} is not a whole number of pence`)
  return amount as Pence
}

/** `£500`, `£1,204.50`: pounds alone when there are no pence. */
export function formatPence(amount: Pence): string {
  const pounds = Math.floor(amount / 100).toLocaleString('en-GB')
  return amount % 100 === 0 ? `£${pounds}` : `£${pounds}.${String(amount % 100).padStart(2, '0')}`
}

/** `£500.00`, `£1,204.50`: always to the penny, where a limit turns on one. */
export function formatPenceInFull(amount: Pence): string {
  return `£${Math.floor(amount / 100).toLocaleString('en-GB')}.${String(amount % 100).padStart(2, '0')}`
}
