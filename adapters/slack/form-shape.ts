import { createHash } from 'node:crypto'
import type { Field, Form } from '../../src/messages/model.ts'

/**
 * What a form looks like apart from what was typed and what is wrong with it, as a few characters: two forms of one shape have the same
 * fields on the screen, with the same words around them and the same to choose from.
 */
export function shapeOf({ form, title, intro, submit, carries, fields }: Form): string {
  const carried = Object.entries(carries).toSorted(([one], [other]) => one.localeCompare(other))
  const looks = JSON.stringify([form, title, intro, submit, carried, fields.map(looksOf)])
  return createHash('sha256').update(looks).digest('base64url').slice(0, 16)
}

function looksOf({ problem: _problem, value, ...looks }: Field): object {
  return looks.kind === 'shown' ? { ...looks, value } : looks
}
