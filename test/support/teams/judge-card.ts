import type { SerializableObject } from 'adaptivecards'
import { problemsOfIds, problemsOfMentions, problemsOfPart } from './card-laws.ts'
import type { Part } from './card-parts.ts'
import { partsOf, wordsIn } from './card-parts.ts'
import { withRenderer } from './card-renderer.ts'

type Renderer = Parameters<Parameters<typeof withRenderer>[0]>[0]

/** Of a whole message, in bytes, of which a card is the most. */
const MOST = 28 * 1_024

/** In a row, as Teams sets the renderer up. */
const MOST_ACTIONS = 6

/** Parts of a card that the renderer reads without a definition of them. */
const UNDEFINED: Readonly<Record<string, readonly string[]>> = {
  AdaptiveCard: ['$schema', 'body', 'actions', 'msteams'], Container: ['items'], ActionSet: ['actions'], RichTextBlock: ['inlines'],
}

/** What is wrong with a card, one line each; empty when Teams takes it and everything in it is one of our own. */
export function problemsOfCard(card: unknown): readonly string[] {
  // as it is sent: what is `undefined` here is not there
  const sent = JSON.parse(JSON.stringify(card)) as Part
  const size = Buffer.byteLength(JSON.stringify(sent))
  return [
    ...(size > MOST ? [`card: has ${size} bytes`] : []),
    ...partsOf(sent).flatMap(([path, part]) => problemsOfPart(part, path)),
    ...problemsOfMentions(sent),
    ...problemsOfIds(sent),
    ...withRenderer((renderer) => [
      ...partsOf(sent).flatMap(([path, part]) => unknownIn(renderer, part, path)),
      ...drawingProblems(renderer, sent),
    ]),
  ]
}

/** What the renderer says of a card when it reads, checks and draws it. */
function drawingProblems(renderer: Renderer, card: Part): readonly string[] {
  const { AdaptiveCard, HostConfig, SerializationContext, ValidationEvent, Version } = renderer
  const drawn = new AdaptiveCard()
  drawn.hostConfig = new HostConfig({ actions: { maxActions: MOST_ACTIONS } })
  const context = new SerializationContext(new Version(1, 5))
  drawn.parse(card, context)
  const read = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at))
  const checked = drawn.validateProperties().validationEvents
  const said = [...read, ...checked].map(({ event, message }) => `renderer: ${ValidationEvent[event]}: ${message}`)
  return drawn.render() === undefined ? [...said, 'renderer: cannot draw it'] : said
}

/** Names in a part that version 1.5 does not have, which the renderer would pass over. */
function unknownIn(renderer: Renderer, part: Part, path: string): readonly string[] {
  if (part.type === undefined) return []
  const type = wordsIn(part, 'type')
  const known = blank(renderer, type)
  if (known === undefined) return [`${path}: is ${type}, which version 1.5 does not have`]
  const schema = known.getSchema()
  const names = Array.from({ length: schema.getCount() }, (_, at) => schema.getItemAt(at))
    .filter(({ targetVersion }) => targetVersion.compareTo(new renderer.Version(1, 5)) <= 0).map(({ name }) => name)
  const own = new Set(['type', 'fallback', ...names, ...UNDEFINED[type] ?? []])
  return Object.keys(part).filter((name) => !own.has(name)).map((name) => `${path}: has ${name}, which version 1.5 does not have`)
}

function blank({ AdaptiveCard, GlobalRegistry, Version }: Renderer, type: string): SerializableObject | undefined {
  if (type === 'AdaptiveCard') return new AdaptiveCard()
  const version = new Version(1, 5)
  return GlobalRegistry.defaultElements.createInstance(type, version) ?? GlobalRegistry.defaultActions.createInstance(type, version)
}
