import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { inflateSync } from 'node:zlib'
import { AppManifestUtils, type TeamsManifestLatest } from '@microsoft/app-manifest'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ICONS } from '../../manifest/teams/icons.ts'
import { ENVIRONMENTS, PERMISSIONS, SCHEMA, teamsManifest, teamsManifestText } from '../../manifest/teams/manifest.ts'
import { teamsPackage } from '../../manifest/teams/package.ts'
import { teamsVariables } from '../../src/config-teams.ts'
import { parseWords } from '../../src/intents/parse-words.ts'
import { VERB_NAMES } from '../../src/intents/verbs.ts'
import { context } from '../intents/context.ts'

const root = new URL('../../', import.meta.url)
const appId = '1b2c3d4e-0000-4000-8000-00000000abcd'
const about = new URL('https://intranet.marlow.gov.uk/co-ordinator')
const manifestOf = (environment: (typeof ENVIRONMENTS)[number]) => teamsManifest(environment, appId, about)
const commandLists = (manifest: TeamsManifestLatest) => manifest.bots?.flatMap((bot) => bot.commandLists ?? []) ?? []

/** By Microsoft's own validator, with the schema that comes with it: nothing is fetched. */
const problemsOf = (manifest: unknown): Promise<readonly string[]> =>
  AppManifestUtils.validateAgainstSchema(manifest as TeamsManifestLatest)

describe('the manifests for Teams', () => {
  beforeAll(() => {
    vi.stubGlobal('fetch', () => Promise.reject(new Error('a test asked the network')))
  })
  afterAll(() => {
    vi.unstubAllGlobals()
  })

  it.each(ENVIRONMENTS)('%s is what Teams takes', async (environment) => {
    expect(await problemsOf(manifestOf(environment))).toEqual([])
  })

  it('is of the newest version there is a validator for', () => {
    const schemas = readdirSync(new URL('node_modules/@microsoft/app-manifest/build/json-schemas/teams/', root))
    const newest = schemas.flatMap((name) => /^v1\.(\d+)$/.exec(name)?.[1] ?? []).map(Number).toSorted((one, other) => other - one)[0]
    expect(SCHEMA).toBe(`1.${newest}`)
  })

  it('share no name, so that all can be in one tenant', () => {
    const names = ENVIRONMENTS.map((environment) => manifestOf(environment).name.short)
    expect(new Set(names).size).toBe(names.length)
  })

  it('offer the verbs of every day in every scope, within the ten that Teams shows and the lengths it draws', () => {
    const lists = commandLists(manifestOf('live'))
    expect(lists.flatMap(({ scopes }) => scopes).toSorted()).toEqual(['groupChat', 'personal', 'team'])
    for (const { commands } of lists) {
      const often = VERB_NAMES.filter((verb) => !['meeting', 'panel', 'clock'].includes(verb))
      expect(commands.map(({ title }) => title)).toEqual([expect.stringMatching(/^(?:home|due unit)$/), ...often])
      expect(commands.length).toBeLessThanOrEqual(10)
      for (const { title, description = '' } of commands) {
        expect(title.length).toBeLessThanOrEqual(32)
        expect(description.length).toBeGreaterThan(0)
        expect(description.length).toBeLessThanOrEqual(128)
      }
    }
  })

  it('offer nothing that the product does not know: each works as it is put into the message', () => {
    for (const { title } of commandLists(manifestOf('live')).flatMap(({ commands }) => commands)) {
      expect(parseWords(title, context).kind, title).not.toBe('unclear')
    }
  })

  it('open the same forms from a message as Slack does, in a dialog that is fetched', () => {
    const [extension] = manifestOf('live').composeExtensions ?? []
    expect(extension?.commands?.map(({ id, title }) => [id, title])).toEqual([['allocate', 'Make a task'], ['decide', 'Log a decision']])
    for (const command of extension?.commands ?? []) {
      expect(command).toMatchObject({ type: 'action', fetchTask: true, context: ['compose', 'message', 'commandBox'] })
    }
  })

  it('ask for no more than they need', () => {
    const manifest = manifestOf('live')
    expect(manifest).toMatchObject({ permissions: ['identity', 'messageTeamMembers'], validDomains: [] })
    expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining(['authorization']))
    expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining(['webApplicationInfo']))
  })

  it.each<[string, (draft: Draft) => void, RegExp]>([
    ['a name too long', (draft) => void (draft.name.short = 'x'.repeat(31)), /name\/short.*30/],
    ['a short description too long', (draft) => void (draft.description.short = 'x'.repeat(81)), /description\/short.*80/],
    ['an id that is none', (draft) => void (draft.id = 'co-ordinator'), /\/id.*pattern/],
    ['a bot of nobody', (draft) => void (draft.bots[0]!.botId = 'x'), /bots\/0\/botId.*pattern/],
    ['a scope spelt wrong', (draft) => void draft.bots[0]!.scopes.push('channel'), /bots\/0\/scopes.*allowed values/],
    ['a permission there is none of', (draft) => void draft.permissions.push('everything'), /permissions.*allowed values/],
    ['a context spelt wrong', (draft) => {
      draft.composeExtensions[0]!.commands[0]!.context[0] = 'composer'
    }, /context\/0.*allowed values/],
    ['too many commands', (draft) => {
      draft.bots[0]!.commandLists[0]!.commands.push(...Array.from({ length: 3 }, () => ({ title: 'x' })))
    }, /commands.*12 items/],
    ['a form’s title too long', (draft) => void (draft.composeExtensions[0]!.commands[0]!.title = 'x'.repeat(33)), /title.*32/],
    ['an address that is none', (draft) => void (draft.developer.privacyUrl = 'intranet'), /privacyUrl.*pattern/],
    ['no icon', (draft) => void delete draft.icons.outline, /icons.*outline/],
    ['a setting there is none of', (draft) => void Object.assign(draft, { slashCommands: [] }), /additional properties/],
  ])('are judged by something that catches %s', async (_, plant, says) => {
    const draft = structuredClone(manifestOf('live')) as unknown as Draft
    plant(draft)
    expect((await problemsOf(draft)).join('\n')).toMatch(says)
  })
})

