import { helpAbout } from '../../intents/help.ts'
import type { Help } from '../../intents/help.ts'
import { VERB_NAMES } from '../../intents/verbs.ts'
import type { VerbEntry } from '../../intents/verbs.ts'
import type { Example } from '../example.ts'
import type { Button, Message } from '../model.ts'
import { aside, button, buttons, heading, paragraph, table } from '../text.ts'
import { withCommands } from '../with-commands.ts'

/** What can be asked: every command in a line each, or one of them with its ways and two examples. */
export function help(about: Help): Message {
  return about.kind === 'all' ? allCommands(about.entries) : oneCommand(about.entry)
}

function allCommands(entries: readonly VerbEntry[]): Message {
  return {
    summary: 'What you can ask the Co-ordinator.',
    blocks: [
      heading('What you can ask'),
      table('Commands', ['Command', 'What it does', 'For example'], entries.map(({ verb, description, examples }) => [
        withCommands(`/${verb}`), description, withCommands(examples[0]),
      ])),
      paragraph('A command with nothing after it opens its form, or shows what is yours. In a direct message, write home for your own page.'),
      aside('Cases by reference, like C-1042. Never a child’s name.'),
      buttons(
        button('My work', { kind: 'show-home' }, 'main'),
        button('What is due for me?', { kind: 'show-due', scope: 'mine' }),
        button('Who is in the unit?', { kind: 'show-unit' }),
      ),
    ],
  }
}

function oneCommand({ verb, description, ways, examples, alone }: VerbEntry): Message {
  return {
    summary: `How to use “${verb}”.`,
    blocks: [
      heading(`How to use “${verb}”`),
      paragraph(description),
      table('Ways to use it', ['Write', 'What it does'], ways.map(({ line, does }) => [withCommands(line), withCommands(does)])),
      paragraph(withCommands(`For example: ${examples.join(' · ')}`)),
      aside('Dates: fri, tomorrow, 27 nov, 27/11/2026 or in 3 wd (working days). Cases by reference. Never a child’s name.'),
      buttons(...(alone.kind === 'form' ? [formButton(alone.form)] : []), button('Everything you can ask', { kind: 'help', verb: null })),
    ],
  }
}

function formButton(form: string): Button {
  return button('Open the form', { kind: 'open-form', form, values: {} }, 'main')
}

export const helpExamples: readonly Example[] = [
  { title: 'Help', message: help(helpAbout(null)) },
  ...VERB_NAMES.filter((verb) => verb !== 'help').map((verb) => ({ title: `Help with ${verb}`, message: help(helpAbout(verb)) })),
]
