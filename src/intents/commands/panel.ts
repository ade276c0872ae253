import { isNearly } from '../../domain/authority/is-nearly.ts'
import type { Policy } from '../../domain/policy.ts'
import type { Parsed } from '../parsed.ts'
import type { ReadingContext } from '../reading/context.ts'
import { isCaseRef, readCaseRef } from '../reading/read-reference.ts'
import type { Word } from '../reading/words.ts'
import { asIntent } from '../sheet.ts'

/** `/panel` (what is next) · `/panel C-1042 resource` · `/panel C-1042 jarp`, in either order. */
export function parsePanel(words: readonly Word[], { policy }: ReadingContext): Parsed {
  if (words.length === 0) return asIntent({ kind: 'show-panels' })
  const cases = words.filter(({ text }) => isCaseRef(text))
  const named = words.filter((word) => !cases.includes(word)).map(({ key, text }) => (key === '' ? text.toLowerCase() : key)).join(' ')
  const panel = panelNamed(named, policy)
  const [only] = cases
  const theCase = only === undefined || cases.length > 1 ? null : readCaseRef(only.text)
  if (theCase?.kind === 'read' && panel !== null) return asIntent({ kind: 'refer-to-panel', case: theCase.value, panel })
  const ref = theCase?.kind === 'read' ? theCase.value : null
  const meant = policy.panels.filter(({ id, name }) =>
    panel === id || named === '' || isNearly(named, id) || isNearly(named, name.toLowerCase()))
  const panels = meant.length > 0 ? meant : policy.panels
  return {
    kind: 'unclear', says: 'Give the family’s case and the panel it is for.',
    didYouMean: ref === null ? ['/panel'] : panels.map(({ id }) => `/panel ${ref} ${id}`),
  }
}

/** The panel those words name: its id, or its name with or without “the” and “panel”. */
function panelNamed(words: string, { panels }: Pick<Policy, 'panels'>): string | null {
  const bare = plain(words)
  return panels.find(({ id, name }) => bare !== '' && (bare === plain(id) || bare === plain(name)))?.id ?? null
}

function plain(words: string): string {
  return words.toLowerCase().replaceAll(/\b(?:to|for|the|panel)\b/g, ' ').replaceAll(/\s+/g, ' ').trim()
}
