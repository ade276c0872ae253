import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { SHORTCUTS } from '../../adapters/slack/read-shortcut.ts'
import { BOT_SCOPES, SCOPES } from '../../adapters/slack/scopes.ts'
import { verbOfCommand } from '../../adapters/slack/commands.ts'
import { ENVIRONMENTS, manifestFile, manifestText, slackManifest, WAYS, type Manifest } from '../../manifest/slack/manifest.ts'
import { slackVariables } from '../../src/config-slack.ts'
import { VERB_NAMES } from '../../src/intents/verbs.ts'
import { createManifestJudge } from '../support/slack/judge-manifest.ts'

const root = new URL('../../', import.meta.url)
const all = ENVIRONMENTS.flatMap((environment) => WAYS.map((way) => ({ environment, way, file: manifestFile(environment, way) })))

describe('the manifests for Slack', () => {
  let problemsOf: (manifest: unknown) => readonly string[]
  beforeAll(() => {
    problemsOf = createManifestJudge()
  })

  it.each(all)('$file is what Slack takes, by its types and its limits', ({ environment, way }) => {
    expect(problemsOf(slackManifest(environment, way))).toEqual([])
  })

  it.each(all)('$file is the one that is committed: npm run manifest writes them', ({ environment, way, file }) => {
    expect(readFileSync(new URL(`manifest/slack/${file}`, root), 'utf8')).toBe(manifestText(slackManifest(environment, way)))
  })

  it('are all there are', () => {
    const files = readdirSync(new URL('manifest/slack/', root)).filter((name) => name.endsWith('.json'))
    expect(files).toEqual(all.map(({ file }) => file).toSorted())
  })

  it('have every verb as a command, and every message shortcut the product knows', () => {
    for (const { environment, way } of all) {
      const { features, oauth_config: oauth } = slackManifest(environment, way)
      expect(features?.slash_commands?.map(({ command }) => verbOfCommand(command))).toEqual(VERB_NAMES)
      expect(features?.slash_commands?.every((command) => command.should_escape)).toBe(true)
      expect(features?.shortcuts?.map((shortcut) => shortcut.callback_id)).toEqual(Object.keys(SHORTCUTS))
      expect(oauth?.scopes?.bot).toEqual(BOT_SCOPES)
    }
  })

  it('share no name, bot or command, so that all can be in one workspace', () => {
    const manifests = ENVIRONMENTS.map((environment) => slackManifest(environment, 'socket'))
    const names = manifests.map(({ display_information: { name } }) => name)
    const bots = manifests.map(({ features }) => features?.bot_user?.display_name)
    const commands = manifests.flatMap(({ features }) => (features?.slash_commands ?? []).map(({ command }) => command))
    for (const each of [names, bots, commands]) expect(new Set(each).size).toBe(each.length)
  })

  it('name no address where Slack is not to come, and the council’s own everywhere else', () => {
    expect(manifestText(slackManifest('live', 'socket'))).not.toContain('://')
    const own = new URL('https://coordinator.marlow.gov.uk')
    const text = manifestText(slackManifest('live', 'installs', own))
    const addresses = [...text.matchAll(/"(https:[^"]+)"/g)].map(([, address]) => address)
    expect(new Set(addresses)).toEqual(new Set([`${own.href}slack/events`, `${own.href}slack/oauth_redirect`]))
  })

  it('have tokens that rotate, and whole organisations, only where it is installed by OAuth', () => {
    for (const way of WAYS) {
      expect(slackManifest('live', way).settings).toMatchObject({
        token_rotation_enabled: way === 'installs', org_deploy_enabled: way === 'installs', socket_mode_enabled: way === 'socket',
      })
    }
  })

  const oneOf = 'must be equal to one of the allowed values'
  const command = (name: string) => ({ command: name, description: 'x' })
  it.each<[string, (draft: Draft) => void, string]>([
    ['a scope spelt wrong', (draft) => draft.oauth_config.scopes.bot.push('chat:writ'), oneOf],
    ['an event spelt wrong', (draft) => draft.settings.event_subscriptions.bot_events.push('app_mentions'), oneOf],
    ['a name too long', (draft) => void (draft.display_information.name = 'x'.repeat(36)), 'more than 35 characters'],
    ['a description too long', (draft) => void (draft.display_information.description = 'x'.repeat(141)), 'more than 140 characters'],
    ['a command too long', (draft) => draft.features.slash_commands.push(command(`/${'x'.repeat(32)}`)), 'more than 32 characters'],
    ['a command without its slash', (draft) => draft.features.slash_commands.push(command('due')), 'due is no name for a command'],
    ['a command Slack keeps for itself', (draft) => draft.features.slash_commands.push(command('/help')), '/help is one of Slack’s own'],
    ['one command twice', (draft) => draft.features.slash_commands.push(command('/due')), '/due is there twice'],
    ['too many commands', (draft) => {
      draft.features.slash_commands.push(...Array.from({ length: 50 }, (_, number) => command(`/x${number}`)))
    }, 'must NOT have more than 50 items'],
    ['a setting there is none of', (draft) => void Object.assign(draft.settings, { socket_mode: true }), 'additional properties'],
    ['no name', (draft) => void delete draft.display_information.name, "must have required property 'name'"],
    ['a shortcut of an unknown kind', (draft) => void Object.assign(draft.features.shortcuts[0] ?? {}, { type: 'mesage' }), oneOf],
    ['a bot’s name with a space', (draft) => void (draft.features.bot_user.display_name = 'The Co-ordinator'), 'Slack does not take'],
    ['an event whose scope is not asked for', (draft) => void (draft.oauth_config.scopes.bot = ['commands']), 'not sent without im:history'],
  ])('are judged by something that catches %s', (_, plant, says) => {
    const draft = structuredClone(slackManifest('live', 'http')) as Manifest & Draft
    plant(draft)
    expect(problemsOf(draft).join('\n')).toContain(says)
  })

  it('are printed with the council’s address by the script', async () => {
    const run = (...words: readonly string[]) => promisify(execFile)(process.execPath, ['manifest/build.ts', ...words], { cwd: root })
    const { stdout } = await run('live', 'http', 'https://coordinator.marlow.gov.uk')
    expect(stdout).toBe(manifestText(slackManifest('live', 'http', new URL('https://coordinator.marlow.gov.uk'))))
    await expect(run('live', 'http')).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('Use: npm run -s manifest') })
    await expect(run('live', 'http', 'http://coordinator.marlow.gov.uk')).rejects.toMatchObject({ code: 2 })
  })
})

