import { randomBytes } from 'node:crypto'

/** Letters and digits that nobody takes for one another when they are read out: 32 of them, so that each holds five bits. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** A fresh code, `K7F3-9QPX`: a million million of them, so that one cannot be guessed in the days it is good for. */
export function newLinkCode(): string {
  const signs = [...randomBytes(8)].map((byte) => SIGNS[byte % SIGNS.length]).join('')
  return `${signs.slice(0, 4)}-${signs.slice(4)}`
}

/** The code as it was given out, from how somebody typed it: in small letters, without its hyphen. */
export function readLinkCode(typed: string): string {
  const signs = typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
  return `${signs.slice(0, 4)}-${signs.slice(4)}`
}
