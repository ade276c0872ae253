import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { PrismaClient } from './generated/client.ts'

/**
 * Prisma's typed client on the pool the hand-written statements use. It reads and writes what is small and seldom asked for; what
 * every command waits on is SQL, because a round trip through the client costs several bare ones.
 */
export function prismaOn(pool: pg.Pool): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg(pool) })
}
