import type { NoticeId } from '../domain/ids.ts'
import type { Refusal } from '../domain/outcome.ts'
import { refusal } from '../messages/cards/refusal.ts'
import type { Button, Form, Message } from '../messages/model.ts'
import type { Reply } from '../messages/reply.ts'

/** Answers, by kind. */
export function message(words: Message): Reply {
  return { kind: 'message', message: words }
}

export function form(filled: Form): Reply {
  return { kind: 'form', form: filled }
}

/** Stored: the asker's own confirmation, and the first card on its way to the unit, with its words where they are known already. */
export function done(confirmation: Message, [notice = null]: readonly (NoticeId | null)[], card?: Message): Reply {
  return { kind: 'done', message: confirmation, notice, ...notice === null || card === undefined ? {} : { card } }
}

/** Not done, in the words of whoever refused. */
export function refuse({ says }: Pick<Refusal, 'says'>, didYouMean: readonly string[] = [], presses: readonly Button[] = []): Reply {
  return message(refusal({ says, didYouMean, presses }))
}

/** The one answer for what is not there and for what the asker may not know of (invariant 9). */
export function notFound(what: string): Reply {
  return refuse({ says: `There is no ${what} that you can see. Check the reference.` }, [],
    [{ label: 'Show my tasks', tone: 'normal', intent: { kind: 'show-due', scope: 'mine' } }])
}
