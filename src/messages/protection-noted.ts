import type { Withheld } from '../domain/decision/keep-words.ts'
import { decisionRef } from '../domain/decision/decision.ts'
import { escalationRaised } from './cards/escalation-raised.ts'
import { escalations } from './example-decisions.ts'
import type { Example } from './example.ts'
import type { Message } from './model.ts'
import { stated } from './text.ts'
import { withCommands } from './with-commands.ts'

/** What whoever recorded something urgent has to know beside how it stands. */
export interface ProtectionNotes {
  readonly number: number
  /** Why their words are not shown in chat; null when they are. */
  readonly withheld: Withheld | null
  /** The case could not be found, or is not for them: both are said alike (invariant 9). */
  readonly isUnfiled: boolean
  /** Nothing was said of what was done. */
  readonly isWordless: boolean
  /** Nobody was there to be paged: whoever acts must not think that somebody was. */
  readonly isUnpaged: boolean
  /** It is the same press again, and was recorded the first time. */
  readonly isRepeat: boolean
}

/** The card of something urgent for whoever recorded it, with what can be put right later: nothing waits for any of it. */
export function protectionNoted(message: Message, { number, withheld, isUnfiled, isWordless, isUnpaged, isRepeat }: ProtectionNotes): Message {
  const ref = decisionRef({ number })
  const notes = [
    ...(isUnpaged ? ['nobody could be paged. It is recorded, and they are tried again in minutes; ring a manager yourself now.'] : []),
    ...(isRepeat ? ['this is recorded already, and whoever is asked was told. If it has happened again, say what is different.'] : []),
    ...(isUnfiled ? [`there is no case of that reference that you can see, so it is recorded without one. Put it right when there is time: /escalate ${ref} C-1042.`] : []),
    ...(isWordless ? ['nothing was said of what you did. Whoever is asked will ring you; add it when there is time.'] : []),
    ...(withheld === null ? [] : [WITHHELD[withheld]]),
  ].map((note) => stated('Note', withCommands(note), 'warning'))
  if (notes.length === 0) return message
  const [heading, ...rest] = message.blocks
  // another summary than the card’s in the channel, so that no platform takes that card for answer enough
  return { summary: message.summary.replace(/\.$/, '; please read the note.'), blocks: heading === undefined ? notes : [heading, ...notes, ...rest] }
}

const WITHHELD: Readonly<Record<Withheld, string>> = {
  'may-identify': 'your words looked as if they could identify somebody, so they are kept with the reasons and not shown in chat.',
  'too-long': 'your words are too long for a card, so all of them are kept with the reasons and not shown in chat.',
}

const nothing: ProtectionNotes = { number: 17, withheld: null, isUnfiled: false, isWordless: false, isUnpaged: false, isRepeat: false }

export const protectionNotedExamples: readonly Example[] = [
  {
    title: 'Recorded without a case, and without words',
    message: protectionNoted(escalationRaised(escalations.doneUnfiled), { ...nothing, isUnfiled: true, isWordless: true }),
  },
  { title: 'Recorded, and the words kept out of chat', message: protectionNoted(escalationRaised(escalations.done), { ...nothing, withheld: 'may-identify' }) },
  { title: 'Recorded, and nobody there to page', message: protectionNoted(escalationRaised(escalations.doneAlone), { ...nothing, isUnpaged: true }) },
  { title: 'The same urgent press again', message: protectionNoted(escalationRaised(escalations.done), { ...nothing, isRepeat: true }) },
]
