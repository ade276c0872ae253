import type { Part } from './card-parts.ts'
import { listIn, partsOf, wordsIn } from './card-parts.ts'

interface Law {
  readonly says: string
  readonly isBroken: (part: Part) => boolean
}

const VERBS = new Set<unknown>(['press', 'form', 'refresh'])

/** What Teams wants of parts of a card, or we want of ours, that the renderer does not say. */
const LAWS: readonly Law[] = [
  { says: 'is not of version 1.5', isBroken: (part) => part.type === 'AdaptiveCard' && part['version'] !== '1.5' },
  {
    says: 'has nothing for clients that cannot draw it',
    isBroken: (part) => part.type === 'AdaptiveCard' && isEmpty(part['fallbackText']),
  },
  {
    says: 'has no words',
    isBroken: ({ type, text }) => (type === 'TextBlock' || type === 'TextRun') && (typeof text !== 'string' || text === ''),
  },
  { says: 'has words on one line only', isBroken: ({ type, wrap }) => type === 'TextBlock' && wrap !== true },
  {
    says: 'has no words at all',
    isBroken: (part) => part.type === 'RichTextBlock' && listIn(part, 'inlines').every(({ text }) => isEmpty(text)),
  },
  { says: 'has more than six buttons', isBroken: (part) => listIn(part, 'actions').length > 6 },
  { says: 'has a button without words', isBroken: (part) => listIn(part, 'actions').some(({ title }) => isEmpty(title)) },
  {
    says: 'has a button with too many words',
    isBroken: (part) => listIn(part, 'actions').some((action) => wordsIn(action, 'title').length > 75),
  },
  { says: 'has a verb that nobody hears', isBroken: ({ type, verb }) => type === 'Action.Execute' && !VERBS.has(verb) },
  { says: 'asks something else in old clients', isBroken: asksSomethingElse },
  {
    says: 'is drawn for more than 60 people',
    isBroken: (part) => listIn(part['refresh'] as Part | undefined ?? {}, 'userIds').length > 60,
  },
  { says: 'is checked by Teams', isBroken: (part) => isInput(part) && ('isRequired' in part || 'errorMessage' in part || 'regex' in part) },
  { says: 'has no label', isBroken: (part) => isInput(part) && isEmpty(part['label']) },
  { says: 'has more in it than it takes', isBroken: (part) => wordsIn(part, 'value').length > Number(part['maxLength'] ?? Infinity) },
  { says: 'has nothing to choose from', isBroken: (part) => part.type === 'Input.ChoiceSet' && listIn(part, 'choices').length === 0 },
  { says: 'has a choice without words', isBroken: (part) => listIn(part, 'choices').some(({ title }) => isEmpty(title)) },
  {
    says: 'has two choices with one value',
    isBroken: (part) => new Set(listIn(part, 'choices').map(({ value }) => value)).size < listIn(part, 'choices').length,
  },
  {
    says: 'begins with what is none of its choices',
    isBroken: (part) => part.type === 'Input.ChoiceSet' && 'value' in part
      && !listIn(part, 'choices').some(({ value }) => value === part['value']),
  },
  { says: 'has words that Teams replaces', isBroken: (part) => allWords(part).includes('{{') },
  {
    says: 'looks like a mention where there can be none',
    isBroken: (part) => part.type !== 'TextBlock' && /<\/?at>/i.test(allWords(part)),
  },
]

/** What is wrong with one part of a card, one line each. */
export function problemsOfPart(part: Part, path: string): readonly string[] {
  return LAWS.filter(({ isBroken }) => isBroken(part)).map(({ says }) => `${path}: ${says}`)
}

/** What is wrong with a card's mentions: each has to stand in its text, and what looks like one has to be one. */
export function problemsOfMentions(card: Part): readonly string[] {
  const entities = listIn(card['msteams'] as Part | undefined ?? {}, 'entities')
  const told = entities.map((entity) => wordsIn(entity, 'text'))
  const texts = partsOf(card).filter(([, { type }]) => type === 'TextBlock').map(([, block]) => wordsIn(block, 'text'))
  const found = texts.flatMap((text) => text.match(/<at>.*?<\/at>|<\/?at>/gi) ?? [])
  return [
    ...told.filter((text) => !found.includes(text)).map((text) => `card: says that ${text} is a mention, which stands nowhere`),
    ...found.filter((text) => !told.includes(text)).map((text) => `card: does not say whom ${text} mentions`),
    ...entities.filter(({ mentioned }) => isEmpty((mentioned as Part | undefined)?.['id']))
      .map((entity) => `card: mentions nobody by ${wordsIn(entity, 'text')}`),
  ]
}

/** What is wrong with the ids of a card: what was put in a field comes back under its id. */
export function problemsOfIds(card: Part): readonly string[] {
  const ids = partsOf(card).map(([, part]) => wordsIn(part, 'id')).filter((id) => id !== '')
  return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `card: has two parts with the id ${id}`)
}

function asksSomethingElse({ type, verb, data, fallback }: Part): boolean {
  if (type !== 'Action.Execute' || verb === 'refresh') return false
  const instead = fallback as Part | undefined
  return instead?.type !== 'Action.Submit' || JSON.stringify(instead['data']) !== JSON.stringify(data)
}

function isInput(part: Part): boolean {
  return wordsIn(part, 'type').startsWith('Input.')
}

function isEmpty(words: unknown): boolean {
  return typeof words !== 'string' || words.trim() === ''
}

/** The words of a part itself, wherever it has them. */
function allWords(part: Part): string {
  return ['text', 'title', 'label', 'placeholder', 'fallbackText'].map((name) => wordsIn(part, name)).join(' ')
}
