import { helpAbout } from '../../intents/help.ts'
import { help } from '../../messages/cards/help.ts'
import { welcome } from '../../messages/cards/welcome.ts'
import type { Reply } from '../../messages/reply.ts'
import { message, refuse } from '../reply.ts'
import { load } from '../situation.ts'
import type { Handlers } from './handler.ts'

/**
 * What can be asked; a greeting is greeted. A press that opens a form we do not have was drawn by another version, and what was kept is
 * not itself a press that goes on.
 */
export const helpHandlers: Handlers<'help' | 'open-form' | 'resume'> = {
  async help({ verb }, situation) {
    const isGreeting = verb === null && situation.ask.said.kind === 'words'
    if (!isGreeting) return message(help(helpAbout(verb)))
    const { asker, unit } = await load(situation, {})
    return message(welcome({ person: asker, unitName: unit?.name ?? null }))
  },

  'open-form': () => outOfDate(),
  'resume': () => outOfDate(),
}

function outOfDate(): Promise<Reply> {
  return Promise.resolve(refuse({ says: 'That button is out of date. Use the command instead.' }, ['/help']))
}
