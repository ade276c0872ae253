/** How much the playground takes and shows. A browser hardly cares; people do, and Slack's and Teams' own limits are of this order. */
export const LIMITS = {
  /** Of one line typed into the message box, in characters. */
  line: 1_000,
  /** Of one field of a form, in characters. */
  field: 10_000,
  /** Of one request's body, in bytes: a form with every field full, in characters of several bytes. */
  body: 400_000,
  /** Rows of a table and lines of a list before "…and 7 more". */
  rows: 100,
  /** Messages of a conversation shown at once; earlier ones are a press away. */
  messages: 100,
  /** Cases, tasks and people a page carries for completing what is typed. */
  completions: 500,
  /** The furthest the clock is moved at once, in days. */
  days: 31,
} as const
