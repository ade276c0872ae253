import { parseArgs } from 'node:util'
import { applyPolicy, withdrawPolicy } from '../app/apply-policy.ts'
import { checkPolicy } from '../app/check-policy.ts'
import { personAt } from '../app/introduce.ts'
import { policyHistory } from '../app/policy-history.ts'
import { Overtaken } from '../app/settle.ts'
import { momentInWords } from '../domain/calendar/words.ts'
import type { OrganisationId, PersonId } from '../domain/ids.ts'
import type { Policy } from '../domain/policy.ts'
import { Refused, WrongUsage, type Terminal } from './command.ts'
import { documentIn, policyFrom } from './policy-file.ts'
import { appliedInWords, checkedInWords, historyInWords, policyInWords } from './say-policy.ts'
import { onlyOrganisation, withApp, type Opened } from './with-app.ts'

const USAGE = 'unitco policy show [VERSION], check FILE, apply FILE [--by EMAIL], withdraw VERSION [--by EMAIL], or history'

interface Told {
  readonly json: unknown
  readonly words: string
}

interface Options {
  readonly by: string | undefined
  readonly asJson: boolean
  readonly terminal: Terminal
}

/** `unitco policy`: what the authority's tables say, what another version would change, and putting it in force. */
export async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const { values, positionals: [verb = '', about, ...more] } = parseArgs({
    args: [...args], allowPositionals: true, options: { json: { type: 'boolean', default: false }, by: { type: 'string' } },
  })
  const command = Object.hasOwn(COMMANDS, verb) ? COMMANDS[verb] : undefined
  const needsAbout = verb !== 'show' && verb !== 'history'
  if (command === undefined || more.length > 0 || (needsAbout && about === undefined) || (verb === 'history' && about !== undefined)) {
    throw new WrongUsage(`Say what to do: ${USAGE}`)
  }
  const { json, words } = await command(about ?? '', { by: values.by, asJson: values.json, terminal })
  terminal.print(values.json ? JSON.stringify(json, null, 2) : words)
}

const COMMANDS: Readonly<Record<string, (about: string, options: Options) => Promise<Told>>> = { show, check, apply, withdraw, history }

function show(version: string): Promise<Told> {
  return withApp(async (opened) => {
    const id = await authorityIn(opened)
    const { policies, store } = opened.app
    if (version !== '') {
      const asked = await policies.applied(id, version)
      if (asked === null) throw new Refused(`No policy ${version} was ever applied: unitco policy history lists those that were.`)
      return { json: asked, words: policyInWords(asked) }
    }
    const [policy, since, toCome] = await Promise.all([store.policy(id), policies.inForceSince(id), policies.toCome(id)])
    const next = toCome.map((term) => `\n${term.policy.version} waits for its day: unitco policy show ${term.policy.version}`).join('')
    const first = `${policy.version} (${policy.name}) is in force${since === null ? '' : ` since ${momentInWords(since)}`}.`
    return { json: policy, words: `${first}${next}\n\n${policyInWords(policy)}` }
  })
}

async function check(file: string, options: Options): Promise<Told> {
  const document = await documentIn(file)
  return withApp(async (opened) => {
    const policy = policyFrom(document, opened.app.rulesOf, file, options)
    const id = await onlyOrganisation(opened)
    if (id === null) {
      const words = `${policy.version} (${policy.name}) is in order. Nothing is in force here yet: unitco import FOLDER --policy ${file}`
      return { json: { policy: policy.version, inForce: null }, words }
    }
    const checked = await checkPolicy(opened.app, id, policy, opened.now)
    const json = { ...checked, policy: policy.version, inForce: checked.inForce.version }
    if (checked.refusals.length > 0) {
      options.terminal.print(options.asJson ? JSON.stringify(json, null, 2) : checkedInWords(checked))
      throw new Refused(checked.refusals.join(' '))
    }
    return { json, words: checkedInWords(checked) }
  })
}

async function apply(file: string, options: Options): Promise<Told> {
  const document = await documentIn(file)
  return withApp(async (opened) => {
    const id = await authorityIn(opened)
    const policy = policyFrom(document, opened.app.rulesOf, file, options)
    const applied = await applying(opened, id, policy, await personBy(opened, id, options))
    if (applied.kind === 'refused') throw new Refused(applied.checked.refusals.join(' '))
    const { checked, ...done } = applied
    return { json: { ...checked, ...done, policy: policy.version, inForce: checked.inForce.version }, words: appliedInWords(applied) }
  })
}

async function applying({ app, now }: Opened, id: OrganisationId, policy: Policy, byId: PersonId | null) {
  try {
    return await applyPolicy(app, id, { policy, byId }, now)
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error
    throw new Refused('Somebody else changed the policy each time it was compared, so nothing was applied. Look at unitco policy history.')
  }
}

function withdraw(version: string, options: Options): Promise<Told> {
  return withApp(async (opened) => {
    const id = await authorityIn(opened)
    const byId = await personBy(opened, id, options)
    const isWithdrawn = await withdrawPolicy(opened.app, id, { version, byId }, opened.now)
    if (!isWithdrawn) throw new Refused(`No policy ${version} waits for its day. One that is in force is changed by applying another.`)
    return { json: { withdrawn: version }, words: `${version} is withdrawn, and will not come into force.` }
  })
}

function history(): Promise<Told> {
  return withApp(async (opened) => {
    const events = await policyHistory(opened.app, await authorityIn(opened))
    const json = events.map(({ policy, ...event }) => ({ version: policy.version, name: policy.name, validFrom: policy.validFrom, ...event }))
    return { json, words: historyInWords(events) }
  })
}

async function authorityIn(opened: Opened): Promise<OrganisationId> {
  const id = await onlyOrganisation(opened)
  if (id === null) throw new Refused('There is nothing here yet. Load an authority with unitco import FOLDER --policy FILE.')
  return id
}

/** In whose name; null when nobody is named, and then it is on record as an administrator's. */
async function personBy({ app }: Opened, id: OrganisationId, { by }: Options): Promise<PersonId | null> {
  if (by === undefined) return null
  const person = await personAt(app, id, by)
  if (person === null) throw new Refused('Nobody who works here has that e-mail address: --by names who takes responsibility for the change.')
  return person.id
}
