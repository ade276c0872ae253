import type { ValidateFunction } from 'ajv'
import { Ajv } from 'ajv'
import type { Schema, SchemaName } from './kept-schemas.ts'
import { CALLS, keptSchemas } from './kept-schemas.ts'
import { liftLimits } from './lift-limits.ts'
import type { Part } from './problems-of-part.ts'
import { problemsOfPart } from './problems-of-part.ts'

/**
 * What Slack would say to a message, a view or a call, by the types it publishes, by the limits in their comments, and by what those
 * do not say. Each function answers with everything that is wrong, one line each; nothing when all is well.
 */

/** A message: its `text` and its `blocks`. */
export function problemsOfMessage(payload: { readonly text?: unknown; readonly blocks?: unknown }): readonly string[] {
  const blocks = asBlocks(payload.blocks)
  return [
    ...(typeof payload.text === 'string' && payload.text.trim() !== '' ? [] : ['text: is empty, so notifications say nothing']),
    ...(payload.blocks === undefined || Array.isArray(payload.blocks) ? [] : ['blocks: are no list']),
    ...(blocks.length > 50 ? [`blocks: ${blocks.length}, but a message has 50 at most`] : []),
    ...blocks.flatMap((block, at) => problemsOfBlock(block, `blocks/${at}`)),
    ...blocks.flatMap((block, at) => (block.type === 'input' ? [`blocks/${at}: a message has no fields`] : [])),
    ...problemsOfIds(blocks),
    ...tooBig(blocks, LARGEST_MESSAGE),
  ]
}

const LARGEST_MESSAGE = 13_200
const LARGEST_VIEW = 250_000

/** A modal or an App Home. */
export function problemsOfView(view: unknown): readonly string[] {
  if (!isPart(view) || (view.type !== 'modal' && view.type !== 'home')) return ['view: is neither a modal nor a Home']
  const blocks = asBlocks(view.blocks)
  const hasFields = blocks.some((block) => block.type === 'input')
  return [
    ...validate(view.type === 'modal' ? 'ModalView' : 'HomeView', { ...view, blocks: [] }, 'view'),
    ...(blocks.length > 100 ? [`blocks: ${blocks.length}, but a view has 100 at most`] : []),
    ...(hasFields && view.type === 'modal' && view.submit === undefined ? ['view: has fields and nothing to send them with'] : []),
    ...blocks.flatMap((block, at) => problemsOfBlock(block, `blocks/${at}`)),
    ...problemsOfIds(blocks),
    ...tooBig(view, LARGEST_VIEW),
  ]
}

/** The arguments of a Web API method, as the client is given them: `blocks` and `view` as values, not as JSON. */
export function problemsOfCall(method: string, args: unknown): readonly string[] {
  if (!isCall(method)) return [`${method}: is not a method the product may call`]
  if (!isPart(args)) return [`${method}: has no arguments`]
  const { blocks, view } = args
  return [
    ...validate(CALLS[method], args, method),
    ...(method.startsWith('chat.') && (blocks !== undefined || 'text' in args) ? problemsOfMessage({ text: args.text, blocks }) : []),
    ...(method.startsWith('views.') ? problemsOfView(view) : []),
  ]
}

function isCall(method: string): method is keyof typeof CALLS {
  return Object.hasOwn(CALLS, method)
}

function problemsOfBlock(block: Part, path: string): readonly string[] {
  const definition = blockTypes.get(block.type)
  if (definition === undefined) return [`${path}: Slack knows no block of type ${String(block.type)}`]
  return [
    ...validate('KnownBlock', block, path, definition),
    ...partsOf(block, path).flatMap(([part, where]) => problemsOfPart(part, where)),
  ]
}

function problemsOfIds(blocks: readonly Part[]): readonly string[] {
  const actions = blocks.flatMap((block) => partsOf(block, '').flatMap(([part]) =>
    (typeof part.action_id === 'string' ? [`${block.type === 'input' ? String(block.block_id) : ''}/${part.action_id}`] : [])))
  const ids = blocks.flatMap(({ block_id: id }) => (typeof id === 'string' ? [id] : []))
  return [
    ...twice(actions).map((id) => `action_id ${id}: is there twice`),
    ...twice(ids).map((id) => `block_id ${id}: is there twice`),
  ]
}

function twice(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))]
}

function partsOf(part: unknown, path: string): readonly (readonly [part: Part, path: string])[] {
  if (Array.isArray(part)) return part.flatMap((one, at) => partsOf(one, `${path}/${at}`))
  if (!isPart(part)) return []
  return [[part, path], ...Object.entries(part).flatMap(([name, value]) => partsOf(value, `${path}/${name}`))]
}

function tooBig(value: unknown, most: number): readonly string[] {
  const size = Buffer.byteLength(JSON.stringify(value) ?? '')
  return size > most ? [`size: ${size} bytes, but ${most} at most`] : []
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function asBlocks(value: unknown): readonly Part[] {
  return Array.isArray(value) ? value.filter(isPart) : []
}

const schemas = await keptSchemas()
const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false, code: { optimize: false } })

function validate(name: SchemaName, value: unknown, path: string, definition: string = name): readonly string[] {
  const check = validatorOf(name, definition)
  if (check(value)) return []
  const errors = check.errors ?? []
  const deepest = Math.max(...errors.map(({ instancePath }) => instancePath.split('/').length))
  const told = errors.filter(({ instancePath }) => instancePath.split('/').length === deepest)
  return [...new Set(told.map(({ instancePath, message, params }) => `${path}${instancePath}: ${message} ${JSON.stringify(params)}`))]
}

function validatorOf(name: SchemaName, definition: string): ValidateFunction {
  if (ajv.getSchema(name) === undefined) ajv.addSchema(schemaOf(name), name)
  const check = ajv.getSchema(`${name}#/definitions/${encodeURIComponent(definition)}`)
  if (check === undefined) throw new Error(`Slack's types say nothing of ${definition}.`)
  return check
}

/** A schema with the limits of its comments; what is checked by itself, blocks and views, is let through. */
function schemaOf(name: SchemaName): Schema {
  const lifted = liftLimits(schemas[name])
  return name === 'KnownBlock' ? lifted : lettingThrough(lifted) as Schema
}

const CHECKED_APART = new Set(['blocks', 'view', 'attachments'])

function lettingThrough(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(lettingThrough)
  if (!isPart(part)) return part
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, key === 'properties' && isPart(value)
    ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, CHECKED_APART.has(name) ? {} : lettingThrough(one)]))
    : lettingThrough(value)]))
}

/** Slack's definition of each type of block. */
const blockTypes: ReadonlyMap<unknown, string> = new Map(Object.entries(schemas.KnownBlock.definitions)
  .flatMap(([name, { properties }]) => (name.endsWith('Block') ? [[properties?.type?.const, name] as const] : [])))
