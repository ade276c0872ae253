import { describe, expect, it } from 'vitest'
import type { Identity, Person } from '../../../src/domain/unit/person.ts'
import { platformsOf, setPlatform } from '../../../src/domain/unit/set-platform.ts'
import type { Platform } from '../../../src/domain/unit/unit.ts'
import { asking, jo, uma } from './hawthorn.ts'

const slack: Identity = { platform: 'slack', tenant: 'T1', user: 'U1' }
const slackElsewhere: Identity = { platform: 'slack', tenant: 'T2', user: 'U2' }
const teams: Identity = { platform: 'teams', tenant: 'marlow', user: 'jo' }
const playground: Identity = { platform: 'playground', tenant: 'playground', user: 'jo@marlow.example' }
const joOn = (...identities: readonly Identity[]): Person => ({ ...jo, identities })
const all: ReadonlySet<Platform> = new Set(['slack', 'teams', 'playground'])
const set = (whose: Person, platform: 'slack' | 'teams', setUp = all, by: Person = whose) => setPlatform(whose, { platform, setUp }, asking(by))

describe('setPlatform', () => {
  it.each<readonly [string, Person, 'slack' | 'teams', readonly Identity[], string]>([
    ['Teams in front of Slack', joOn(slack, teams, playground), 'teams', [teams, slack, playground], 'slack'],
    ['Slack in front of Teams, its workspaces in their order', joOn(teams, slack, slackElsewhere, playground), 'slack',
      [slack, slackElsewhere, teams, playground], 'teams'],
    ['Teams in front of what is around it', joOn(slack, teams, slackElsewhere), 'teams', [teams, slack, slackElsewhere], 'slack'],
  ])('puts %s, for the asker, at the version that was loaded', (_, whose, platform, identities, before) => {
    expect(set(whose, platform)).toEqual({
      kind: 'accepted',
      person: { ...whose, identities },
      writes: [{ kind: 'person', row: { ...whose, identities } }],
      audit: [expect.objectContaining({ event: 'platform-set', byId: jo.id, subjectId: jo.id, detail: { platform, before } })],
      notices: [],
    })
  })

  it.each<readonly [string, Person, 'slack' | 'teams', ReadonlySet<Platform>, string]>([
    ['a platform they have no account on', joOn(slack, playground), 'teams', all, 'no-account'],
    ['a platform that is not set up, where nothing would arrive', joOn(slack, teams), 'teams', new Set(['slack']), 'not-set-up'],
    ['somebody who has left', { ...joOn(slack, teams), isActive: false }, 'teams', all, 'not-found'],
  ])('refuses %s', (_, whose, platform, setUp, reason) => {
    expect(set(whose, platform, setUp)).toMatchObject({ kind: 'refused', refusal: { reason } })
  })

  it('refuses to choose for somebody else, even to whoever manages the unit', () => {
    expect(set(joOn(slack, teams), 'teams', all, uma)).toMatchObject({ kind: 'refused', refusal: { reason: 'not-found' } })
  })

  it.each<readonly [string, Person, ReadonlySet<Platform>]>([
    ['it is the first already', joOn(teams, slack), all],
    ['it is the only one', joOn(teams, playground), all],
    ['the one before it is not set up', joOn(slack, teams), new Set(['teams'])],
    ['the playground alone is before it', joOn(playground, teams), all],
  ])('stays quiet when %s', (_, whose, setUp) => {
    expect(set(whose, 'teams', setUp)).toMatchObject({ kind: 'refused', refusal: { reason: 'already-set' } })
  })
})

it('offers what is set up, each once, the preferred first, and never the playground', () => {
  expect(platformsOf(joOn(playground, teams, slack, slackElsewhere), all)).toEqual(['teams', 'slack'])
  expect(platformsOf(joOn(teams, slack), new Set(['slack']))).toEqual(['slack'])
  expect(platformsOf(joOn(playground), all)).toEqual([])
})
