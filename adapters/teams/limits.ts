/**
 * What Teams takes; lengths in characters, sizes in bytes of JSON. What is longer is split, or cut with the rest counted: never refused
 * by Teams, never dropped silently.
 */
export const LIMITS = {
  /** Of a card. A whole message may have 28 kB; the rest is left for what goes around the card. */
  card: 25_000,
  /** Of the words in notifications: a telephone shows a few lines. */
  text: 500,
  /** Buttons in a row: of more, Teams hides what does not fit behind three dots. */
  actions: 6,
  /** Of the words on the buttons of a row, on a telephone; each takes the room of so many more. */
  rowOfButtons: 44,
  aroundLabel: 5,
  /** Of the words on a button, of which a telephone shows a line. */
  button: 75,
  /** People whose copy of a card Teams draws for each of them. */
  viewers: 60,
  /** Of a label, a hint or something to choose. */
  label: 300,
  /** Of what may be typed in one field. */
  value: 3_000,
} as const
