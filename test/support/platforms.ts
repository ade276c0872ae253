import type { Intent } from '../../src/intents/intent.ts'
import type { runProduct, StoryOptions } from './running-product.ts'
import type { Seen } from './seen.ts'
import { createSlackWorld } from './slack-world.ts'
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

/** Every platform a story is told on, by name. */
export const platforms: readonly { readonly name: string; readonly createWorld: (options: StoryOptions) => Promise<StoryWorld> }[] = [
  { name: 'in memory', createWorld },
  { name: 'in Slack', createWorld: createSlackWorld },
]
