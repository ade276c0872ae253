/**
 * Adaptive Cards as Teams draws them: those parts of version 1.5 that we use, and of each only what we say of it. A card is data; nothing
 * here depends on anybody's library.
 */
export interface Card {
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json'
  readonly type: 'AdaptiveCard'
  readonly version: '1.5'
  /** What stands in its place where a client cannot draw it. */
  readonly fallbackText: string
  readonly body: readonly Element[]
  readonly msteams: { readonly width: 'Full'; readonly entities?: readonly Mention[] }
  /** Asks for the copy of whoever of these people looks at it. */
  readonly refresh?: { readonly action: Refresh; readonly userIds: readonly string[] }
}

export type Element = TextBlock | RichTextBlock | ActionSet | Input

export type Spacing = 'None' | 'Small' | 'Medium'
export type Colour = 'Good' | 'Warning' | 'Attention'

interface Placed {
  readonly spacing?: Spacing
  /** A line above it. */
  readonly separator?: true
}

/** Words in a little markdown: for headings, which screen readers look for, and where somebody is mentioned. */
export interface TextBlock extends Placed {
  readonly type: 'TextBlock'
  readonly text: string
  readonly wrap: true
  readonly style?: 'heading'
  /** Said of every heading: clients draw those that say nothing larger than our titles. */
  readonly size?: 'Small' | 'Default' | 'Medium'
  readonly weight?: 'Bolder'
  readonly isSubtle?: true
}

/** Words as they are: there is no markup in a run. */
export interface RichTextBlock extends Placed {
  readonly type: 'RichTextBlock'
  readonly inlines: readonly TextRun[]
}

export interface TextRun {
  readonly type: 'TextRun'
  readonly text: string
  readonly weight?: 'Bolder'
  readonly size?: 'Small'
  readonly isSubtle?: true
  readonly color?: Colour
  readonly selectAction?: { readonly type: 'Action.OpenUrl'; readonly url: string }
}

export interface ActionSet extends Placed {
  readonly type: 'ActionSet'
  readonly actions: readonly (Execute | Submit)[]
}

/** What a button carries; the values of a form's fields come beside it. */
export type Carried = Readonly<Record<string, unknown>>

type ActionStyle = 'default' | 'positive' | 'destructive'

/** A press that is answered where it was pressed. Clients that do not know it send the same data as a message. */
export interface Execute {
  readonly type: 'Action.Execute'
  readonly title: string
  readonly verb: 'press' | 'form'
  readonly data: Carried
  readonly style?: ActionStyle
  readonly fallback: Submit
}

export interface Submit {
  readonly type: 'Action.Submit'
  readonly title: string
  readonly data: Carried
  readonly style?: ActionStyle
}

export interface Refresh {
  readonly type: 'Action.Execute'
  readonly verb: 'refresh'
  readonly data: { readonly notice: string }
}

export type Input = TextInput | ChoiceInput | ToggleInput

interface Labelled extends Placed {
  readonly id: string
  readonly label: string
}

export interface TextInput extends Labelled {
  readonly type: 'Input.Text'
  readonly value?: string
  readonly placeholder?: string
  readonly isMultiline?: true
  readonly maxLength: number
}

export interface ChoiceInput extends Labelled {
  readonly type: 'Input.ChoiceSet'
  readonly style: 'compact' | 'filtered'
  readonly choices: readonly { readonly title: string; readonly value: string }[]
  readonly placeholder: string
  readonly value?: string
}

export interface ToggleInput extends Labelled {
  readonly type: 'Input.Toggle'
  readonly title: string
  readonly value: string
  readonly valueOn: string
  readonly valueOff: string
}

/** Says which words of the card are a mention, and of whom: a Teams user by the object id in Entra. */
export interface Mention {
  readonly type: 'mention'
  readonly text: string
  readonly mentioned: { readonly id: string; readonly name: string }
}

/** A card with this in it. */
export function cardOf(body: readonly Element[], fallbackText: string): Card {
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', type: 'AdaptiveCard', version: '1.5', fallbackText, body,
    msteams: { width: 'Full' },
  }
}

/** In bytes, as it is sent. */
export function sizeOf(card: unknown): number {
  return Buffer.byteLength(JSON.stringify(card))
}
