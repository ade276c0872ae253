import type { App } from './app/app.ts'
import { asksForLetters } from './domain/escalation/asks-for-letters.ts'

/**
 * E-mail: what keeps it from working; or that a ladder asks for letters and none can be sent. Advice, because every rung that names a
 * letter names another way too.
 */
export async function mailProblems({ store, mail }: Pick<App, 'store' | 'mail'>): Promise<readonly string[]> {
  if (mail !== null) return await mail.problems()
  const policies = await store.organisations().then((all) => Promise.all(all.map(({ id }) => store.policy(id)))).catch(() => null)
  if (policies === null) return ['Whether a ladder asks for letters cannot be read, because the database does not answer.']
  const told = [...new Set(policies.flatMap(asksForLetters))]
  if (told.length === 0) return []
  const who = `The policy’s ladders tell the ${told.join(', ')} by e-mail`
  return [`${who}, and none is set up: they are told in the other ways alone. Set SMTP_URL.`]
}
