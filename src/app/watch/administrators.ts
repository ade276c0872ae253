import type { Person } from '../../domain/unit/person.ts'
import type { Platform } from '../../domain/unit/unit.ts'
import type { Telling } from '../../domain/watch/alarm.ts'
import type { AlarmMessage, Way } from '../../ports/alarm-book.ts'
import type { Mail } from '../../ports/mail.ts'
import type { App } from '../app.ts'

/** Whom the product tells of its own trouble, and how. */
export interface Administrators {
  /** E-mail addresses. */
  readonly addresses: readonly string[]
  /** Null where no mail server is set up. */
  readonly mail: Mail | null
}

type Knowing = Pick<App, 'store' | 'chats'>

/** Whoever has that address, in whichever organisation; null when it is nobody here, or somebody who has left. */
export async function personAt({ store }: Knowing, address: string): Promise<Person | null> {
  const organisations = await store.organisations()
  const people = (await Promise.all(organisations.map(({ id }) => store.people(id)))).flat()
  return people.find(({ email, isActive }) => isActive && email.toLowerCase() === address.toLowerCase()) ?? null
}

/** How an administrator can be told: by a letter, and in direct messages where they are one of the people here. */
async function waysTo(app: Knowing, { mail }: Administrators, address: string): Promise<readonly Way[]> {
  const person = await personAt(app, address)
  const hasAccount = person?.identities.some(({ platform }) => app.chats.has(platform)) === true
  return [...(mail === null ? [] : ['mail' as const]), ...(hasAccount ? ['chat' as const] : [])]
}

/** Everything that is to be said to tell the administrators this, each in every way they have. */
export async function messagesFor(
  app: Knowing & Pick<App, 'newId'>, administrators: Administrators, telling: Telling,
): Promise<readonly AlarmMessage[]> {
  const all = await Promise.all(administrators.addresses.map(async (address) => {
    const ways = await waysTo(app, administrators, address)
    return ways.map((way): AlarmMessage => ({ id: app.newId('notice'), way, address, telling }))
  }))
  return all.flat()
}

/** Those nobody could tell anything: which of them, and what to do. */
export async function unreachable(app: Knowing, administrators: Administrators): Promise<string | null> {
  const { addresses } = administrators
  const ways = await Promise.all(addresses.map((address) => waysTo(app, administrators, address)))
  const without = ways.filter((some) => some.length === 0).length
  if (without === 0) return null
  const who = `${without} of the ${addresses.length} addresses in ADMINISTRATORS`
  const remedy = 'Set SMTP_URL, or add them to people.csv and let them say something to the Co-ordinator.'
  return `${who} cannot be told when something is late. ${remedy}`
}

/** The platforms in the order in which somebody is tried: those that work before those that do not. */
export function workingFirst<Item extends { readonly platform: Platform }>(
  items: readonly Item[], failing: ReadonlySet<Platform>,
): readonly Item[] {
  return items.toSorted((one, other) => Number(failing.has(one.platform)) - Number(failing.has(other.platform)))
}
