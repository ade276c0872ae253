import type pg from 'pg'
import type { ChatPlace } from '../../src/domain/unit/unit.ts'
import type { Conversation, Conversations } from '../../src/ports/conversations.ts'

const SELECT = `SELECT platform, tenant, conversation, kind, user_id AS "user", service_url AS "serviceUrl" FROM conversation`

type Row = Omit<Conversation, 'place'> & ChatPlace

/** The conversations the product may speak in, on PostgreSQL. */
export function createConversations(pool: pg.Pool): Conversations {
  async function read(name: string, where: string, values: readonly unknown[]): Promise<readonly Conversation[]> {
    const { rows } = await pool.query<Row>({ name, text: `${SELECT} ${where}`, values: [...values] })
    return rows.map(({ platform, tenant, conversation, ...about }) => ({ place: { platform, tenant, conversation }, ...about }))
  }

  return {
    async remember({ place: { platform, tenant, conversation }, kind, user, serviceUrl }, at) {
      await pool.query({
        name: 'remember-conversation',
        text: `INSERT INTO conversation (platform, tenant, conversation, kind, user_id, service_url, seen_at)
          VALUES ($1, $2, $3, $4, $5, $6, $7)
          ON CONFLICT (platform, tenant, conversation) DO UPDATE
          SET kind = $4, user_id = coalesce($5, conversation.user_id), service_url = $6, seen_at = $7
          WHERE conversation.seen_at <= $7`,
        values: [platform, tenant, conversation, kind, user, serviceUrl, at],
      })
    },

    async find({ platform, tenant, conversation }) {
      const where = 'WHERE platform = $1 AND tenant = $2 AND conversation = $3'
      return (await read('conversation', where, [platform, tenant, conversation]))[0] ?? null
    },

    async personal({ platform, tenant, user }) {
      const where = `WHERE platform = $1 AND tenant = $2 AND user_id = $3 AND kind = 'personal' ORDER BY seen_at DESC LIMIT 1`
      return (await read('personal-conversation', where, [platform, tenant, user]))[0] ?? null
    },

    async newestOf(platform, tenant) {
      const where = 'WHERE platform = $1 AND tenant = $2 ORDER BY seen_at DESC LIMIT 1'
      return (await read('newest-conversation', where, [platform, tenant]))[0] ?? null
    },

    async shared(platform, tenant, limit) {
      const where = `WHERE platform = $1 AND tenant = $2 AND kind <> 'personal' ORDER BY seen_at DESC, conversation LIMIT $3`
      return await read('shared-conversations', where, [platform, tenant, limit])
    },

    async forget({ platform, tenant, conversation }) {
      await pool.query('DELETE FROM conversation WHERE platform = $1 AND tenant = $2 AND conversation = $3', [platform, tenant, conversation])
    },
  }
}
