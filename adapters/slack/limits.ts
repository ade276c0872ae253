/**
 * What Slack takes, as its documentation publishes it; lengths in characters. The tests hold the numbers against Slack's own types.
 * What is longer is split, or cut with the rest counted: never refused by Slack, never dropped silently.
 */
export const LIMITS = {
  message: {
    blocks: 50,
    /** Of the blocks' JSON, in bytes. Not published: messages from about 13,200 on were seen to be refused. */
    size: 12_800,
    /** Of the words in notifications. Slack takes 40,000; a telephone shows a few lines. */
    text: 500,
  },
  view: {
    blocks: 100,
    /** Of the blocks' JSON, in bytes. A whole view may have 250 kB. */
    size: 200_000,
    title: 24,
    submit: 24,
    close: 24,
    metadata: 3_000,
  },
  header: 150,
  section: 3_000,
  /** Buttons in a row. */
  actions: 25,
  button: { label: 75, value: 2_000 },
  option: { label: 75, description: 75, value: 75 },
  select: { options: 100, groups: 100, group: 75, placeholder: 150 },
  input: { label: 2_000, hint: 2_000, value: 3_000 },
} as const
