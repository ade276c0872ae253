import type { PersonNamed } from '../intents/intent.ts'

/** A person as they were named, for a form that comes back: nothing typed is lost. */
export function writtenPerson(named: PersonNamed | null): string {
  if (named === null) return ''
  switch (named.kind) {
    case 'id': return named.id
    case 'name': return named.name
    case 'mention': return `<@${named.user}>`
    default: return named satisfies never
  }
}
