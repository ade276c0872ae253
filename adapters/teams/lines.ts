import type { Pace } from '../../src/app/pace.ts'
import type { ChatPlace } from '../../src/domain/unit/unit.ts'
import { ChatFault } from '../../src/ports/chat.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Conversation, Conversations } from '../../src/ports/conversations.ts'
import { errorFields } from '../../src/ports/log.ts'
import { NotSent } from '../../src/ports/web.ts'
import { statusOf, codeOf, toFault, type Doing, type Judging } from './faults.ts'

/** Asks Teams for something where it takes calls for a place, within the pauses it asked for. Throws `ChatFault`. */
export interface Lines {
  /**
   * In a conversation. `ask` may be called twice: with the address known for it, and when that is stale with the tenant's newest. An
   * address that was heard just now need not be looked up.
   */
  at<Answer>(place: ChatPlace, doing: Doing, ask: (serviceUrl: string) => Promise<Answer>, heard?: string): Promise<Answer>
  /** For the tenant itself, in no conversation yet. The address that answered comes with the answer. */
  inTenant<Answer>(where: Pick<ChatPlace, 'platform' | 'tenant'>, ask: (serviceUrl: string) => Promise<Answer>): Promise<Answered<Answer>>
}

export interface Answered<Answer> {
  readonly answer: Answer
  readonly serviceUrl: string
}

export interface LineParts extends Judging {
  /** The tenants whose conversations it may speak in. */
  readonly tenants: readonly string[]
  readonly conversations: Conversations
  readonly clock: Clock
  /** Messages by conversation, and everything else by tenant. */
  readonly pace: { readonly post: Pace; readonly look: Pace }
  /** Where Teams is called in a tenant that has not said yet. */
  readonly serviceUrl: string
}

export function createLines({ tenants, conversations, clock, pace, serviceUrl: anywhere, ...judging }: LineParts): Lines {
  function mustBeOurs({ platform, tenant }: Pick<ChatPlace, 'platform' | 'tenant'>): void {
    const say = platform !== 'teams' ? `Teams has no place on ${platform}: an administrator has to set one in Teams.`
      : tenants.includes(tenant) ? null : NOT_OURS
    if (say !== null) throw new ChatFault('unreachable', say)
  }

  const newestIn = async (tenant: string) => (await conversations.newestOf('teams', tenant))?.serviceUrl ?? anywhere

  async function inTurn<Answer>(kept: Pace, lane: string, doing: Doing, ask: () => Promise<Answer>): Promise<Answer> {
    await kept.turn(lane)
    try {
      return await ask()
    } catch (error) {
      const fault = toFault(error, doing, judging)
      if (fault.kind === 'later' && fault.retryAfterMs !== null) kept.pause(lane, fault.retryAfterMs)
      throw fault
    }
  }

  /** Tries once more elsewhere when this address may be stale: at the tenant’s newest, or when it is that, at Microsoft’s own. */
  async function calling<Answer>(
    tenant: string, known: string | null, ask: (serviceUrl: string) => Promise<Answer>,
  ): Promise<Answered<Answer>> {
    const first = known ?? await newestIn(tenant)
    try {
      return { answer: await ask(first), serviceUrl: first }
    } catch (error) {
      const newest = isStale(error) ? await newestIn(tenant) : first
      const serviceUrl = newest === first && isNobodysAnswer(error) ? anywhere : newest
      if (serviceUrl === first) throw error
      return { answer: await ask(serviceUrl), serviceUrl }
    }
  }

  /** What a conversation we only knew of by name turned out to be is remembered; so is its new address. */
  async function remember(place: ChatPlace, known: Conversation | null, serviceUrl: string): Promise<void> {
    if (known?.serviceUrl === serviceUrl) return
    const { kind = kindOf(place), user = null } = known ?? {}
    await conversations.remember({ place, kind, user, serviceUrl }, clock.now()).catch((error: unknown) => {
      judging.log.warn(errorFields(error), 'a conversation’s address was not remembered')
    })
  }

  return {
    async at(place, doing, ask, heard) {
      mustBeOurs(place)
      const { tenant, conversation } = place
      const known = heard === undefined ? await conversations.find(place) : null
      const [kept, lane] = doing === 'look' ? [pace.look, tenant] : [pace.post, `${tenant}/${conversation}`]
      return await inTurn(kept, lane, doing, async () => {
        const { answer, serviceUrl } = await calling(tenant, heard ?? known?.serviceUrl ?? null, ask)
        if (heard === undefined) await remember(place, known, serviceUrl)
        return answer
      })
    },

    async inTenant({ platform, tenant }, ask) {
      mustBeOurs({ platform, tenant })
      return await inTurn(pace.look, tenant, 'look', () => calling(tenant, null, ask))
    },
  }
}

const NOT_OURS = 'This Teams tenant is not set up here: an administrator has to add it to the Co-ordinator’s tenants.'

/** What a conversation’s address may be stale behind. How Teams refuses where a tenant has moved from is not published. */
function isStale(error: unknown): boolean {
  return isNobodysAnswer(error) || codeOf(error) === 'ConversationNotFound'
}

/** What says nothing of the conversation, only that nobody takes messages for it there. */
function isNobodysAnswer(error: unknown): boolean {
  const [status, code] = [statusOf(error), codeOf(error)]
  return error instanceof NotSent || code === 'InvalidBotApiHost' || status === 410 || (status === 404 && code === null)
}

/** Channels have ids of their own form; what else we were told to speak in, without having been there, is a chat of several. */
export function kindOf({ conversation }: Pick<ChatPlace, 'conversation'>): Conversation['kind'] {
  if (/@thread\.(tacv2|skype)$/.test(conversation)) return 'channel'
  return conversation.startsWith('a:') ? 'personal' : 'group'
}

/** A conversation, or one thread of it, as the Bot Connector names it. */
export function threadOf({ conversation }: Pick<ChatPlace, 'conversation'>, root: string | null): string {
  return root === null ? conversation : `${conversation};messageid=${root}`
}
