/** What can be completed in one conversation. */
export interface Completions {
  readonly verbs: readonly { readonly verb: string; readonly usage: string; readonly says: string }[]
  readonly cases: readonly { readonly ref: string; readonly says: string }[]
  readonly tasks: readonly { readonly ref: string; readonly says: string }[]
  readonly people: readonly { readonly handle: string; readonly name: string }[]
}

/** Something that can be put in the place of the word being typed. */
export interface Option {
  readonly insert: string
  readonly says: string
}

/** What is offered for a line as it stands. */
export interface Offered {
  /** Where the word being typed begins; it ends at the caret. */
  readonly from: number
  readonly options: readonly Option[]
  /** What may follow the command at the start of the line; null when there is none yet. */
  readonly expects: string | null
}

const MOST_OPTIONS = 7

/** In channels a command begins with a slash; in direct messages the bare verb will do. */
export function offer(line: string, caret: number, known: Completions, isDirect: boolean): Offered {
  const from = line.lastIndexOf(' ', caret - 1) + 1
  const word = line.slice(from, caret)
  const slash = isDirect && !line.startsWith('/') ? '' : '/'
  const verb = verbOf(line, slash, known)
  const options = from === 0 ? verbs(word, slash, known) : rest(word, line.slice(0, from), verb?.usage ?? '', known)
  const isComplete = options.length === 1 && options[0]?.insert.trim().toLowerCase() === word.toLowerCase()
  return {
    from,
    options: isComplete ? [] : options.slice(0, MOST_OPTIONS),
    expects: verb === undefined ? null : `${slash}${verb.verb} ${verb.usage}`.trim(),
  }
}

function verbs(word: string, slash: string, known: Completions): readonly Option[] {
  if (word.startsWith('@')) return people(word, known)
  if (word === '' || !word.startsWith(slash)) return []
  return known.verbs
    .filter(({ verb }) => begins(verb, word.slice(slash.length)))
    .map(({ verb, says }) => ({ insert: `${slash}${verb} `, says }))
}

/** After the verb: people by `@`; tasks and cases by how their references begin, or straight after a verb that wants one. */
function rest(word: string, before: string, usage: string, known: Completions): readonly Option[] {
  if (word.startsWith('@')) return people(word, known)
  const isFirst = before.trim().split(' ').length === 1
  const wants = (what: string): boolean => (word === '' ? isFirst && usage.includes(`[${what}`) : word.length > 1)
  const wanted = [...(wants('task') ? known.tasks : []), ...(wants('case') ? known.cases : [])]
  return wanted.filter(({ ref }) => begins(ref, word)).map(({ ref, says }) => ({ insert: `${ref} `, says }))
}

function people(word: string, known: Completions): readonly Option[] {
  const typed = word.slice(1)
  return [...known.people, { handle: 'Co-ordinator', name: 'The Co-ordinator' }]
    .filter(({ handle, name }) => begins(handle, typed) || name.split(' ').some((part) => begins(part, typed)))
    .map(({ handle, name }) => ({ insert: `@${handle} `, says: name }))
}

function verbOf(line: string, slash: string, known: Completions): Completions['verbs'][number] | undefined {
  const first = (line.split(' ')[0] ?? '').toLowerCase()
  return known.verbs.find(({ verb }) => first === `${slash}${verb}`)
}

function begins(text: string, start: string): boolean {
  return text.toLowerCase().startsWith(start.toLowerCase())
}
