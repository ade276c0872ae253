import type { Intent } from './intent.ts'

/** The forms people fill in. Each is drawn in `messages/forms` and read back in `intents/read-form.ts`. */
export const FORMS = [
  'allocate', 'allocate-task', 'decide', 'decide-again', 'decline', 'send-back', 'answer', 'done', 'case-event', 'open-case', 'leave', 'cover',
  'digest-time', 'quiet-hours', 'clock', 'right-as-it-is', 'escalate', 'add-words', 'file-decision',
  'panel-papers', 'panel-incomplete', 'panel-attendance', 'panel-outcome',
  'refer', 'referral-news',
] as const
export type FormName = (typeof FORMS)[number]

/** What a command line or a submitted form came to. */
export type Parsed =
  | { readonly kind: 'intent'; readonly intent: Intent }
  /** Something is missing or unclear: the form, with what was understood, and one sentence beside each field that needs attention. */
  | { readonly kind: 'form'; readonly form: FormName; readonly values: Readonly<Record<string, string>>; readonly carries: Readonly<Record<string, string>>
      readonly problems: Readonly<Record<string, string>> }
  /** Not understood: one sentence, and lines they may have meant, ready to send. */
  | { readonly kind: 'unclear'; readonly says: string; readonly didYouMean: readonly string[] }
