import type { Intent } from '../../src/intents/intent.ts'
import type { runProduct, StoryOptions } from './running-product.ts'
import type { Seen } from './seen.ts'
import { createSlackWorld } from './slack-world.ts'
import { createTeamsWorld } from './teams-world.ts'
import { createWorld } from './world.ts'

/** What a story can do on any platform. What is shown is handed back to press and fill in, and belongs to the platform it was shown on. */
export interface StoryWorld extends Awaited<ReturnType<typeof runProduct>> {
  says(person: string, line: string, channel?: string | null): Promise<Seen>
  presses(person: string, label: string, on: Seen, channel?: string | null): Promise<Seen>
  sends(person: string, intent: Intent, channel?: string | null): Promise<Seen>
  fills(person: string, shown: Seen, values: Readonly<Record<string, string>>, channel?: string | null): Promise<Seen>
  shows(place: string): readonly string[]
  news(place: string): readonly string[]
  message(place: string, saying: string): Seen
}

/** A platform stories are told on, and in what they differ there. */
export interface StoryPlatform {
  readonly name: string
  readonly createWorld: (options: StoryOptions) => Promise<StoryWorld>
  /** A command as an answer to somebody alone writes it: `/due unit`. */
  readonly asTyped: (command: string) => string
  /** Whether a line that needs a form is answered with it, what was typed in it; else with the button that opens it. */
  readonly opensForms: boolean
}

export const platforms: readonly StoryPlatform[] = [
  { name: 'in memory', createWorld, asTyped: (command) => command, opensForms: true },
  { name: 'in Slack', createWorld: createSlackWorld, asTyped: (command) => command, opensForms: true },
  // answers stand in their own chat with the product, where a command is its bare words
  { name: 'in Teams', createWorld: createTeamsWorld, asTyped: (command) => command.replace(/^\//, ''), opensForms: false },
]
