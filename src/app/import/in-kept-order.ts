import type { Platform } from '../../domain/unit/unit.ts'

interface OnPlatform {
  readonly platform: Platform
}

/**
 * Somebody's accounts, or a unit's channels, with the platforms in the order they were in before: the first is where they are told things,
 * and what they chose with `/unit on` or `/unit here` outlasts every import. New platforms come behind, as the files have them, and the
 * playground last.
 */
export function inKeptOrder<One extends OnPlatform>(now: readonly One[], before: readonly OnPlatform[]): readonly One[] {
  const rank = ({ platform }: OnPlatform): number => {
    if (platform === 'playground') return before.length + 1
    const at = before.findIndex((one) => one.platform === platform)
    return at < 0 ? before.length : at
  }
  return now.toSorted((one, other) => rank(one) - rank(other))
}
