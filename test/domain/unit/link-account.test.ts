import { describe, expect, it } from 'vitest'
import type { KeptAskId } from '../../../src/domain/ids.ts'
import { linkAccount, type LinkRequest } from '../../../src/domain/unit/link-account.ts'
import type { Person } from '../../../src/domain/unit/person.ts'
import { asking, jo, uma } from './hawthorn.ts'

const newcomer: Person = { ...jo, identities: [{ platform: 'playground', tenant: 'playground', user: 'jo' }] }
const identity = { platform: 'slack', tenant: 'T1', user: 'U-NEW' } as const
const link = (person: Person, changes: Partial<LinkRequest> = {}) =>
  linkAccount(person, { identity, by: 'email', replaces: false, kept: null, ...changes }, asking(uma))

describe('linkAccount', () => {
  it('gives the account to the person, before those they have, at the version that was loaded', () => {
    expect(link(newcomer)).toMatchObject({
      kind: 'accepted',
      writes: [{ kind: 'person', row: { ...newcomer, identities: [identity, ...newcomer.identities] } }],
      audit: [{ event: 'account-linked', byId: null, subjectId: jo.id, detail: { ...identity, by: 'email' } }],
      notices: [],
    })
  })

  it('tells somebody whom an administrator linked what waits for them, once', () => {
    const kept = { id: 'kept-1' as KeptAskId, verb: 'decide' }
    expect(link(newcomer, { by: 'administrator', kept })).toMatchObject({
      notices: [{
        occurrence: `account-linked/${jo.id}/kept-1`, to: { kind: 'person', personId: jo.id },
        about: { kind: 'account-linked', personId: jo.id, keptId: 'kept-1', verb: 'decide' },
      }],
    })
  })

  it('puts it in the place of the one they have there, when an administrator says so', () => {
    expect(link(jo, { by: 'administrator', replaces: true })).toMatchObject({
      kind: 'accepted', person: { identities: [identity] },
      audit: [{ event: 'account-closed', detail: { user: 'U-jo' } }, { event: 'account-linked', detail: { user: 'U-NEW' } }],
    })
  })

  it.each<readonly [string, Person, Partial<LinkRequest>, string]>([
    ['somebody who has left', { ...newcomer, isActive: false }, {}, 'has-left'],
    ['a second account in the same workspace', jo, {}, 'has-account'],
    ['the account that is theirs already', jo, { identity: { ...identity, user: 'U-jo' } }, 'already-linked'],
    ['the same, even to replace it', jo, { identity: { ...identity, user: 'U-jo' }, replaces: true }, 'already-linked'],
  ])('refuses %s', (_, person, request, reason) => {
    expect(link(person, request)).toMatchObject({ kind: 'refused', refusal: { reason } })
  })

  it('leaves an account in another workspace alone', () => {
    expect(link(jo, { identity: { ...identity, tenant: 'T2' } })).toMatchObject({
      kind: 'accepted', person: { identities: [{ ...identity, tenant: 'T2' }, ...jo.identities] },
    })
  })
})
