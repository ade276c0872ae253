import type { Intent } from './intent.ts'
import type { FormName } from './parsed.ts'

/**
 * The commands that work, as data: slash completion, help, the manifests of the chat platforms and the reader of command lines
 * are all made from this table, so that none of them can offer what another does not know.
 */
export interface VerbEntry {
  readonly verb: Verb
  /** What may follow it, for slash completion. */
  readonly usage: string
  /** One line, at most 100 characters. */
  readonly description: string
  /** Every way of using it, with what that does: the explanation `help` gives. */
  readonly ways: readonly { readonly line: string; readonly does: string }[]
  readonly examples: readonly [string, string]
  /** What it does with nothing after it. */
  readonly alone: { readonly kind: 'form'; readonly form: FormName } | { readonly kind: 'intent'; readonly intent: Intent }
}

export const VERB_NAMES = ['allocate', 'decide', 'escalate', 'due', 'done', 'case', 'unit', 'meeting', 'panel', 'clock', 'services', 'help'] as const
export type Verb = (typeof VERB_NAMES)[number]

export const VERBS: readonly VerbEntry[] = [
  {
    verb: 'allocate',
    usage: '[case] [what] to [@person] by [date]',
    description: 'Give somebody a piece of work, or ask who is free and suited to do it.',
    ways: [
      { line: '/allocate C-1042 home visit to @jo by fri', does: 'Gives Jo a new task on that case.' },
      { line: '/allocate C-1042 home visit by fri', does: 'Suggests who could do it, with reasons.' },
      { line: '/allocate T-12 to @jo', does: 'Gives Jo a task there already is.' },
      { line: '/allocate T-12', does: 'Suggests who could do that task, with reasons.' },
    ],
    examples: ['/allocate C-1042 home visit to @jo by fri', '/allocate T-12'],
    alone: { kind: 'form', form: 'allocate' },
  },
  {
    verb: 'decide',
    usage: '[case] [decision] [£amount] [decided by @person] [urgent]',
    description: 'Record a decision. What is beyond your authority goes up to who may decide it.',
    ways: [
      { line: '/decide C-1042 spend £450 taxis to contact', does: 'Records it, or sends it up, and says which rule decided that.' },
      { line: '/decide C-1042 start s47', does: 'Records that a section 47 enquiry is started.' },
      { line: '/decide C-1042 care proceedings urgent', does: 'Goes up at once, day or night.' },
      { line: '/decide C-1042 start s47 decided by @kim', does: 'Records what Kim decided.' },
      { line: '/decide D-12', does: 'Shows where a decision stands.' },
    ],
    examples: ['/decide C-1042 spend £450 taxis to contact', '/decide C-1042 care proceedings urgent'],
    alone: { kind: 'form', form: 'decide' },
  },
  {
    verb: 'escalate',
    usage: '[case] [what you ask, or have done] [urgent]',
    description: 'Ask above the unit. With urgent: record what you did to protect a child, and page them now.',
    ways: [
      { line: '/escalate C-1042 may we pay for a second opinion', does: 'Asks whoever may decide it. It waits for an answer.' },
      { line: '/escalate C-1042 taken to hospital with police urgent', does: 'Records what you did and pages whoever answers for it now, day or night.' },
      { line: '/escalate D-12 C-1042', does: 'Says afterwards which case an urgent record is about.' },
    ],
    examples: ['/escalate C-1042 taken to hospital with police urgent', '/escalate C-1042 may we pay for a second opinion'],
    alone: { kind: 'form', form: 'escalate' },
  },
  {
    verb: 'due',
    usage: '[unit | week | case]',
    description: 'See what is due: your own work, the unit’s, this week’s, or one case’s.',
    ways: [
      { line: '/due', does: 'Your own work.' },
      { line: '/due unit', does: 'The whole unit’s.' },
      { line: '/due week', does: 'The unit’s in the coming week.' },
      { line: '/due C-1042', does: 'One case’s.' },
    ],
    examples: ['/due', '/due C-1042'],
    alone: { kind: 'intent', intent: { kind: 'show-due', scope: 'mine' } },
  },
  {
    verb: 'done',
    usage: '[task] [on date] [not seen]',
    description: 'Mark a task as done, today or on the day it happened.',
    ways: [
      { line: '/done T-12', does: 'It was done today.' },
      { line: '/done T-12 on 24 nov', does: 'It was done that day.' },
      { line: '/done T-12 not seen', does: 'The visit was made and the child was not seen, so the limit still stands.' },
    ],
    examples: ['/done T-12 on 24 nov', '/done T-12 not seen'],
    alone: { kind: 'form', form: 'done' },
  },
  {
    verb: 'case',
    usage: '[case] [event] from [date], or open [case]',
    description: 'See a case, open one, or record what happened so that its dates are worked out.',
    ways: [
      { line: '/case C-1042', does: 'Shows the case and its dates.' },
      { line: '/case open C-1050', does: 'Opens a case new to the unit.' },
      { line: '/case C-1042 looked-after from 3 mar', does: 'Records what happened and when. Add child a, 4pm or kind=foster if needed.' },
      { line: '/case C-1042 direction "final evidence" by 12 jan 4pm', does: 'Records what the court directed.' },
    ],
    examples: ['/case C-1042 looked-after from 3 mar', '/case C-1042 direction "final evidence" by 12 jan 4pm'],
    alone: { kind: 'form', form: 'case-event' },
  },
  {
    verb: 'unit',
    usage: '[leave @person dates | cover @person by @person dates | digest time | quiet times | here | on teams]',
    description: 'See who is in the unit and who is away; record leave and cover; set times.',
    ways: [
      { line: '/unit', does: 'Who is in the unit, where, and when it meets.' },
      { line: '/unit leave @jo 1 dec to 5 dec', does: 'Jo is away, both days included.' },
      { line: '/unit cover @mo by @sam 1 dec to 14 dec', does: 'Sam stands in for Mo.' },
      { line: '/unit digest 08:30', does: 'The morning digest comes at half past eight.' },
      { line: '/unit here', does: 'Makes this channel the unit’s. Add its name if you work with several.' },
      { line: '/unit quiet 19:00 to 07:30', does: 'Between those times you get only what is urgent. /unit quiet off ends it.' },
      { line: '/unit on teams', does: 'What is for you comes in Teams. /unit on slack brings it back.' },
    ],
    examples: ['/unit leave @jo 1 dec to 5 dec', '/unit cover @mo by @sam 1 dec to 14 dec'],
    alone: { kind: 'intent', intent: { kind: 'show-unit' } },
  },
  {
    verb: 'meeting',
    usage: '',
    description: 'See when the unit meets next, and the agenda.',
    ways: [{ line: '/meeting', does: 'The next meeting and its agenda.' }],
    examples: ['/meeting', '/meeting help'],
    alone: { kind: 'intent', intent: { kind: 'show-meeting' } },
  },
  {
    verb: 'panel',
    usage: '[case] [resource | jarp]',
    description: 'See what is for each panel and what is missing, or take a family to one.',
    ways: [
      { line: '/panel', does: 'When each panel sits next, what is for it, and what is missing.' },
      { line: '/panel C-1042 resource', does: 'Takes the family to the Resource Panel: who has to prepare what, and what is missing.' },
      { line: '/panel C-1042 jarp', does: 'The same for additional family support.' },
    ],
    examples: ['/panel C-1042 resource', '/panel C-1042 jarp'],
    alone: { kind: 'intent', intent: { kind: 'show-panels' } },
  },
  {
    verb: 'clock',
    usage: '[event] from [date] [dob date] [until date]',
    description: 'See what would fall due after something happens, without a case.',
    ways: [
      { line: '/clock looked-after from 3 mar dob 12 may 2023', does: 'Every date that would follow, with its rule and source.' },
      { line: '/clock placement from 3 mar kind=foster until 1 sep', does: 'The same for that kind of placement, so far.' },
    ],
    examples: ['/clock looked-after from 3 mar dob 12 may 2023', '/clock strategy-discussion from yesterday'],
    alone: { kind: 'form', form: 'clock' },
  },
  {
    verb: 'services',
    usage: '[words], or refer [case] [service] [decided by @person]',
    description: 'See what there is for families and how to access it, or refer a family.',
    ways: [
      { line: '/services', does: 'The menu of services.' },
      { line: '/services parenting', does: 'Services with that word in them, or nearly.' },
      { line: '/services contact-service', does: 'One service: how to access it, its criteria, who to ring, the wait.' },
      { line: '/services refer C-1042 contact-service', does: 'Refers the family, or asks whoever may decide it.' },
    ],
    examples: ['/services parenting', '/services refer C-1042 contact-service'],
    alone: { kind: 'intent', intent: { kind: 'show-services', words: null } },
  },
  {
    verb: 'help',
    usage: '[command]',
    description: 'See what the Co-ordinator can do. Put help after any command to have it explained.',
    ways: [
      { line: '/help', does: 'Every command in one line each.' },
      { line: '/help allocate', does: 'One command explained. So does /allocate help.' },
    ],
    examples: ['/help', '/allocate help'],
    alone: { kind: 'intent', intent: { kind: 'help', verb: null } },
  },
]

const BY_NAME: ReadonlyMap<string, VerbEntry> = new Map(VERBS.map((entry) => [entry.verb, entry]))

/** The entry of a verb; null for a word that is none. */
export function verbNamed(word: string): VerbEntry | null {
  return BY_NAME.get(word) ?? null
}