describe('the README, for whoever sets Slack up', () => {
  const readme = readFileSync(new URL('README.md', root), 'utf8')

  it.each(Object.entries(SCOPES))('says why it asks for %s', (scope, why) => {
    expect(readme).toContain(`| \`${scope}\` | ${why} |`)
  })

  it('names no scope that is not asked for', () => {
    const named = [...readme.matchAll(/^\| `([a-z_.]+(?::[a-z_.]+)?)` \|/gm)].map(([, name]) => name ?? '')
    expect(named.filter((name) => name.includes(':') && !Object.hasOwn(SCOPES, name))).toEqual([])
  })

  it.each(Object.keys(slackVariables))('has %s among the variables', (name) => {
    expect(readme).toContain(`\`${name}\``)
  })

  it('says which manifest to take', () => {
    const named = ['manifest/slack/live-socket.json', '-- live http https://', '-- live installs https://', 'test-*.json', 'development-*.json']
    for (const each of named) expect(readme).toContain(each)
  })
})

/** A manifest as somebody might get it wrong. */
interface Draft {
  readonly display_information: { name?: string; description?: string }
  readonly features: {
    readonly slash_commands: { readonly command: string; readonly description: string }[]
    readonly shortcuts: readonly object[]
    readonly bot_user: { display_name: string }
  }
  readonly oauth_config: { readonly scopes: { bot: string[] } }
  readonly settings: { readonly event_subscriptions: { readonly bot_events: string[] } }
}
