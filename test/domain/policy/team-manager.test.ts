import { describe, expect, it } from 'vitest'
import shipped from '../../../prisma/policies/team-manager.json' with { type: 'json' }
import { applyOverrides } from '../../../src/domain/clock/overrides.ts'
import { rulePackFrom } from '../../../src/domain/clock/rule.ts'
import rules from '../../../prisma/policies/rules-england.json' with { type: 'json' }
import { sectionsOf } from '../../../src/domain/policy/clauses.ts'
import { sentence } from '../../../src/domain/policy/difference.ts'
import { readPolicy } from '../../../src/domain/policy/read-policy.ts'
import { policySchema } from '../../../src/domain/policy.ts'
import { managerName } from '../../../src/domain/unit/managing-role.ts'

const policy = policySchema.parse(shipped)

/** 000: social workers under a team manager, with principal social workers between; written out again by hand. */
const MATRIX: readonly (readonly [id: string, psw: string, tm: string, otherwise: string])[] = [
  ['start-s47', 'no', 'yes', 'sm'], ['refer', 'yes', '', 'tm'], ['spend', '£100', '£500', 'sm'], ['day-to-day', 'yes', '', 'tm'],
  ['family-support', 'no', 'yes', 'sm'], ['section-20', 'no', 'no', 'sm → resource'], ['pre-proceedings', 'no', 'no', 'sm → resource'],
  ['care-proceedings', 'no', 'no', 'sm → resource'], ['emergency-protection-order', 'no', 'no', 'sm → resource'],
  ['residential', 'no', 'no', 'sm → resource'], ['return-home', 'no', 'no', 'sm'], ['permanence', 'no', 'no', 'sm'], ['close', 'no', 'yes', 'sm'],
]

describe('the second shipped policy, for an authority with team managers', () => {
  it('is in order, and so are its changes to the statutory clock', () => {
    expect(readPolicy(shipped)).toMatchObject({ kind: 'policy' })
    expect(() => applyOverrides(rulePackFrom(rules), policy.clock.overrides, policy.version)).not.toThrow()
  })

  it.each(MATRIX)('%s: a principal social worker %s, a team manager %s, otherwise %s', (id, psw, tm, otherwise) => {
    const row = policy.matrix.find((each) => each.id === id)
    const may = (role: string): string => {
      const own = row?.authorities.find((authority) => authority.role === role)
      return own === undefined ? 'no' : own.upTo === null ? 'yes' : `£${own.upTo / 100}`
    }
    expect([may('psw'), tm === '' ? '' : may('tm')]).toEqual([psw, tm])
    const [role, panel = null] = otherwise.split(' → ')
    expect(row?.otherwise).toEqual({ role, panel })
  })

  it('has those rows and no other', () => {
    expect(policy.matrix.map(({ id }) => id)).toEqual(MATRIX.map(([id]) => id))
  })

  it('climbs from the principal social worker over the team manager to the service manager, who manages the units', () => {
    expect(policy.ladders.routine.map(({ role }) => role)).toEqual(['psw', 'tm', 'sm', 'hfs', 'dcs'])
    expect(managerName(policy)).toBe('service manager')
  })

  it('says where every figure comes from', () => {
    for (const { source } of [...policy.matrix, ...policy.panels]) expect(source).not.toBe('')
    const unsaid = new Set(['version', 'name', 'validFrom', 'matrix', 'panels', 'sources'])
    const figures = Object.keys(shipped).filter((field) => !unsaid.has(field))
    expect(Object.keys(policy.sources).toSorted()).toEqual(figures.toSorted())
  })

  it('uses no word of the other structure', () => {
    const words = sectionsOf(policy).flatMap(({ clauses }) => clauses.map(sentence)).join('\n')
    expect(words).not.toMatch(/group manager|consultant social worker|\bcsw\b|\bgm\b|unit co-ordinator/i)
  })
})
