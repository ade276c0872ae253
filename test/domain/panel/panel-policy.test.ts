import { describe, expect, it } from 'vitest'
import shipped from '../../../prisma/policies/reclaiming-social-work.json' with { type: 'json' }
import { policySchema } from '../../../src/domain/policy.ts'

const problemsWith = (resource: object): readonly string[] => {
  const panels = shipped.panels.map((panel) => (panel.id === 'resource' ? { ...panel, ...resource } : panel))
  const read = policySchema.safeParse({ ...shipped, panels })
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}
const paper = { id: 'care-plan', what: 'Care plan', preparedBy: 'csw', source: '004' }

/** What a policy says of its panels. */
describe('panels in a policy', () => {
  it('that say no more than their name and chair stay valid: their sittings are kept elsewhere', () => {
    const panels = shipped.panels.map(({ id, name, chair, source }) => ({ id, name, chair, source }))
    const [resource] = policySchema.parse({ ...shipped, panels }).panels
    expect(resource).toMatchObject({
      sits: null, members: [], checklist: [], followUps: [], coordinator: null, decidesFor: 'each-child', quorum: { people: 1, roles: [] },
      papers: { workingDays: 2 }, agenda: { workingDays: 1, time: '08:30' },
    })
  })

  it('have a source for every figure, item and task', () => {
    const unsourced = (value: unknown): number => {
      if (typeof value !== 'object' || value === null) return 0
      const own = 'source' in value || Array.isArray(value) ? 0 : 1
      return own + Object.values(value).reduce((sum: number, part: unknown) => sum + unsourced(part), 0)
    }
    expect(unsourced(policySchema.parse(shipped).panels)).toBe(0)
  })

  it.each([
    ['nothing wrong', {}, []],
    ['a co-ordinator nobody is', { coordinator: 'clerk' }, ['panels.0.coordinator: no role is called clerk; add it to roles or correct the name']],
    ['a member nobody is', { members: ['ad', 'hos', 'lawyer', 'judge'] }, ['panels.0.members.3: no role is called judge; add it to roles or correct the name']],
    ['a paper nobody prepares', { checklist: [{ ...paper, preparedBy: 'clerk' }] }, ['panels.0.checklist.0.preparedBy: no role is called clerk; add it to roles or correct the name']],
    ['a paper asked for twice', { checklist: [paper, paper] }, ['panels.0.checklist.1: the paper care-plan is on the checklist of resource twice; keep one']],
    ['a quorum of somebody who does not sit', { quorum: { people: 2, roles: ['psw'], source: '004' } }, ['panels.0.quorum.roles.0: the quorum of resource needs psw, who is not among its members']],
    ['a weekend', { sits: { weekday: 6, time: '10:00', source: '004' } }, [expect.stringMatching(/^panels\.0\.sits\.weekday: /)]],
    ['no time of day', { sits: { weekday: 4, time: '25:00', source: '004' } }, ['panels.0.sits.time: a time is written like 09:30']],
  ])('with %s', (_, resource, problems) => {
    expect(problemsWith(resource)).toEqual(problems)
  })
})
