import { createAccounts } from '../../adapters/database/accounts.ts'
import { serve } from '../../adapters/http/serve.ts'
import { createSingleToken } from '../../adapters/slack/single-token.ts'
import { openSlack } from '../../adapters/slack/slack.ts'
import { createWebApi } from '../../adapters/slack/web-api.ts'
import { createWeb } from '../../adapters/web/web.ts'
import { colleaguesFor } from '../../src/app/colleagues.ts'
import { runProduct, type Ground, type StoryOptions } from './running-product.ts'
import { lookingAt } from './seen.ts'
import { doesInSlack } from './slack/does.ts'
import { startFakeSlack } from './slack/fake-slack.ts'
import { rollingTimers } from './rolling-timers.ts'
import { problemsOfCall } from './slack/schemas.ts'
import { seenIn } from './slack/seen-in.ts'
import { SIGNING_SECRET } from './slack/signed-request.ts'
import { workspaceOf } from './slack/workspace-of.ts'

export interface SlackStoryOptions extends StoryOptions {
  /** Whether the files say where units and people are in Slack. */
  readonly hasPlaces?: boolean
}

/**
 * The whole product before a pretend Slack, reached as Slack reaches it: signed requests to the real receiver, and every call it makes
 * judged by Slack's own types and limits. People are named by what stands before the @ of their e-mail, channels by their units.
 */
export async function createSlackWorld(options: SlackStoryOptions) {
  const opening = Promise.withResolvers<Awaited<ReturnType<typeof openPretendSlack>>>()
  const product = await runProduct(options, async (ground) => {
    const opened = await openPretendSlack(ground)
    opening.resolve(opened)
    return {
      chat: opened.adapter.chat, directories: [opened.adapter.directory], close: () => opened.close(),
      filesOf: (files) => (options.hasPlaces === false ? files : opened.council.withPlaces(files)),
    }
  })
  const opened = await opening.promise
  opened.council.callNames(options.files.people ?? '')
  return { ...product, ...await inPretendSlack(product, opened) }
}

export type SlackWorld = Awaited<ReturnType<typeof createSlackWorld>>

/** Slack as the product speaks with it, before there is a product. */
export async function openPretendSlack({ clock, log, pool }: Ground) {
  const slack = await startFakeSlack({ now: () => Date.parse(clock.now()), judge: problemsOfCall })
  const council = workspaceOf(slack)
  const web = createWeb()
  const api = createWebApi({ apiUrl: slack.apiUrl, web })
  const timers = rollingTimers(clock)
  const jitter = () => 0
  const tokens = createSingleToken({ token: council.token.token, api, jitter, log })
  const adapter = openSlack({
    signingSecret: SIGNING_SECRET, appToken: null, apiUrl: slack.apiUrl, api, tokens, accounts: createAccounts(pool), log, timers, jitter,
  })
  const closing: (() => Promise<void>)[] = [() => slack.close(), () => web.close()]
  return {
    slack, council, adapter, timers,
    onClose: (close: () => Promise<void>) => void closing.push(close),
    async close() {
      for (const close of closing.toReversed()) await close()
    },
  }
}

/** Opens its doors with the product behind them: what people do in it, and what it shows them. */
export async function inPretendSlack(
  { app, assembly, log, now }: Pick<Awaited<ReturnType<typeof runProduct>>, 'app' | 'assembly' | 'log' | 'now'>,
  { slack, council, adapter, timers, onClose }: Awaited<ReturnType<typeof openPretendSlack>>,
) {
  const connected = adapter.connect({ doors: assembly.doors, colleagues: (ask) => colleaguesFor(app, ask) })
  const serving = await serve({
    host: '127.0.0.1', port: 0, log, checks: [], metrics: async () => ({ contentType: 'text/plain', text: '' }),
    routers: connected.router === null ? [] : [connected.router],
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
  const seen = seenIn(council)
  return {
    ...lookingAt((place) => seen.messagesIn(place)), ...doesInSlack({ slack, council, seen, address: serving.address, timers, settled }),
    slack, council, settled,
  }
}
