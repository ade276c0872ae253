import { isNearly } from '../../domain/authority/is-nearly.ts'
import type { IntentOf } from '../intent.ts'
import type { Parsed } from '../parsed.ts'
import { readCaseRef } from '../reading/read-reference.ts'
import type { Word } from '../reading/words.ts'
import { asIntent } from '../sheet.ts'

const SCOPES: ReadonlyMap<string, IntentOf<'show-due'>['scope']> = new Map([
  ['', 'mine'], ['mine', 'mine'], ['me', 'mine'], ['my', 'mine'],
  ['unit', 'unit'], ['us', 'unit'],
  ['week', 'week'], ['this week', 'week'], ['unit week', 'week'], ['week unit', 'week'],
])

/** `/due` (mine) · `/due unit` · `/due C-1042` · `/due week`. */
export function parseDue(words: readonly Word[]): Parsed {
  const asked = words.map((word) => word.key).filter((key) => key !== 'the' && key !== 'case').join(' ')
  const scope = SCOPES.get(asked)
  if (scope !== undefined) return asIntent({ kind: 'show-due', scope })
  const theCase = readCaseRef(asked)
  if (theCase.kind === 'read') return asIntent({ kind: 'show-case-due', case: theCase.value })

  const meant = ['unit', 'week'].filter((name) => isNearly(asked, name)).map((name) => `/due ${name}`)
  const cases = words.flatMap((word) => (readCaseRef(word.key).kind === 'read' ? [`/due ${word.text}`] : []))
  return {
    kind: 'unclear',
    says: 'Ask for your own work, the unit’s, this week’s, or one case’s.',
    didYouMean: meant.length + cases.length > 0 ? [...meant, ...cases] : ['/due', '/due unit', '/due week'],
  }
}
