import { isNearly } from '../domain/authority/is-nearly.ts'
import { parseAllocate } from './commands/allocate.ts'
import { parseCase } from './commands/case.ts'
import { parseClock } from './commands/clock.ts'
import { parseDecide } from './commands/decide.ts'
import { parseDone } from './commands/done.ts'
import { parseDue } from './commands/due.ts'
import { parseEscalate } from './commands/escalate.ts'
import { parseMeeting } from './commands/meeting.ts'
import { parsePanel } from './commands/panel.ts'
import { parseServices } from './commands/services.ts'
import { parseUnit } from './commands/unit.ts'
import type { Parsed } from './parsed.ts'
import type { ReadingContext } from './reading/context.ts'
import type { Word } from './reading/words.ts'
import { splitWords } from './reading/words.ts'
import { asIntent } from './sheet.ts'
import type { Verb } from './verbs.ts'
import { VERB_NAMES, verbNamed } from './verbs.ts'

/** Longer than any command; what needs more words belongs in a form. */
const LONGEST_LINE = 2_000
const TOO_LONG: Parsed = { kind: 'unclear', says: 'That is too long for a command. Send the command alone and use its form.', didYouMean: [] }

/** What may protect a child is read however long it is. */
const PROTECTS: ReadonlySet<Verb> = new Set<Verb>(['escalate', 'decide'])

type ParseVerb = (words: readonly Word[], context: ReadingContext) => Parsed

const PARSERS: Readonly<Record<Verb, ParseVerb>> = {
  allocate: parseAllocate,
  decide: parseDecide,
  escalate: parseEscalate,
  due: parseDue,
  done: parseDone,
  case: parseCase,
  unit: parseUnit,
  meeting: parseMeeting,
  panel: parsePanel,
  clock: parseClock,
  services: parseServices,
  help: (words) => asIntent({ kind: 'help', verb: words[0] === undefined ? null : verbNamed(words[0].key.replace(/^\//, ''))?.verb ?? null }),
}

/**
 * What a command line asks: `parseCommand('allocate', 'C-1042 home visit to @jo by fri', context)`. Forgiving of case, order and
 * ways of writing; but an amount or a date that could be two is asked about, and no word is dropped. Never throws.
 */
export function parseCommand(verb: string, line: string, context: ReadingContext): Parsed {
  const entry = verbNamed(verb.toLowerCase())
  if (entry === null) return unknownVerb(verb, line, context)
  if (line.length > LONGEST_LINE && !PROTECTS.has(entry.verb)) return TOO_LONG
  const words = splitWords(line)
  if (words.length === 1 && (words[0]!.key === 'help' || words[0]!.text === '?')) return asIntent({ kind: 'help', verb: entry.verb })
  const parsed = PARSERS[entry.verb](words, context)
  return line.length > LONGEST_LINE && parsed.kind !== 'intent' ? TOO_LONG : parsed
}

/** A verb that is nearly one of ours, or one we do not have. A slip of the finger in what protects a child is no reason to ask back. */
function unknownVerb(verb: string, line: string, context: ReadingContext): Parsed {
  const protecting = isNearly(verb.toLowerCase(), 'escalate') ? parseEscalate(splitWords(line), context) : null
  if (protecting?.kind === 'intent' && protecting.intent.kind === 'escalate' && protecting.intent.isUrgent) return protecting
  if (line.length > LONGEST_LINE) return TOO_LONG
  const meant = VERB_NAMES.filter((name) => isNearly(verb.toLowerCase(), name)).map((name) => `/${name} ${line}`.trimEnd())
  return { kind: 'unclear', says: 'I do not know that command.', didYouMean: meant.length > 0 ? meant : ['/help'] }
}
