import { describe, expect, it } from 'vitest'
import { intent, type } from '../context.ts'

describe('/panel', () => {
  it('alone shows what is for each panel', () => {
    expect(type('/panel')).toEqual(intent({ kind: 'show-panels' }))
  })

  it.each([
    ['/panel C-1042 resource', 'resource'], ['/panel resource C-1042', 'resource'], ['/panel c-1042 Resource Panel', 'resource'],
    ['/panel C-1042 to the resource panel', 'resource'], ['/panel C-1042 jarp', 'jarp'], ['/panel C-1042 JARP', 'jarp'],
    ['/panel C-1042 for the joint allocation resource panel', 'jarp'], ['/panel C-1042 "Resource Panel"', 'resource'],
  ])('%s', (line, panel) => {
    expect(type(line)).toEqual(intent({ kind: 'refer-to-panel', case: 'C-1042', panel }))
  })

  it.each([
    ['/panel C-1042', ['/panel C-1042 resource', '/panel C-1042 jarp']], ['/panel C-1042 resorce', ['/panel C-1042 resource']],
    ['/panel resource', ['/panel']], ['/panel C-1042 C-1043 jarp', ['/panel']], ['/panel C-1042 tombola', ['/panel C-1042 resource', '/panel C-1042 jarp']],
    ['/panel T-12 jarp', ['/panel']],
  ])('%s is asked about, never guessed', (line, didYouMean) => {
    expect(type(line)).toEqual({ kind: 'unclear', says: 'Give the family’s case and the panel it is for.', didYouMean })
  })
})
