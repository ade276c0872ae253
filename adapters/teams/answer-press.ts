import type { NoticeId } from '../../src/domain/ids.ts'
import type { Reply } from '../../src/messages/reply.ts'
import { errorFields } from '../../src/ports/log.ts'
import { cardAnswer, noCardAnswer, wordsAnswer } from './answers.ts'
import { cardNow, formCard, privately } from './draw.ts'
import { isToldByCard } from './finish.ts'
import type { Heard } from './heard.ts'
import type { AnswerWith } from './hearing.ts'
import type { Prepared } from './in-time.ts'
import { ON_ITS_WAY, answerInTime } from './in-time.ts'
import type { Inside, Said } from './inside.ts'
import type { Origin } from './origin.ts'
import { showReply } from './show-reply.ts'

/** A press, and the notice its card was posted for, when that is known. */
export interface Press extends Heard {
  readonly notice: NoticeId | null
  /** What was pressed sends the form that the card is. */
  readonly isForm: boolean
}

/**
 * Answers a press with the card as it is now, for whoever pressed it; what only they are to know is told in their own chat. A form that
 * stands in their own chat is answered where it stands: with its problems, or with what was done.
 */
export async function answerPress(inside: Inside, press: Press, answerWith: AnswerWith): Promise<void> {
  await answerInTime(inside, answerWith, wordsAnswer(ON_ITS_WAY), inside.doors.answer(press.ask).then((reply) => prepare(inside, press, reply)))
}

/** Answers a card that somebody looks at, with their copy of it. */
export async function answerLook(inside: Inside, origin: Origin, notice: NoticeId, answerWith: AnswerWith): Promise<void> {
  const coming = cardNow(inside, origin, notice).then((card): Prepared => ({ answer: card === null ? noCardAnswer() : cardAnswer(card.card) }))
  await answerInTime(inside, answerWith, noCardAnswer(), coming)
}

async function prepare(inside: Inside, press: Press, reply: Reply): Promise<Prepared> {
  const inPlace = press.isForm && press.origin.kind === 'personal' ? await standsInPlace(inside, press, reply) : null
  if (inPlace !== null) return inPlace
  const show = () => showReply(inside, press, reply)
  const now = press.notice === null ? null : await cardNow(inside, press.origin, press.notice)
  if (now === null) return { answer: wordsAnswer(whereAnswered(press.origin, reply)), after: show, late: show }
  return {
    answer: cardAnswer(now.card), after: show,
    async late() {
      // among several it is theirs alone: what changed is drawn for everybody by the outbox, which has Teams ask for each copy again
      if (press.origin.kind === 'personal') await redraw(inside, press.origin, now)
      await show()
    },
  }
}

/**
 * What stands in the place of a form that was sent from their own chat; null when it stays as it is. One that comes back does so on their
 * screen alone: it has what they typed in it, which may be just what no chat is to keep.
 */
async function standsInPlace(inside: Inside, press: Press, reply: Reply): Promise<Prepared | null> {
  const { ask, origin } = press
  if (reply.kind === 'message') return null
  if (reply.kind === 'form') {
    const card = await formCard(inside, origin, ask, reply.form, false)
    return { answer: cardAnswer(card), late: () => showReply(inside, press, reply) }
  }
  await isToldByCard(inside, origin, reply)
  const said = privately(reply.message)
  const stays = () => redraw(inside, origin, said)
  return { answer: cardAnswer(said.card), after: stays, late: stays }
}

/** What Teams answered stays on this one screen: the message itself is drawn again for every other. Never throws. */
async function redraw({ voice, log }: Inside, origin: Origin, said: Said): Promise<void> {
  if (origin.card === null) return
  try {
    await voice.redraw(origin, origin.card, said)
  } catch (error) {
    log.warn(errorFields(error), 'a card was not drawn again')
  }
}

function whereAnswered({ kind }: Origin, { kind: answered }: Reply): string {
  if (kind === 'personal') return 'The answer is below.'
  return answered === 'done' ? 'Done.' : 'I have answered you in our chat.'
}
