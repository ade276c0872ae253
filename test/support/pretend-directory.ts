import type { Identity } from '../../src/domain/unit/person.ts'
import type { Platform } from '../../src/domain/unit/unit.ts'
import { ChatFault } from '../../src/ports/chat.ts'
import type { Account, Directory } from '../../src/ports/directory.ts'

/** What a chat platform knows of its accounts, in memory. */
export interface PretendDirectory extends Directory {
  /** From now on this account is so. */
  has(identity: Pick<Identity, 'tenant' | 'user'>, account: Account): void
  /** Whether it can be asked. */
  answers(isUp: boolean): void
}

export function pretendDirectory(platform: Platform): PretendDirectory {
  const accounts = new Map<string, Account>()
  let isUp = true
  const keyOf = ({ tenant, user }: Pick<Identity, 'tenant' | 'user'>): string => `${tenant}/${user}`
  return {
    platform,
    async lookUp(identity) {
      if (!isUp) throw new ChatFault('later', 'Too many requests', 1_000)
      return accounts.get(keyOf(identity)) ?? null
    },
    has: (identity, account) => void accounts.set(keyOf(identity), account),
    answers: (up) => { isUp = up },
  }
}
