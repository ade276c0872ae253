import type { Identity } from '../../src/domain/unit/person.ts'
import { refusal } from '../../src/messages/cards/refusal.ts'
import type { Activity, ActivityOf, InvokeAnswer } from './activity.ts'
import { admit, tenantOf } from './admit.ts'
import { answerDialog } from './answer-dialog.ts'
import { answerMessage } from './answer-message.ts'
import { answerLook, answerPress } from './answer-press.ts'
import { NOTHING_MORE, NOT_HEARD, NOT_OFFERED, dialogAnswer, wordsAnswer } from './answers.ts'
import { PAGE_TITLE, pageOf } from './draw.ts'
import { deliveryOf, originOf, pressOf } from './heard.ts'
import { createHearing, type AnswerWith } from './hearing.ts'
import type { Inside } from './inside.ts'
import { createLearning } from './learn.ts'
import { readChange, readGreeting } from './read-change.ts'
import { readInvoke, type Invoked } from './read-invoke.ts'
import { readMessage } from './read-message.ts'
import { tell } from './tell.ts'
import { createWhoIsMentioned } from './who-is-mentioned.ts'

const OLD = 'This button is from before the Co-ordinator was last changed. Send the command again.'
const OLD_BUTTON = refusal({ says: OLD, didYouMean: [], presses: [] })

/** The product's ears: what Teams tells of is heard at one door, and given its answer. */
export interface Listening {
  /** Resolves with what Teams is answered. Never throws. */
  hear(activity: Activity): Promise<InvokeAnswer>
  /** Resolves when everything that was heard is answered. */
  finished(): Promise<void>
}

/** Listens to the people of these tenants. */
export function listen(inside: Inside, tenants: ReadonlySet<string>): Listening {
  const hearing = createHearing(inside)
  const learning = createLearning(inside)
  const whoIsMentioned = createWhoIsMentioned(inside)

  function notHeard(problem: string): InvokeAnswer {
    inside.log.warn({ problem }, 'somebody at Teams’ door was refused')
    return NOT_HEARD
  }

  async function hearMessage(activity: ActivityOf<'message'>, identity: Identity): Promise<InvokeAnswer> {
    await learning.remember(activity, identity.tenant)
    const isPress = activity.value !== undefined && activity.value !== null
    const origin = originOf(activity, identity, 'words')
    const delivery = { once: deliveryOf(activity), origin, press: isPress ? pressOf(activity, identity) : null }
    return hearing.hear(delivery, async (answerWith) => {
      const said = readMessage(activity, identity, await whoIsMentioned(origin, activity))
      if (said === null) return
      if ('ask' in said) return answerMessage(inside, said, answerWith)
      answerWith(NOTHING_MORE)
      await tell(inside, said.origin, OLD_BUTTON)
    })
  }

  async function hearInvoke(activity: ActivityOf<'invoke'>, identity: Identity): Promise<InvokeAnswer> {
    const invoked = readInvoke(activity, identity)
    if (invoked === null) return NOT_OFFERED
    // a message extension works where the product is not, too: only a card of ours tells that it is there
    const learnt = activity.name.startsWith('composeExtension/') ? null : learning.remember(activity, identity.tenant)
    const press = invoked.kind === 'look' ? null : pressOf(activity, identity)
    const delivery = { once: deliveryOf(activity), origin: originIn(invoked), press }
    return hearing.hear(delivery, async (answerWith) => {
      await Promise.all([answerInvoke(inside, invoked, answerWith), learnt])
    })
  }

  async function hearChange(activity: ActivityOf<'conversationUpdate' | 'installationUpdate'>, tenant: string): Promise<InvokeAnswer> {
    const change = readChange(activity)
    if (change.kind === 'gone') {
      await learning.forget({ platform: 'teams', tenant, conversation: change.conversation })
      return NOTHING_MORE
    }
    await learning.remember(activity, tenant)
    const admitted = admit(activity, tenant)
    if (change.kind !== 'installed' || activity.conversation.kind !== 'personal' || admitted.kind === 'refused') return NOTHING_MORE
    const greeting = readGreeting(activity, admitted.identity)
    const delivery = { once: deliveryOf(activity), origin: greeting.origin, press: null }
    return hearing.hear(delivery, (answerWith) => answerMessage(inside, greeting, answerWith))
  }

  return {
    finished: () => hearing.finished(),
    async hear(activity) {
      const from = tenantOf(activity, tenants)
      if ('problem' in from) return notHeard(from.problem)
      if (activity.type === 'other') return NOTHING_MORE
      if (activity.type === 'conversationUpdate' || activity.type === 'installationUpdate') return hearChange(activity, from.tenant)
      const admitted = admit(activity, from.tenant)
      if (admitted.kind === 'refused') return notHeard(admitted.problem)
      return activity.type === 'message' ? hearMessage(activity, admitted.identity) : hearInvoke(activity, admitted.identity)
    },
  }
}

async function answerInvoke(inside: Inside, invoked: Invoked, answerWith: AnswerWith): Promise<void> {
  if (invoked.kind === 'look') return answerLook(inside, invoked.origin, invoked.notice, answerWith)
  const { kind, said } = invoked
  if (kind === 'dialog') {
    if ('ask' in said) return answerDialog(inside, said, answerWith)
    return answerWith(dialogAnswer(PAGE_TITLE, pageOf(OLD_BUTTON, said.origin)))
  }
  if ('ask' in said) return answerPress(inside, { ...said, notice: invoked.notice, isForm: invoked.isForm }, answerWith)
  answerWith(wordsAnswer(OLD))
}

function originIn(invoked: Invoked) {
  return invoked.kind === 'look' ? invoked.origin : invoked.said.origin
}
