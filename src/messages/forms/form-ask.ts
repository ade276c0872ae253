import type { FormName } from '../../intents/parsed.ts'
import type { DecisionNarrative } from '../decision-narrative.ts'
import type { Form } from '../model.ts'
import type { Colleague } from '../text.ts'
import { strong, text } from '../text.ts'

/** What a panel's forms offer: its papers, the children it decides about, who sits. */
export interface PanelOffers {
  /** `C-1042 at the Resource Panel`. */
  readonly about: string
  readonly papers: readonly { readonly id: string; readonly what: string; readonly isTheirs: boolean; readonly state: string }[]
  readonly children: readonly { readonly id: string; readonly ref: string }[]
  readonly chairs: readonly Colleague[]
}

/** What people can choose from in a form; all of it may be empty, and the form still works. */
export interface FormOffers {
  /** Colleagues most likely to be meant, with a few words that help to choose: `on leave until Mon 30 Nov 2026`. */
  readonly people: readonly (Colleague & { readonly note: string | null })[]
  /** Kinds of decision; the policy's matrix has this shape. */
  readonly decisionTypes: readonly { readonly id: string; readonly name: string }[]
  /** What a family can be referred to by its unit. */
  readonly services: readonly { readonly code: string; readonly name: string }[]
  /** The case's children, by reference. */
  readonly children: readonly string[]
  /** Tasks the family has already that seem to be the one meant, `T-12`, each with a few words: `Looked-after visit, due …`. */
  readonly existing: readonly { readonly ref: string; readonly words: string }[]
  /** A new task may be added all the same, once what there is to know has been read. */
  readonly isConfirmable: boolean
  /** The decision a form is about, to be read before answering. */
  readonly decision: DecisionNarrative | null
  /** What a form about a panel is about. */
  readonly panel?: PanelOffers
}

export const noOffers: FormOffers = { people: [], decisionTypes: [], services: [], children: [], existing: [], isConfirmable: false, decision: null }

/** A form to be drawn: empty, filled in from a command line, or coming back with problems. */
export interface FormAsk {
  readonly values: Readonly<Record<string, string>>
  readonly problems: Readonly<Record<string, string>>
  readonly carries: Readonly<Record<string, string>>
  readonly offers: FormOffers
}

/** Ids each form carries unchanged. A button that opens a form gives them among its values. */
const CARRIED: Readonly<Record<FormName, readonly string[]>> = {
  'allocate': ['link'],
  'allocate-task': ['task', 'version'],
  'decide': ['link'],
  'decide-again': ['case', 'escalation', 'version'],
  'decline': ['escalation', 'version'],
  'send-back': ['escalation', 'version'],
  'answer': ['escalation', 'version'],
  'done': ['version'],
  'case-event': [],
  'open-case': [],
  'leave': [],
  'cover': [],
  'digest-time': [],
  'quiet-hours': [],
  'clock': [],
  'panel-papers': ['referral', 'version'],
  'panel-incomplete': ['referral', 'version'],
  'panel-attendance': ['panel', 'on'],
  'panel-outcome': ['referral', 'version', 'alone'],
  'escalate': ['link'],
  'add-words': ['decision'],
  'file-decision': ['decision'],
  'right-as-it-is': ['case', 'drift', 'version'],
  'refer': [],
  'referral-news': ['referral', 'version'],
}

/** A form with what it carries. A problem with no field of its own is said at the top: nothing is dropped silently. */
export function form(name: FormName, ask: FormAsk, parts: Pick<Form, 'title' | 'intro' | 'submit' | 'fields'>): Form {
  const unplaced = Object.entries(ask.problems).filter(([field]) => !parts.fields.some((one) => one.name === field))
  return {
    ...parts,
    form: name,
    intro: [...unplaced.flatMap(([, says]) => text(strong(says), ' ')), ...parts.intro],
    carries: { ...ask.carries, ...Object.fromEntries(CARRIED[name].flatMap((id) => carried(id, ask))) },
  }
}

function carried(id: string, { values, carries }: FormAsk): readonly (readonly [string, string])[] {
  const value = carries[id] ?? values[id]
  return value === undefined ? [] : [[id, value]]
}
