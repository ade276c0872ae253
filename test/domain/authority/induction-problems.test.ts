import { describe, expect, it } from 'vitest'
import shipped from '../../../prisma/policies/reclaiming-social-work.json' with { type: 'json' }
import { policySchema } from '../../../src/domain/policy.ts'

const whole = shipped.induction

/** What is said of a policy with these changes to its first months in post. */
function problemsWith(changes: Readonly<Record<string, unknown>>): readonly string[] {
  const read = policySchema.safeParse({ ...shipped, induction: { ...whole, ...changes } })
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

describe('what a policy says of the first months in post', () => {
  it('as shipped contradicts nothing, and every figure has a source', () => {
    expect(problemsWith({})).toEqual([])
    expect(whole.source).toContain('001')
  })

  it('may be left out altogether: a policy stored before there was any stays valid', () => {
    const { induction: _, ...without } = shipped
    expect(policySchema.parse(without).induction).toBeNull()
  })

  it.each<readonly [changes: Readonly<Record<string, unknown>>, problem: string]>([
    [{ role: 'boss', limits: [], coSign: null }, 'induction.role: no role is called boss; add it to roles or correct the name'],
    [{ limits: [{ row: 'spent', upTo: 1 }] },
      'induction.limits.0.row: no row is called spent; add it to the matrix or correct the name'],
    [{ limits: [{ row: 'refer', upTo: 1 }] }, 'induction.limits.0: refer has no amount, so a limit cannot be judged'],
    [{ limits: [{ row: 'residential', upTo: 1 }] },
      'induction.limits.0: residential gives csw nothing to decide, so there is no limit to lower'],
    [{ limits: [{ row: 'spend', upTo: 50_000 }] },
      'induction.limits.0.upTo: spend: a limit in the first months has to be lower than the one after them'],
    [{ limits: [{ row: 'spend', upTo: 1 }, { row: 'spend', upTo: 2 }] }, 'induction.limits.1: spend is there twice; keep one'],
    [{ coSign: { rows: ['nothing'], by: 'gm' } },
      'induction.coSign.rows.0: no row is called nothing; add it to the matrix or correct the name'],
    [{ coSign: { rows: ['permanence'], by: 'gm' } },
      'induction.coSign.rows.0: permanence gives csw nothing to decide, so there is nothing to co-sign'],
    [{ coSign: { rows: ['close'], by: 'psw' } },
      'induction.coSign.by: decisions go to psw to be co-signed, who is not on both ladders'],
    [{ coSign: { rows: ['close'], by: 'csw' } },
      'induction.coSign.by: csw co-signs for csw and does not stand above them on the routine ladder'],
    [{ checkIn: { by: 'csw', weekday: 1 } },
      'induction.checkIn.by: csw cannot check in with themselves; say who stands above them'],
    [{ checkIn: { by: 'nurse', weekday: 1 } },
      'induction.checkIn.by: no role is called nurse; add it to roles or correct the name'],
  ])('%j', (changes, problem) => {
    expect(problemsWith(changes)).toEqual([problem])
  })

  it('a window longer than decisions are looked back at is refused', () => {
    const matrix = shipped.matrix.map((row) => (row.id === 'spend' ? { ...row, windowDays: 367 } : row))
    const read = policySchema.safeParse({ ...shipped, matrix })
    expect(read.error?.issues.map(({ message }) => message)).toEqual(['spend counts sums over more than a year; say 366 days at most'])
  })
})
