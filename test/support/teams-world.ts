import { createAccounts } from '../../adapters/database/accounts.ts'
import { createConversations } from '../../adapters/database/conversations.ts'
import { serve } from '../../adapters/http/serve.ts'
import { createConnector } from '../../adapters/teams/connector.ts'
import { openTeams } from '../../adapters/teams/teams.ts'
import { createWeb } from '../../adapters/web/web.ts'
import { colleaguesFor } from '../../src/app/colleagues.ts'
import type { Chat } from '../../src/ports/chat.ts'
import { rollingTimers } from './rolling-timers.ts'
import { runProduct, type Ground, type StoryOptions } from './running-product.ts'
import { lookingAt } from './seen.ts'
import { COUNCIL, councilTenant } from './teams/council-tenant.ts'
import { doesInTeams } from './teams/does.ts'
import { postActivity } from './teams/driver.ts'
import { startFakeTeams } from './teams/fake-teams.ts'
import { problemsOfCard } from './teams/judge-card.ts'
import { ISSUER, startOpenId } from './teams/openid.ts'
import { seenIn } from './teams/seen-in.ts'

export interface TeamsStoryOptions extends StoryOptions {
  /** Whether the files say where units and people are in Teams. */
  readonly hasPlaces?: boolean
}

/**
 * The whole product before a pretend Teams, reached as Teams reaches it: activities with real tokens at the real door, and every card it
 * shows judged by Microsoft's own renderer. People are named by what stands before the @ of their e-mail, channels by their units.
 */
export async function createTeamsWorld(options: TeamsStoryOptions) {
  const opening = Promise.withResolvers<Awaited<ReturnType<typeof openPretendTeams>>>()
  const product = await runProduct(options, async (ground) => {
    const opened = await openPretendTeams(ground)
    opening.resolve(opened)
    return {
      chat: opened.chat, directories: [opened.adapter.directory], close: () => opened.close(),
      filesOf: (files) => (options.hasPlaces === false ? files : opened.council.withPlaces(files)),
    }
  })
  const opened = await opening.promise
  opened.council.callNames(options.files.people ?? '')
  return { ...product, ...await inPretendTeams(product, opened) }
}

export type TeamsWorld = Awaited<ReturnType<typeof createTeamsWorld>>

/** Teams as the product speaks with it, before there is a product. */
export async function openPretendTeams({ clock, log, pool }: Ground) {
  const [openId, teams] = await Promise.all([startOpenId(), startFakeTeams({ now: () => Date.parse(clock.now()) })])
  const council = councilTenant(teams)
  const timers = rollingTimers(clock)
  const web = createWeb()
  const identity = {
    appId: teams.appId, tenantId: COUNCIL, proves: { kind: 'secret', password: 'a-pretend-secret' },
    loginUrl: new URL(teams.origin), oauthScope: ISSUER,
  } as const
  const adapter = openTeams({
    appId: teams.appId, tenants: [COUNCIL], openIdMetadataUrl: openId.metadataUrl, tokenIssuer: ISSUER,
    connector: createConnector({ identity, web, timers }), conversations: createConversations(pool), accounts: createAccounts(pool),
    serviceUrl: new URL(teams.anywhereUrl), clock, log, timers, jitter: () => 0,
  })
  const { chat, isPosted } = noting(adapter.chat)
  const closing: (() => Promise<void>)[] = [() => teams.close(), () => openId.close(), () => web.close()]
  return {
    teams, openId, council, adapter, chat, isPosted,
    onClose: (close: () => Promise<void>) => void closing.push(close),
    async close() {
      for (const close of closing.toReversed()) await close()
    },
  }
}

/** Opens its doors with the product behind them: what people do in it, and what it shows them. */
export async function inPretendTeams(
  { app, assembly, log, now }: Pick<Awaited<ReturnType<typeof runProduct>>, 'app' | 'assembly' | 'log' | 'now'>,
  { teams, openId, council, adapter, isPosted, onClose }: Awaited<ReturnType<typeof openPretendTeams>>,
) {
  const connected = adapter.connect({ doors: assembly.doors, colleagues: (ask) => colleaguesFor(app, ask) })
  const serving = await serve({
    host: '127.0.0.1', port: 0, log, checks: [], metrics: async () => ({ contentType: 'text/plain', text: '' }),
    routers: [connected.router],
  })
  onClose(async () => {
    await connected.stop()
    await serving.close()
  })

  /** Everything that was heard is answered, and everything promised is sent. */
  async function settled(): Promise<void> {
    await connected.stop()
    await assembly.courier.deliver(now())
  }
  const post = (activity: object) => postActivity({ address: serving.address, openId, appId: teams.appId }, activity)
  const seen = seenIn(council, isPosted)
  return {
    ...lookingAt((place) => seen.messagesIn(place)), ...doesInTeams({ teams, council, seen, post, judge: problemsOfCard, isPosted, settled }),
    teams, council, settled, post,
  }
}

/** Notes what the product posts by itself: what it answers goes another way. */
function noting(chat: Chat) {
  const posted = new Set<string>()
  return {
    isPosted: (conversation: string, messageId: string) => posted.has(`${conversation}/${messageId}`),
    chat: {
      ...chat,
      async post(...what) {
        const one = await chat.post(...what)
        posted.add(`${one.place.conversation}/${one.messageId}`)
        return one
      },
    } satisfies Chat as Chat,
  }
}
