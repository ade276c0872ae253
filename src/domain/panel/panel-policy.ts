import { z } from 'zod'
import { timeFrom } from '../calendar/london.ts'
import { TASK_CLASSES } from '../task/task.ts'

/**
 * What an authority's policy says of a panel: a body that decides together (004 §3.8, §3.10). A panel that says no more than its name
 * and its chair is one whose sittings are kept elsewhere: decisions still go up to its chair, and nothing is referred to it here.
 */

const role = z.string().regex(/^[a-z][a-z-]*$/, 'a role is lower-case letters and hyphens')
const identifier = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'an id is lower-case letters, digits and hyphens')
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time is written like 09:30').transform((text) => timeFrom(text))
const source = z.string().min(1)
const ours = 'this product’s default'

/** What the panel can come to about a child, or about the family. */
export const PANEL_OUTCOMES = ['agreed', 'agreed-with-conditions', 'not-agreed', 'deferred'] as const
export type PanelOutcome = (typeof PANEL_OUTCOMES)[number]

const checklistItem = z.strictObject({
  id: identifier,
  /** As it reads in a list: `Legal advice on the threshold`. */
  what: z.string().min(1).max(100),
  preparedBy: role,
  source,
})

const followUp = z.strictObject({
  /** Which outcomes raise it. */
  after: z.array(z.enum(PANEL_OUTCOMES)).min(1),
  title: z.string().min(1).max(100),
  taskClass: z.enum(TASK_CLASSES),
  /** Working days after the outcome. */
  workingDays: z.number().int().positive(),
  to: role,
  source,
})

export const panelShape = z.strictObject({
  id: identifier,
  name: z.string().min(1),
  /** Records what the panel decided. Whoever stands above may too. */
  chair: role,
  source,
  /** Writes down, for the chair, who was there and what was decided. */
  coordinator: role.nullable().default(null),
  /** Whether it decides about each child of a family, or about the family as one. */
  decidesFor: z.enum(['each-child', 'family']).default('each-child'),
  /** The London weekday (1 is Monday) and time it sits; null: its sittings are kept elsewhere. */
  sits: z.strictObject({ weekday: z.number().int().min(1).max(5), time, source }).nullable().default(null),
  members: z.array(role).default([]),
  /** How many must be there, and which roles among them. */
  quorum: z.strictObject({ people: z.number().int().positive(), roles: z.array(role).default([]), source })
    .default({ people: 1, roles: [], source: ours }),
  /** Working days before a sitting by which everything on the checklist is there. */
  papers: z.strictObject({ workingDays: z.number().int().nonnegative(), source }).default({ workingDays: 2, source: ours }),
  /** The chair gets the agenda at this time so many working days before, and again on the morning. */
  agenda: z.strictObject({ workingDays: z.number().int().positive(), time, source })
    .default({ workingDays: 1, time: timeFrom('08:30'), source: ours }),
  checklist: z.array(checklistItem).default([]),
  followUps: z.array(followUp).default([]),
})

export type Panel = z.infer<typeof panelShape>

/** A panel that sits here. */
export type SittingPanel = Panel & { readonly sits: NonNullable<Panel['sits']> }

export function sitsHere(panel: Panel): panel is SittingPanel {
  return panel.sits !== null
}
