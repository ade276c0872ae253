import { describe, expect, it } from 'vitest'
import { addMinutes } from '../../src/domain/calendar/london.ts'
import type { Installations } from '../../src/ports/installations.ts'
import { now } from './council.ts'

const later = addMinutes(now, 5)
const sealed = Buffer.from('sealed')
let tenants = 0

/** What must hold of wherever installations are kept. `elsewhere` is a second door to the same, such as another process has. */
export function installationsContract(kept: () => { readonly installations: Installations; readonly elsewhere: Installations }): void {
  const fresh = async () => {
    const place = { platform: 'slack', tenant: `T${String(tenants += 1).padStart(3, '0')}` } as const
    await kept().installations.save({ ...place, isOrgWide: false, sealed }, now)
    return place.tenant
  }
  const find = (tenant: string) => kept().elsewhere.find('slack', tenant)

  describe('an installation', () => {
    it('is found as it was saved', async () => {
      const tenant = await fresh()
      expect(await find(tenant)).toEqual({ platform: 'slack', tenant, isOrgWide: false, sealed, installedAt: now, updatedAt: now })
    })

    it('is one for each platform and tenant, and nowhere else', async () => {
      const tenant = await fresh()
      expect(await kept().elsewhere.find('teams', tenant)).toBeNull()
      expect(await find('T-nowhere')).toBeNull()
    })

    it('is replaced when it is installed again', async () => {
      const tenant = await fresh()
      await kept().installations.save({ platform: 'slack', tenant, isOrgWide: true, sealed: Buffer.from('again') }, later)
      expect(await find(tenant)).toEqual({
        platform: 'slack', tenant, isOrgWide: true, sealed: Buffer.from('again'), installedAt: later, updatedAt: later,
      })
    })

    it('is listed with its platform’s others, in order', async () => {
      const [one, other] = [await fresh(), await fresh()]
      const listed = (await kept().elsewhere.list('slack')).map(({ tenant }) => tenant)
      expect(listed).toEqual(listed.toSorted())
      expect(listed).toEqual(expect.arrayContaining([one, other]))
      expect(await kept().elsewhere.list('teams')).toEqual([])
    })
  })

  describe('removing', () => {
    it('takes it away once', async () => {
      const tenant = await fresh()
      expect(await kept().installations.remove('slack', tenant, null)).toBe(true)
      expect(await find(tenant)).toBeNull()
      expect(await kept().installations.remove('slack', tenant, null)).toBe(false)
    })

    it('leaves one that was installed since', async () => {
      const tenant = await fresh()
      expect(await kept().installations.remove('slack', tenant, now)).toBe(false)
      expect(await kept().installations.remove('slack', tenant, later)).toBe(true)
    })
  })

  describe('changing', () => {
    it('puts something else in its place and keeps when it was installed', async () => {
      const tenant = await fresh()
      const changed = await kept().installations.change('slack', tenant, later, async () => Buffer.from('changed'))
      expect(changed).toMatchObject({ sealed: Buffer.from('changed'), installedAt: now, updatedAt: later })
      expect(await find(tenant)).toEqual(changed)
    })

    it('leaves it when there is nothing to change, and when changing fails', async () => {
      const tenant = await fresh()
      const before = await find(tenant)
      expect(await kept().installations.change('slack', tenant, later, async () => null)).toEqual(before)
      const failing = kept().installations.change('slack', tenant, later, () => Promise.reject(new Error('no answer')))
      await expect(failing).rejects.toThrow('no answer')
      expect(await find(tenant)).toEqual(before)
    })

    it('finds nothing to change where it is not installed', async () => {
      expect(await kept().installations.change('slack', 'T-nowhere', now, () => Promise.reject(new Error('asked')))).toBeNull()
    })

    it('takes turns: the second is given what the first left', async () => {
      const tenant = await fresh()
      const gate = Promise.withResolvers<void>()
      const begun = Promise.withResolvers<void>()
      const seen: string[] = []
      const append = (held: { readonly sealed: Uint8Array }, mark: string) => {
        seen.push(Buffer.from(held.sealed).toString())
        return Buffer.concat([held.sealed, Buffer.from(mark)])
      }
      const first = kept().installations.change('slack', tenant, now, async (held) => {
        begun.resolve()
        await gate.promise
        return append(held, ' once')
      })
      await begun.promise
      const second = kept().elsewhere.change('slack', tenant, later, async (held) => append(held, ' twice'))
      gate.resolve()
      await Promise.all([first, second])
      expect(seen).toEqual(['sealed', 'sealed once'])
      expect(Buffer.from((await find(tenant))?.sealed ?? []).toString()).toBe('sealed once twice')
    })
  })
}
