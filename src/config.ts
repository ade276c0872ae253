import { z } from 'zod'
import { mailConfigFrom, mailProblems, mailVariables, type MailConfig } from './config-mail.ts'
import { proxyFrom, proxyVariables, withProxyNames, type ProxyConfig } from './config-proxy.ts'
import { slackConfigFrom, slackProblems, slackVariables, type SlackConfig } from './config-slack.ts'
import { teamsConfigFrom, teamsProblems, teamsVariables, type TeamsConfig } from './config-teams.ts'
import { watchFrom, watchVariables, type WatchConfig } from './config-watch.ts'

/** How this process is set up, read from the environment once, at start. Every problem is reported by name, at once. */
export interface Config {
  readonly port: number
  readonly host: string
  /** Where people reach it from outside; used in links. */
  readonly publicUrl: URL
  readonly databaseUrl: string | undefined
  readonly dataDir: string
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  /** Unless it is said, on when no chat platform is set up. */
  readonly playground: boolean
  /** What the internet is reached through; null where it is reached without. */
  readonly proxy: ProxyConfig | null
  /** Null when Slack is not set up: it is then simply off. */
  readonly slack: SlackConfig | null
  /** Null when Teams is not set up: it is then simply off. */
  readonly teams: TeamsConfig | null
  /** Null when no e-mail is set up: what asks for it is told through other channels. */
  readonly mail: MailConfig | null
  readonly watch: WatchConfig
}

/** Thrown when the environment cannot be used: `problems` has one sentence for each variable at fault. */
export class ConfigError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`The configuration has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${problems.map((line) => `  ${line}`).join('\n')}`)
    this.name = 'ConfigError'
    this.problems = problems
  }
}

/** What has no adapter in this version: setting it would be silently ignored, so it is refused instead. */
const NOT_YET = ['CASE_FILE_URL', 'CASE_FILE_KEY'] as const

const environment = z.object({
  PORT: z.string().regex(/^\d+$/, 'must be a whole number').transform(Number)
    .pipe(z.number().max(65_535, 'must be 65535 or less')).default(3000),
  HOST: z.string().regex(/^[A-Za-z0-9.:_-]+$/, 'must be a host name or address to listen on').default('127.0.0.1'),
  PUBLIC_URL: webAddress(['http:', 'https:'], 'https://coordinator.example.gov.uk').optional(),
  DATABASE_URL: webAddress(['postgres:', 'postgresql:'], 'postgresql://user:password@host:5432/name').optional(),
  DATA_DIR: z.string().default('./data'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
    'must be one of fatal, error, warn, info, debug, trace, silent').default('info'),
  PLAYGROUND: z.enum(['on', 'off'], 'must be on or off').optional(),
  ...proxyVariables,
  ...slackVariables,
  ...teamsVariables,
  ...mailVariables,
  ...watchVariables,
})

/** Reads and checks the environment; an empty variable counts as unset. Throws `ConfigError` naming every problem. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''))
  const read = environment.safeParse(withProxyNames(set))
  const problems = [
    ...(read.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}.`),
    ...slackProblems(set),
    ...teamsProblems(set),
    ...mailProblems(set),
    ...NOT_YET.filter((name) => name in set).map((name) => `${name} is for a part this version does not have yet; unset it.`),
  ]
  if (!read.success || problems.length > 0) throw new ConfigError(problems)
  const { PORT, HOST, PUBLIC_URL, DATABASE_URL, DATA_DIR, LOG_LEVEL, PLAYGROUND } = read.data
  const slack = slackConfigFrom(read.data)
  const teams = teamsConfigFrom(read.data)
  return {
    port: PORT,
    host: HOST,
    publicUrl: new URL(PUBLIC_URL ?? `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`),
    databaseUrl: DATABASE_URL,
    dataDir: DATA_DIR,
    logLevel: LOG_LEVEL,
    playground: PLAYGROUND === undefined ? slack === null && teams === null : PLAYGROUND === 'on',
    proxy: proxyFrom(read.data),
    slack,
    teams,
    mail: mailConfigFrom(read.data, PUBLIC_URL),
    watch: watchFrom(read.data),
  }
}

function webAddress(protocols: readonly string[], example: string) {
  return z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), `must be an address like ${example}`)
}
