import { counted } from './counted.ts'
import type { DateBasis } from './date-basis.ts'
import type { Block, Text } from './model.ts'
import type { TaskLine } from './task-lines.ts'
import { basesOf, taskLine } from './task-lines.ts'
import type { Colleague } from './text.ts'
import { heading, named, paragraph, strong, text } from './text.ts'

/** Tasks of one urgency: how many there are, the lines shown, by person, and how many are not shown. */
export interface DigestSection {
  readonly count: number
  readonly groups: readonly { readonly person: Colleague | null; readonly lines: readonly TaskLine[] }[]
  readonly hidden: number
}

/** A heading that says how the tasks stand, then a line each; one person's lines stand together. Nothing when there are none. */
export function sectionBlocks(title: string, { count, groups, hidden }: DigestSection): readonly Block[] {
  if (count === 0) return []
  const items = groups.flatMap(({ person, lines }) => lines.map((line): Text => [...whose(person), ...taskLine(line)]))
  return [heading(`${title}: ${counted(count, 'task')}`), linesOf(items, hidden)]
}

/** A list that was cut already, with how many more there are; a sentence when there was no room for any. */
export function linesOf(items: readonly Text[], hidden: number): Block {
  return items.length === 0 ? paragraph('There is no room for them here. Open the full list.') : { kind: 'list', items, hidden }
}

export function basesOfSection({ groups }: DigestSection): readonly (DateBasis | null)[] {
  return groups.flatMap(({ lines }) => basesOf(lines))
}

function whose(person: Colleague | null): Text {
  return person === null ? text(strong('Nobody yet'), ': ') : text(named(person), ': ')
}
