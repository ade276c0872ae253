import type { TeamsManifestLatest } from '@microsoft/app-manifest'
import { EXTENSIONS } from '../../adapters/teams/read-invoke.ts'
import { VERBS, type Verb } from '../../src/intents/verbs.ts'
import product from '../../package.json' with { type: 'json' }
import { ACCENT } from './icons.ts'

/** The newest there is a validator for. */
export const SCHEMA = '1.30'

export const ENVIRONMENTS = ['live', 'test', 'development'] as const
export type Environment = (typeof ENVIRONMENTS)[number]

const NAMES: Readonly<Record<Environment, string>> = {
  live: 'Co-ordinator', test: 'Co-ordinator (test)', development: 'Co-ordinator (development)',
}

/** Why it asks for what it asks for: the README says it in these words. */
export const PERMISSIONS = {
  identity: 'To know which member of the team it is speaking with.',
  messageTeamMembers: 'To write to the members of a team it was added to, without their writing first.',
} as const

/** What people read where a form opens from a message, and from where messages are written. */
const FORMS: Readonly<Record<(typeof EXTENSIONS)[number], string>> = { allocate: 'Make a task', decide: 'Log a decision' }

interface Command {
  readonly title: string
  readonly description: string
}

/** What is asked once in a while, and what comes by itself: it is written out where it is wanted, and `help` has it. */
const LEFT_OUT: ReadonlySet<Verb> = new Set<Verb>(['meeting', 'panel', 'clock'])

/** Teams offers ten commands in each scope, and people may write all of them everywhere. */
const OFTEN: readonly Command[] = VERBS.filter(({ verb }) => !LEFT_OUT.has(verb))
  .map(({ verb, description }): Command => ({ title: verb, description }))

/** In one's own chat: the verbs of every day, and one's own page, which Slack has a tab for. */
const ALONE: readonly Command[] = [
  { title: 'home', description: 'See your own page: what waits for you, your tasks, your unit, your settings.' },
  ...OFTEN,
]

/** Among others: the same verbs, and what is asked there most, because `due` alone is one's own work and answered in private. */
const TOGETHER: readonly Command[] = [{ title: 'due unit', description: 'See what is due in the whole unit.' }, ...OFTEN]

/**
 * What Teams is told of the app. `appId` is the registration's, for the app and its bot alike; `about` is the page on which the council
 * tells its people about it; `version` is the package's, which has to rise with every upload. It has no tab: a web page in Teams would need its own sign-in, and `home` shows the same as Slack's Home tab.
 * It asks for no resource-specific permission, because a mention is heard without one, and for no domain, because it shows no web page.
 */
export function teamsManifest(environment: Environment, appId: string, about: URL, version = product.version): TeamsManifestLatest {
  return {
    $schema: `https://developer.microsoft.com/en-us/json-schemas/teams/v${SCHEMA}/MicrosoftTeams.schema.json`,
    manifestVersion: SCHEMA,
    version,
    id: appId,
    localizationInfo: { defaultLanguageTag: 'en-gb' },
    developer: { name: 'The Co-ordinator', websiteUrl: about.href, privacyUrl: about.href, termsOfUseUrl: about.href },
    name: { short: NAMES[environment], full: `${NAMES[environment]} for children’s social work units` },
    description: {
      short: 'Statutory dates, tasks and decisions for a children’s social work unit.',
      full: 'Keeps a unit’s statutory clock and says each morning what is due. Work is allocated, marked as done and handed on in a line; '
        + 'decisions are recorded, and what is beyond somebody’s authority goes to whoever may decide it. '
        + 'Cases are references: no child’s name is ever in a message.',
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: `#${Buffer.from(ACCENT).toString('hex')}`,
    bots: [{
      botId: appId,
      scopes: ['personal', 'team', 'groupChat'],
      isNotificationOnly: false,
      supportsFiles: false,
      commandLists: [
        { scopes: ['personal'], commands: [...ALONE] },
        { scopes: ['team', 'groupChat'], commands: [...TOGETHER] },
      ],
    }],
    composeExtensions: [{
      botId: appId,
      commands: EXTENSIONS.map((form) => ({
        id: form, type: 'action', title: FORMS[form], description: descriptionOf(form),
        context: ['compose', 'message', 'commandBox'], fetchTask: true, // the form is drawn by the product, not by Teams
      })),
    }],
    permissions: Object.keys(PERMISSIONS) as (keyof typeof PERMISSIONS)[],
    validDomains: [],
    defaultInstallScope: 'personal',
    defaultGroupCapability: { team: 'bot', groupchat: 'bot' },
  }
}

export function teamsManifestText(manifest: TeamsManifestLatest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`
}

function descriptionOf(verb: keyof typeof FORMS): string {
  return VERBS.find((entry) => entry.verb === verb)?.description ?? ''
}
