import type { Instant } from '../domain/calendar/london.ts'
import type { Platform } from '../domain/unit/unit.ts'

/** The product in one workspace or tenant of a chat platform. What it was granted there is sealed: only its adapter can read it. */
export interface Installation {
  readonly platform: Platform
  /** The workspace, or the whole organisation where it was installed for all of it. */
  readonly tenant: string
  readonly isOrgWide: boolean
  readonly sealed: Uint8Array
  readonly installedAt: Instant
  readonly updatedAt: Instant
}

export interface Installations {
  /** Keeps it; one that was there is replaced, because it was installed again. */
  save(installation: Pick<Installation, 'platform' | 'tenant' | 'isOrgWide' | 'sealed'>, at: Instant): Promise<void>
  find(platform: Platform, tenant: string): Promise<Installation | null>
  /** In the order of their tenants. */
  list(platform: Platform): Promise<readonly Installation[]>
  /**
   * Seals something else in its place, while nobody else can: callers take turns, and each is given what the one before left. Null from
   * `reseal` leaves it as it is. Gives the installation as it then is; null when there is none. Throws what `reseal` throws, and leaves
   * it as it was; throws too when the turn does not come within a quarter of a minute.
   */
  change(
    platform: Platform, tenant: string, at: Instant, reseal: (held: Installation) => Promise<Uint8Array | null>,
  ): Promise<Installation | null>
  /** Takes it away; with `installedBefore`, only one that is older, because word of a removal may come late. True when one was taken. */
  remove(platform: Platform, tenant: string, installedBefore: Instant | null): Promise<boolean>
}
