import { describe, expect, it } from 'vitest'
import shipped from '../../../prisma/policies/reclaiming-social-work.json' with { type: 'json' }
import { readPolicy } from '../../../src/domain/policy/read-policy.ts'

type Json = typeof shipped

/** Every fault of the file after a change to it, each with its place. */
function faults(change: (file: Json) => unknown): readonly string[] {
  const file: Json = structuredClone(shipped)
  const read = readPolicy(change(file) ?? file)
  return read.kind === 'policy' ? [] : read.faults.map(({ where, says }) => `${where}: ${says}`)
}

describe('a policy somebody wrote is read with every fault, each at its place in plain words', () => {
  it.each<readonly [what: string, change: (file: Json) => unknown, fault: string]>([
    ['a figure in quotation marks', (file) => { Object.assign(file.matrix[2]!.authorities[0]!, { upTo: '£750' }) },
      'matrix, spend, authorities, csw, upTo: has to be a number'],
    ['a name in no quotation marks', (file) => { Object.assign(file, { name: 7 }) }, 'name: has to be text, in quotation marks'],
    ['something missing', (file) => { Reflect.deleteProperty(file, 'fullLoad') }, 'fullLoad: is missing'],
    ['something missing far down', (file) => { Reflect.deleteProperty(file.matrix[2]!, 'source') }, 'matrix, spend, source: is missing'],
    ['something nobody knows', (file) => { Object.assign(file.ladders.urgent[1]!, { after: 5 }) },
      'ladders, urgent, gm, after: is not known here; take it out, or correct its name'],
    ['a task class nobody knows', (file) => { Object.assign(file.taskClasses, { cleaning: {} }) },
      'taskClasses, cleaning: is not known here; take it out, or correct its name'],
    ['a choice there is not', (file) => { file.ladders.routine[0]!.wait.counting = 'hourly' },
      'ladders, routine, csw, wait, counting: has to be one of working, elapsed'],
    ['yes in the place of true', (file) => { Object.assign(file.roles[2]!, { isInUnit: 'yes' }) }, 'roles, cp, isInUnit: has to be true or false'],
    ['a list that is empty', (file) => { file.matrix[0]!.words = [] }, 'matrix, start-s47, words: must not be empty'],
    ['a wait of nothing', (file) => { file.ladders.routine[1]!.wait.minutes = 0 }, 'ladders, routine, gm, wait, minutes: has to be more than 0'],
    ['a day that is none', (file) => { file.validFrom = '2026-02-30' }, 'validFrom: 2026-02-30 is not a day of any calendar'],
    ['a time that is none', (file) => { file.digest.time = '25:00' }, 'digest, time: has to be a time, such as 09:30'],
    ['a contradiction', (file) => { file.matrix[1]!.otherwise.role = 'boss' },
      'matrix, refer, otherwise, role: no role is called boss; add it to roles or correct the name'],
    ['something that has no name', (file) => { file.nudges = [5, 5] }, 'nudges, number 2: the number 5 is there twice; keep one'],
    ['a list in its place', () => [], ': has to be fields, in { }'],
  ])('%s', (_what, change, fault) => {
    expect(faults(change)).toContain(fault)
  })

  it('all at once, and what nobody knows does not hide what contradicts itself', () => {
    expect(faults((file) => {
      Object.assign(file, { maximum: 1 })
      Object.assign(file.matrix[3]!, { upto: 2 })
      file.nudges = [5, 5]
    })).toEqual([
      'matrix, day-to-day, upto: is not known here; take it out, or correct its name',
      'maximum: is not known here; take it out, or correct its name',
      'nudges, number 2: the number 5 is there twice; keep one',
    ])
    expect(faults((file) => {
      file.validFrom = 'soon'
      Reflect.deleteProperty(file, 'matrix')
    })).toHaveLength(2)
  })

  it('never in the words of a programmer', () => {
    const all = faults((file) => ({
      ...file, version: 1, name: '', validFrom: null, roles: {}, matrix: [1, { id: 'A B' }], ladders: [], unknownDecision: 'gm', nudges: [-1, 1.5],
      terms: [{}], clock: { pack: 5 }, taskClasses: 0, digest: [], fullLoad: 0, sources: { x: 1 }, workingHours: null, meetingReminder: { time: 9 },
    }))
    expect(all.length).toBeGreaterThan(15)
    for (const fault of all) expect(fault).not.toMatch(/Invalid|expected|received|undefined|NaN|issue|zod|code/i)
  })

  it('the shipped one has none', () => {
    expect(faults((file) => file)).toEqual([])
  })
})
