import { helpAbout } from '../../intents/help.ts'
import { help } from '../../messages/cards/help.ts'
import { message, refuse } from '../reply.ts'
import type { Handlers } from './handler.ts'

/** What can be asked. A press that opens a form we do not have was drawn by another version. */
export const helpHandlers: Handlers<'help' | 'open-form'> = {
  help: ({ verb }) => Promise.resolve(message(help(helpAbout(verb)))),
  'open-form': () => Promise.resolve(refuse({ says: 'That button is out of date. Use the command instead.' }, ['/help'])),
}
