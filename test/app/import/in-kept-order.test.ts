import { expect, it } from 'vitest'
import { inKeptOrder } from '../../../src/app/import/in-kept-order.ts'
import type { Platform } from '../../../src/domain/unit/unit.ts'

interface OnPlatform {
  readonly platform: Platform
  readonly user: string
}

const [slack, second, teams, playground] = [
  { platform: 'slack', user: 'U1' }, { platform: 'slack', user: 'U2' }, { platform: 'teams', user: 'jo' }, { platform: 'playground', user: 'jo' },
] as const

it.each<readonly [string, readonly OnPlatform[], readonly OnPlatform[], readonly OnPlatform[]]>([
  ['somebody new: as the files have them', [slack, teams, playground], [], [slack, teams, playground]],
  ['somebody who prefers Teams', [slack, teams, playground], [teams, slack, playground], [teams, slack, playground]],
  ['a platform they were not on, behind', [slack, teams, playground], [teams, playground], [teams, slack, playground]],
  ['another account in the place of the one they had', [second, teams, playground], [teams, slack, playground], [teams, second, playground]],
  ['two accounts on one platform, as the files have them', [slack, second, teams], [teams, second, slack], [teams, slack, second]],
  ['the playground, always last', [slack, playground], [playground, slack], [slack, playground]],
])('%s', (_, now, before, after) => {
  expect(inKeptOrder(now, before)).toEqual(after)
})
