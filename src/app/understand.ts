import type { Parsed } from '../intents/parsed.ts'
import { parseCommand } from '../intents/parse-command.ts'
import { parseWords } from '../intents/parse-words.ts'
import { isFormName, readForm } from '../intents/read-form.ts'
import type { ReadingContext } from '../intents/reading/context.ts'
import type { Reply } from '../messages/reply.ts'
import { handle } from './handle.ts'
import { openForm } from './open-form.ts'
import { refuse } from './reply.ts'
import type { Situation } from './situation.ts'

/** Reads what was said and does it; or asks for what is missing, with everything that was understood still there. */
export function understand(situation: Situation): Promise<Reply> {
  const parsed = read(situation)
  switch (parsed.kind) {
    case 'intent': return handle(parsed.intent, situation)
    case 'form': return openForm(situation, parsed)
    case 'unclear': return Promise.resolve(refuse(parsed, parsed.didYouMean))
    default: return parsed satisfies never
  }
}

/** What was said, as far as words go: nothing is looked up. */
export function read(asked: Pick<Situation, 'ask' | 'today' | 'now' | 'calendar' | 'policy'>): Parsed {
  const { ask: { said }, today, now, calendar, policy } = asked
  const context: ReadingContext = { today, now, calendar, policy }
  switch (said.kind) {
    case 'command': return parseCommand(said.verb, said.line, context)
    case 'words': return parseWords(said.line, context)
    case 'form': return readForm(said.form, said.values, said.carries, context)
    case 'press': return said.intent.kind === 'open-form' && isFormName(said.intent.form)
      ? { kind: 'form', form: said.intent.form, values: said.intent.values, carries: {}, problems: {} }
      : { kind: 'intent', intent: said.intent }
    default: return said satisfies never
  }
}