describe('the icons', () => {
  it.each([['color.png', 192], ['outline.png', 32]] as const)('%s is %i pixels square, as it is committed', (name, size) => {
    const icon = pixelsOf(readFileSync(new URL(`manifest/teams/${name}`, root)))
    expect(icon).toMatchObject({ width: size, height: size })
    expect(icon.pixels).toEqual(pixelsOf(ICONS[name]()).pixels)
  })

  it('are white lines on nothing at the side, and on one colour in a list', () => {
    const outline = pixelsOf(ICONS['outline.png']()).pixels
    expect(outline.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255)).toBe(true)
    const clear = outline.filter(([, , , opacity]) => opacity === 0).length
    expect(clear / outline.length).toBeGreaterThan(0.5)
    expect(clear / outline.length).toBeLessThan(0.9)
    expect(pixelsOf(ICONS['color.png']()).pixels.every(([, , , opacity]) => opacity === 255)).toBe(true)
  })
})

describe('the package for Teams', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'co-ordinator-package-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const run = (...words: readonly string[]) =>
    promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', 'manifest/build.ts', ...words], { cwd: root })

  it('is a zip of the manifest and the icons it names, and the same every time', () => {
    const zip = teamsPackage(manifestOf('test'))
    const files = unzipSync(zip)
    const manifest = JSON.parse(new TextDecoder().decode(files['manifest.json'])) as TeamsManifestLatest
    expect(manifest).toEqual(manifestOf('test'))
    expect(Object.keys(files).toSorted()).toEqual(['manifest.json', manifest.icons.color, manifest.icons.outline].toSorted())
    expect(pixelsOf(files[manifest.icons.color]!).width).toBe(192)
    expect(pixelsOf(files[manifest.icons.outline]!).width).toBe(32)
    expect(teamsPackage(manifestOf('test'))).toEqual(zip)
  })

  it('is written by the script, with the council’s own id and page', async () => {
    const file = path.join(folder, 'live.zip')
    const { stdout } = await run('teams', 'live', about.href, appId.toUpperCase(), file)
    expect(stdout).toContain('upload it in the Teams admin centre')
    expect(readFileSync(file)).toEqual(Buffer.from(teamsPackage(manifestOf('live'))))
    expect((await run('teams', 'live', about.href, appId)).stdout).toBe(teamsManifestText(manifestOf('live')))
  })

  it('has the version it is told, because Teams takes no second package of the same one', async () => {
    const { stdout } = await run('teams', 'live', about.href, appId, path.join(folder, 'again.zip'), '1.0.2')
    expect(stdout).toMatch(/^Co-ordinator 1\.0\.2 is in /)
    const files = unzipSync(readFileSync(path.join(folder, 'again.zip')))
    const manifest = JSON.parse(new TextDecoder().decode(files['manifest.json'])) as TeamsManifestLatest
    expect(manifest).toEqual({ ...manifestOf('live'), version: '1.0.2' })
    expect(await problemsOf(manifest)).toEqual([])
  })

  it.each<[string, readonly string[]]>([
    ['an environment', ['teams', 'production', about.href, appId]],
    ['a page', ['teams', 'live', 'http://intranet.marlow.gov.uk', appId]],
    ['an id', ['teams', 'live', about.href, 'co-ordinator']],
    ['a zip', ['teams', 'live', about.href, appId, 'package.json']],
    ['a version', ['teams', 'live', about.href, appId, 'a.zip', 'b.zip']],
    ['nothing more', ['teams', 'live', about.href, appId, 'a.zip', '1.0.2', '1.0.3']],
  ])('needs %s, and says so', async (_, words) => {
    await expect(run(...words)).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('-- teams live|test|development https://PAGE') })
  })
})

