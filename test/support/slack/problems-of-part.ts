/** A block, or any part of one. */
export interface Part {
  readonly type?: unknown
  readonly [name: string]: unknown
}

interface Law {
  readonly isBroken: (part: Part) => boolean
  readonly says: string
}

/** What Slack wants of parts of blocks that neither its types nor the comments in them say. */
const LAWS: readonly Law[] = [
  { says: 'has no words', isBroken: ({ type, text }) => (type === 'mrkdwn' || type === 'plain_text') && String(text).trim() === '' },
  {
    says: 'has neither text nor fields',
    isBroken: ({ type, text, fields }) => type === 'section' && text === undefined && fields === undefined,
  },
  { says: 'has nothing to choose from', isBroken: (part) => part.type === 'static_select' && optionsOf(part).length === 0 },
  { says: 'has options and groups', isBroken: (part) => part.options !== undefined && part.option_groups !== undefined },
  { says: 'has an empty group', isBroken: (part) => groupsOf(part).some((group) => optionsOf(group).length === 0) },
  { says: 'has a group of more than 100', isBroken: (part) => groupsOf(part).some((group) => optionsOf(group).length > 100) },
  {
    says: 'has a group with a long label',
    isBroken: (part) => groupsOf(part).some(({ label }) => String((label as Part).text).length > 75),
  },
  {
    says: 'has two options with one value',
    isBroken: (part) => new Set(optionsOf(part).map(({ value }) => value)).size < optionsOf(part).length,
  },
  {
    says: 'begins with what is none of its options',
    isBroken: (part) => initialOf(part).some((one) => !optionsOf(part).some((option) => JSON.stringify(option) === JSON.stringify(one))),
  },
  {
    says: 'begins with more than it takes',
    isBroken: ({ initial_value: value, max_length: most }) => typeof value === 'string' && typeof most === 'number' && value.length > most,
  },
  {
    says: 'takes more than 3000 characters',
    isBroken: ({ type, max_length: most }) => type === 'plain_text_input' && Number(most) > 3_000,
  },
]

/** What is wrong with one part of a block, one line each. */
export function problemsOfPart(part: Part, path: string): readonly string[] {
  return LAWS.filter(({ isBroken }) => isBroken(part)).map(({ says }) => `${path}: ${says}`)
}

function groupsOf({ option_groups: groups }: Part): readonly Part[] {
  return Array.isArray(groups) ? groups as Part[] : []
}

function optionsOf(part: Part): readonly Part[] {
  return [...(Array.isArray(part.options) ? part.options as Part[] : []), ...groupsOf(part).flatMap(optionsOf)]
}

function initialOf({ initial_option: one, initial_options: some }: Part): readonly unknown[] {
  return [one, some].flat().filter((initial) => initial !== undefined)
}
