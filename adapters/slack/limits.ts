/**
 * What Slack takes, as its documentation publishes it; lengths in characters. Checked against Slack's own types by the tests. What is
 * longer is split, or cut with the rest counted: never refused by Slack, never dropped silently.
 */
export const LIMITS = {
  message: {
    blocks: 50,
    /** Of the blocks' JSON, in bytes. Not published: messages from about 13,200 on were seen to be refused. */
    size: 12_800,
    /** Of the words shown in notifications; Slack cuts them at 40,000, and nobody reads even this many. */
    text: 500,
  },
  view: {
    blocks: 100,
    /** Of the blocks' JSON, in bytes: a view may have 250 kB in all. */
    size: 200_000,
    title: 24,
    submit: 24,
    close: 24,
    callbackId: 255,
    privateMetadata: 3_000,
  },
  header: 150,
  section: { text: 3_000, fields: 10, field: 2_000 },
  context: { elements: 10, text: 3_000 },
  actions: 25,
  button: { label: 75, value: 2_000 },
  option: { label: 75, description: 75, value: 75 },
  select: { options: 100, groups: 100, group: 75, placeholder: 150 },
  radios: 10,
  checkboxes: 10,
  input: { label: 2_000, hint: 2_000, value: 3_000 },
  actionId: 255,
  blockId: 255,
} as const