describe('the README, for whoever sets Teams up', () => {
  const readme = readFileSync(new URL('README.md', root), 'utf8')

  it.each(Object.entries(PERMISSIONS))('says why it asks for %s', (permission, why) => {
    expect(readme).toContain(`| \`${permission}\` | ${why} |`)
  })

  it.each(Object.keys(teamsVariables))('has %s among the variables', (name) => {
    expect(readme).toContain(`\`${name}\``)
  })

  it('says how to make the package', () => {
    expect(readme).toContain('npm run -s manifest -- teams live https://')
    expect(readme).toContain('../co-ordinator.zip 1.0.1')
  })
})

/** A manifest as somebody might get it wrong. */
interface Draft {
  id: string
  readonly name: { short: string }
  readonly description: { short: string }
  readonly developer: { privacyUrl: string }
  readonly icons: { outline?: string }
  readonly permissions: string[]
  readonly bots: { botId: string; readonly scopes: string[]; readonly commandLists: { readonly commands: { title: string }[] }[] }[]
  readonly composeExtensions: { readonly commands: { title: string; readonly context: string[] }[] }[]
}

/** A PNG of 8-bit red, green, blue and opacity whose rows are not filtered, which is what ours are. */
function pixelsOf(png: Uint8Array) {
  const bytes = Buffer.from(png)
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  const chunks = [...chunksOf(bytes)]
  expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'IDAT', 'IEND'])
  const rows = inflateSync(chunks[1]!.data)
  const pixels = Array.from({ length: width * height }, (_, at) => {
    const from = Math.floor(at / width) * (width * 4 + 1) + 1 + (at % width) * 4
    return [...rows.subarray(from, from + 4)] as [number, number, number, number]
  })
  return { width, height, pixels }
}

function* chunksOf(png: Buffer): Generator<{ readonly type: string; readonly data: Buffer }> {
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at)
    yield { type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) }
    at += length + 12
  }
}
