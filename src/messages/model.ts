import type { Instant, LondonDate } from '../domain/calendar/london.ts'
import type { PersonId } from '../domain/ids.ts'
import type { Intent } from '../intents/intent.ts'
import type { Verb } from '../intents/verbs.ts'

/**
 * What we say, before any platform. Text is spans, never markdown: each platform escapes in exactly one function. A renderer is
 * a total table from block kind to output, so a new block does not compile until every platform has it.
 */

export type Span =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  /** A colleague. Shown as a mention only where `notifies`; otherwise as a name, so that a list of ten people wakes nobody. */
  | { readonly kind: 'person'; readonly id: PersonId; readonly name: string; readonly notifies: boolean }
  | { readonly kind: 'date'; readonly date: LondonDate }
  | { readonly kind: 'moment'; readonly at: Instant }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  /** A command's first word, as people write it there: `/due`, `/due-test`, `@Co-ordinator due`. What follows it is plain. */
  | { readonly kind: 'command'; readonly verb: Verb }

export type Text = readonly Span[]

/** A word beside the text, never colour alone. */
export type Tone = 'normal' | 'good' | 'warning' | 'urgent'

export interface Button {
  readonly label: string
  readonly tone: 'normal' | 'main' | 'danger'
  /** Ids and the version the button was drawn from; never words a person typed. */
  readonly intent: Intent
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: Text; readonly tone: Tone }
  | { readonly kind: 'facts'; readonly facts: readonly { readonly label: string; readonly value: Text }[] }
  | { readonly kind: 'list'; readonly items: readonly Text[]; readonly hidden: number }
  | { readonly kind: 'table'; readonly caption: string; readonly columns: readonly string[]; readonly rows: readonly (readonly Text[])[]
      readonly hidden: number }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  /** Smaller print: the source of a date, the row of the policy. */
  | { readonly kind: 'aside'; readonly text: Text }
  | { readonly kind: 'divider' }

export type BlockKind = Block['kind']
export type BlockOf<Kind extends BlockKind> = Extract<Block, { kind: Kind }>

export interface Message {
  /** One sentence for notifications and screen readers; references only. */
  readonly summary: string
  readonly blocks: readonly Block[]
}

interface FieldBase {
  readonly name: string
  readonly label: string
  readonly hint: string | null
  readonly isRequired: boolean
  /** What was typed or chosen; an empty string when nothing was. Kept when the form comes back with problems. */
  readonly value: string
  /** One sentence saying what to do; null when there is none. */
  readonly problem: string | null
}

export interface Choice {
  readonly value: string
  readonly label: string
}

export type Field = FieldBase & (
  | { readonly kind: 'line' }
  | { readonly kind: 'paragraph' }
  | { readonly kind: 'date' }
  | { readonly kind: 'money' }
  /** A colleague: those most likely to be meant, by `PersonId`; anybody else may be typed or picked as the platform does it. */
  | { readonly kind: 'person'; readonly people: readonly Choice[] }
  | { readonly kind: 'tick' }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
  /** Words to read, not to change: `value` under its label. Reasons and questions are shown so, never in a channel. */
  | { readonly kind: 'shown' })

export type FieldKind = Field['kind']

export interface Form {
  /** Names the reader that turns the values back into an intent. */
  readonly form: string
  readonly title: string
  readonly intro: Text
  /** The button that sends it. Null: a page to read, with nothing to send. */
  readonly submit: string | null
  /** Ids carried through unchanged: the case, the escalation, the version it was opened from. */
  readonly carries: Readonly<Record<string, string>>
  readonly fields: readonly Field[]
}
