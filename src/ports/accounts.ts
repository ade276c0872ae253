import type { OrganisationId, PersonId } from '../domain/ids.ts'
import type { ChatPlace, Platform } from '../domain/unit/unit.ts'

/** Whose a workspace or tenant of a chat platform is. */
export interface TenantOwner {
  readonly organisationId: OrganisationId
  /**
   * Whether its e-mail addresses may stand for the organisation's people. Not those of a second workspace that nobody has used yet: in
   * a workspace of their own anybody can give themselves any address.
   */
  readonly vouchesForEmail: boolean
}

/** Which organisation, unit and people the places and accounts of a chat platform belong to. */
export interface Accounts {
  /**
   * The organisation whose channels or accounts are in this tenant; else the only organisation there is. Null when that is nobody, or
   * more than one: no organisation is ever guessed.
   */
  organisationOf(platform: Platform, tenant: string): Promise<TenantOwner | null>
  /** The organisation whose unit has this place as its channel, whichever it is; null when it is free. */
  organisationAt(place: ChatPlace): Promise<OrganisationId | null>
  /** Their accounts in this tenant, by person, for mentions; those without one, or who have left, are not in it. */
  usersOf(platform: Platform, tenant: string, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>>
}
