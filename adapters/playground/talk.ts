import type { Doors, Sent } from '../../src/app/doors.ts'
import type { Form, Message } from '../../src/messages/model.ts'
import type { Reply } from '../../src/messages/reply.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Body, MessageLog } from './log.ts'
import type { Conversation, Persona } from './personas.ts'
import type { Payload } from './read-intent.ts'
import { askOf } from './read-intent.ts'

export interface Talking {
  readonly messages: MessageLog
  readonly clock: Clock
  readonly doors: Pick<Doors, 'answer' | 'sendNow'>
}

/** What the page has to do at once: open a form, or nothing, because what there is to see arrives as messages. */
export type Shown = { readonly kind: 'form'; readonly form: Form } | { readonly kind: 'messages' }

/** One turn of a conversation: what somebody did is shown as theirs, the product answers, and the answer is put where they will see it. */
export async function talk(talking: Talking, persona: Persona, conversation: Conversation, payload: Payload): Promise<Shown> {
  const turn: Turn = { ...talking, persona, conversation, rootId: payload.thread, isPress: payload.kind === 'press' }
  const ask = askOf(payload, persona, conversation)
  if (payload.kind === 'say') {
    const by = persona.person.name
    await (ask?.said.kind === 'command'
      ? put(turn, { kind: 'used', by, verb: ask.said.verb }, { isTheirs: true, isPrivate: true })
      : put(turn, { kind: 'said', by, text: payload.line }, { isTheirs: true, isPrivate: false }))
  }
  return ask === null ? { kind: 'messages' } : show(turn, await talking.doors.answer(ask))
}

type ReplyDone = Extract<Reply, { kind: 'done' }>

interface Turn extends Talking {
  readonly persona: Persona
  readonly conversation: Conversation
  readonly rootId: string | null
  /** A card they pressed is before their eyes: what follows in its thread they see. */
  readonly isPress: boolean
}

async function show(turn: Turn, reply: Reply): Promise<Shown> {
  if (reply.kind === 'form') return reply
  if (reply.kind === 'message') {
    await tell(turn, reply.message)
  } else {
    const sent = reply.notice === null ? null : await turn.doors.sendNow(reply.notice, reply.card)
    if (sent === null || !isCardEnough(sent, turn, reply)) await tell(turn, reply.message)
  }
  return { kind: 'messages' }
}

/** Whether the card for everybody came to where they look and says what they are told, so that telling them again would be noise. */
function isCardEnough({ posted, message: card }: Sent, { conversation, rootId, isPress }: Turn, { message }: ReplyDone): boolean {
  const isInSight = posted.rootId === rootId || (isPress && rootId === null)
  return posted.place.conversation === conversation.conversation && isInSight && card.summary === message.summary
}

async function tell(turn: Turn, message: Message): Promise<void> {
  await put(turn, { kind: 'message', message }, { isTheirs: false, isPrivate: true })
}

async function put(turn: Turn, body: Body, how: { readonly isTheirs: boolean; readonly isPrivate: boolean }): Promise<void> {
  const { messages, clock, persona, conversation, rootId } = turn
  const isAlone = conversation.unit === null
  await messages.add({
    conversation: conversation.conversation, noticeId: null, rootId, body, at: clock.now(),
    authorId: how.isTheirs ? persona.person.id : null,
    visibleToId: how.isPrivate && !isAlone ? persona.person.id : null,
  })
}
