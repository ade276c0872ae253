import type { Instant } from '../../domain/calendar/london.ts'
import type { Example } from '../example.ts'
import { at } from '../example-world.ts'
import type { Message } from '../model.ts'
import { facts, moment, paragraph, text } from '../text.ts'

/** Why somebody is not answered. None of the sentences says anything of what is here: not a unit, not a name. */
export type Strange = 'not-set-up' | 'guest' | 'outsider' | 'bot' | 'closed' | 'cannot-tell'

const SAYS: Readonly<Record<Exclude<Strange, 'not-set-up'>, string>> = {
  guest: 'Guest accounts cannot use the Co-ordinator; ask somebody with a full account to do this for you.',
  outsider: 'The Co-ordinator only answers people of the organisation it works for; ask the person you work with there.',
  bot: 'The Co-ordinator only answers people, not apps.',
  closed: 'This account is closed, so the Co-ordinator cannot answer it.',
  'cannot-tell': 'It cannot be checked who you are just now; try again in a minute.',
}

/** To somebody the product does not know, or does not answer. */
export function stranger(strange: Strange = 'not-set-up'): Message {
  if (strange !== 'not-set-up') return { summary: SAYS[strange], blocks: [paragraph(SAYS[strange])] }
  return {
    summary: 'You are not set up to use the Co-ordinator yet.',
    blocks: [
      paragraph('You are not set up to use the Co-ordinator yet.'),
      paragraph('Ask whoever keeps your unit’s diary to have you added, then send this again.'),
    ],
  }
}

/** To somebody with a full account whose address is nobody's here: what an administrator needs to link them. */
export function strangerToLink({ code, until }: { readonly code: string; readonly until: Instant }): Message {
  return {
    summary: 'You are not set up to use the Co-ordinator yet.',
    blocks: [
      paragraph('You are not set up to use the Co-ordinator yet. Give this code to whoever runs it in your organisation.'),
      facts(['Your code', code], ['Good until', text(moment(until))]),
      paragraph('When they have linked you, you are told here, and can go on with what you asked.'),
    ],
  }
}

export const strangerExamples: readonly Example[] = [
  { title: 'To somebody who is not known here', message: stranger() },
  { title: 'To a guest', message: stranger('guest') },
  { title: 'To somebody of another organisation', message: stranger('outsider') },
  { title: 'To an app', message: stranger('bot') },
  { title: 'To a closed account', message: stranger('closed') },
  { title: 'When the platform cannot say who somebody is', message: stranger('cannot-tell') },
  { title: 'To somebody who has to be linked', message: strangerToLink({ code: 'K7F3-9QPX', until: at('2026-11-27', '08:30') }) },
]
