import { App, type Context, type Receiver } from '@slack/bolt'
import { refusal } from '../../src/messages/cards/refusal.ts'
import { errorFields } from '../../src/ports/log.ts'
import type { Ack } from './acknowledge.ts'
import { acknowledge } from './acknowledge.ts'
import { answerAsk } from './answer-ask.ts'
import { answerForm } from './answer-form.ts'
import { answerShortcut } from './answer-shortcut.ts'
import { boltLog } from './bolt-log.ts'
import { hearFirst } from './hear-first.ts'
import type { Heard } from './heard.ts'
import type { Hearing } from './hearing.ts'
import { createHearing } from './hearing.ts'
import type { Inside } from './inside.ts'
import type { Workspace } from './origin.ts'
import { readCommand } from './read-command.ts'
import { readClosedAccounts, readDirect, readHomeOpened, readMention, readRemoval } from './read-event.ts'
import { readFormSent } from './read-form-sent.ts'
import { readPress } from './read-press.ts'
import { readShortcut } from './read-shortcut.ts'
import { answerHome } from './show-home.ts'
import { tell } from './tell.ts'
import type { Tokens } from './tokens.ts'

const OLD_BUTTON = refusal({
  says: 'This button is from before the Co-ordinator was last changed. Send the command again.', didYouMean: [], presses: [],
})

/** Everything Slack calls by any name: what is ours is read from the payload. */
const ANY = /^/

/** Events are acknowledged by returning. */
const byReturning: Ack = () => Promise.resolve()

/** Puts the product's ears on a receiver: the same over HTTP and Socket Mode. */
export function listen(receiver: Receiver, tokens: Tokens, inside: Inside): Hearing {
  const { doors, log } = inside
  const hearing = createHearing(inside)
  const ask = (heard: Heard, ack: Ack): Promise<void> =>
    hearing.hear({ ...heard, ack }, (acknowledging) => answerAsk(inside, { ...heard, ack: acknowledging }))

  const app = new App({
    receiver: hearFirst(receiver), logger: boltLog(log), convoStore: false,
    authorize: async ({ teamId, enterpriseId }) => {
      // where it is not installed any more people are answered all the same, so nobody is turned away here
      const installed = await tokens.of(teamId ?? enterpriseId ?? '').catch((error: unknown) => {
        log.warn(errorFields(error), 'who the product is in a workspace is not known now')
        return null
      })
      return installed === null ? {} : { botId: installed.botId, botUserId: installed.botUserId }
    },
  })
  app.error(async (error) => {
    log.error(errorFields(error), 'something from Slack was not heard')
    throw error // so that it is not acknowledged, and Slack delivers an event again
  })

  app.command(ANY, async ({ body, ack, context }) => {
    const heard = readCommand(body, workspaceOf(context))
    if (heard !== null) await ask(heard, ack)
  })
  app.action(ANY, async ({ body, ack, context }) => {
    const press = readPress(body, workspaceOf(context))
    if (press === null) return
    if ('ask' in press) return ask(press, ack as Ack)
    await hearing.hear({ ...press, ack: ack as Ack }, async (acknowledging) => {
      await acknowledge(inside, acknowledging)
      await tell(inside, press.origin, OLD_BUTTON)
    })
  })
  app.view(ANY, async ({ body, ack, context }) => {
    const form = readFormSent(body, workspaceOf(context))
    if (form === null) return
    const { heard, sent } = form
    await hearing.hear({ ...heard, ack: ack as Ack }, (acknowledging) => answerForm(inside, { ...heard, ack: acknowledging }, sent))
  })
  app.shortcut(ANY, async ({ body, ack, context }) => {
    const shortcut = readShortcut(body, workspaceOf(context))
    if (shortcut === null) return
    await hearing.hear({ ...shortcut, ack: ack as Ack }, (acknowledging) => answerShortcut(inside, shortcut, acknowledging))
  })
  app.event('app_mention', async ({ body, context }) => {
    const heard = readMention(body, workspaceOf(context))
    if (heard !== null) await ask(heard, byReturning)
  })
  app.event('message', async ({ body, context }) => {
    const heard = readDirect(body, workspaceOf(context))
    if (heard !== null) await ask(heard, byReturning)
  })
  app.event('app_home_opened', async ({ body, context }) => {
    const heard = readHomeOpened(body, workspaceOf(context))
    if (heard !== null) await hearing.hear({ ...heard, ack: byReturning }, () => answerHome(inside, heard))
  })
  app.event('user_change', async ({ body, context }) => {
    for (const closed of readClosedAccounts(body, workspaceOf(context))) await doors.closeAccount(closed)
  })
  for (const type of ['app_uninstalled', 'tokens_revoked'] as const) {
    app.event(type, async ({ body, context }) => {
      const removal = readRemoval(body)
      const installation = context.isEnterpriseInstall ? context.enterpriseId : context.teamId
      if (removal !== null && installation !== undefined) await tokens.forget(installation, removal.at)
    })
  }
  return hearing
}

function workspaceOf({ teamId, enterpriseId, botUserId }: Context): Workspace {
  return { tenant: teamId ?? enterpriseId ?? '', ownUser: botUserId ?? null }
}
