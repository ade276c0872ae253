import type { Parsed } from './parsed.ts'
import { parseCommand } from './parse-command.ts'
import type { ReadingContext } from './reading/context.ts'
import { asIntent } from './sheet.ts'

/** The product's own mention, where a platform leaves it in: no command begins with a person. */
const MENTIONED = /^\s*<@[^>]*>[,:]?/
const FIRST_WORD = /^\/?(\S{0,40})\s*([^]*)$/
const WHATS_DUE = /^(?:what(?:['’]?s| is)|whats)\s+(?:all\s+)?due\b(?:\s+(?:for|in|on|to))?\s*([^]*)$/i
const HOME = /^(?:my\s+)?(?:home|work|day)[?!.\s]*$/i
const GREETING = /^(?:hi|hello|hey|hiya|morning|good morning|good afternoon|help me|what can you do|thanks|thank you)\b[^]*$/i

/**
 * Words without a slash: a direct message, or what follows a mention in a channel or thread. The first word is the verb;
 * `home` is one's own page, and a greeting is answered with what there is to ask. Never throws.
 */
export function parseWords(line: string, context: ReadingContext): Parsed {
  const said = line.replace(MENTIONED, '').trim()
  const due = WHATS_DUE.exec(said)
  if (due !== null) return parseCommand('due', due[1]!.replace(/[?!.\s]+$/, ''), context)
  if (HOME.test(said)) return asIntent({ kind: 'show-home' })
  if (said === '' || GREETING.test(said)) return asIntent({ kind: 'help', verb: null })
  const [, verb = '', rest = ''] = FIRST_WORD.exec(said) ?? []
  return parseCommand(verb.replace(/[,:;.!?]+$/, ''), rest, context)
}
