import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSeal, SealBroken } from '../../../adapters/slack/seal.ts'

const [current, older] = [randomBytes(32), randomBytes(32)]
const seal = createSeal([current, older])
const marlow = { platform: 'slack', tenant: 'T1' } as const

/** One bit is another, somewhere. */
function withBitFlipped(sealed: Uint8Array, at: number): Uint8Array {
  const changed = Uint8Array.from(sealed)
  const index = at % changed.length
  changed[index] = (changed[index] ?? 0) ^ (1 << (at % 8))
  return changed
}

describe('a seal', () => {
  it('opens to what was sealed, whatever it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (secret, tenant) => {
      const place = { platform: 'slack', tenant } as const
      expect(seal.open(seal.seal(secret, place), place)).toBe(secret)
    }))
  })

  it('does not show what it holds, and never looks the same twice', () => {
    const [once, again] = [seal.seal('xoxb-very-secret', marlow), seal.seal('xoxb-very-secret', marlow)]
    expect(Buffer.from(once).toString('latin1')).not.toContain('secret')
    expect(Buffer.from(once).equals(again)).toBe(false)
  })

  it('does not open when one bit of it was changed, whichever', () => {
    const sealed = seal.seal('xoxb-very-secret', marlow)
    for (let bit = 0; bit < sealed.length * 8; bit += 1) expect(() => seal.open(withBitFlipped(sealed, bit), marlow)).toThrow(SealBroken)
  })

  it('does not open when it was cut short, or is nothing of the kind', () => {
    const sealed = seal.seal('xoxb-very-secret', marlow)
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => seal.open(sealed.subarray(0, length), marlow)).toThrow(SealBroken)
    }
    fc.assert(fc.property(fc.uint8Array(), (anything) => {
      expect(() => seal.open(anything, marlow)).toThrow(SealBroken)
    }))
  })

  it('does not open for another tenant or platform: a row cannot be moved', () => {
    const sealed = seal.seal('xoxb-very-secret', marlow)
    expect(() => seal.open(sealed, { ...marlow, tenant: 'T2' })).toThrow('sealed for another place')
    expect(() => seal.open(sealed, { ...marlow, platform: 'teams' })).toThrow(SealBroken)
  })

  it('says so when its key is not there, and repeats nothing of it', () => {
    const sealed = createSeal([randomBytes(32)]).seal('xoxb-very-secret', marlow)
    expect(() => seal.open(sealed, marlow)).toThrow('sealed with a key that SECRET_KEYS does not have')
  })
})

describe('when keys change', () => {
  it('what an older key sealed still opens, and is known to be old', () => {
    const before = createSeal([older]).seal('xoxb-very-secret', marlow)
    expect(seal.open(before, marlow)).toBe('xoxb-very-secret')
    expect(seal.isCurrent(before)).toBe(false)
  })

  it('the first key seals', () => {
    const now = seal.seal('xoxb-very-secret', marlow)
    expect(seal.isCurrent(now)).toBe(true)
    expect(createSeal([current]).open(now, marlow)).toBe('xoxb-very-secret')
    expect(() => createSeal([older]).open(now, marlow)).toThrow(SealBroken)
  })
})
