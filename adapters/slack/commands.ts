import type { Verb } from '../../src/intents/verbs.ts'

/** How each environment's slash commands end, because two apps in one workspace cannot share a command: the last one would get it. */
export const COMMAND_SUFFIXES = { live: '', test: '-test', development: '-dev' } as const

export type Environment = keyof typeof COMMAND_SUFFIXES

/** Slack keeps some names for itself, `/help` among them: the verb then has another name there. */
const OWN_NAMES: Partial<Readonly<Record<Verb, string>>> = { help: 'co-ordinator' }

/** The slash command of a verb, `/allocate` or `/allocate-test`. */
export function slashCommand(verb: Verb, environment: Environment): string {
  return `/${OWN_NAMES[verb] ?? verb}${COMMAND_SUFFIXES[environment]}`
}

/** The verb a slash command stands for, in any environment: `/allocate-test` is `allocate`. A word that is none comes back as it is. */
export function verbOfCommand(command: string): string {
  const name = command.replace(/^\//, '').replace(/-(?:test|dev)$/, '')
  return Object.entries(OWN_NAMES).find(([, own]) => own === name)?.[0] ?? name
}
