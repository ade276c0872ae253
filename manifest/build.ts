/**
 * Writes what an administrator gives to a chat platform, from the table of commands. Alone it writes the manifests that are pasted into
 * Slack, and the icons for Teams. Told an environment, a way and an address it prints that manifest for Slack instead; told `teams`, an
 * environment, a page about the product and the id of the registration, it prints the manifest for Teams, or writes the package to upload,
 * with a version of its own when one is said: Teams takes no second package of the same version.
 */
import { writeFileSync } from 'node:fs'
import { ENVIRONMENTS, manifestFile, manifestText, slackManifest, WAYS } from './slack/manifest.ts'
import { ICONS } from './teams/icons.ts'
import { ENVIRONMENTS as TEAMS_ENVIRONMENTS, teamsManifest, teamsManifestText } from './teams/manifest.ts'
import { teamsPackage } from './teams/package.ts'

const USAGE = `Use: npm run -s manifest
     npm run -s manifest -- ${ENVIRONMENTS.join('|')} ${WAYS.join('|')} https://ADDRESS
     npm run -s manifest -- teams ${TEAMS_ENVIRONMENTS.join('|')} https://PAGE APP-ID [FILE.zip [VERSION]]
`
const ID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
const VERSION = /^\d{1,5}\.\d{1,5}\.\d{1,5}$/

const [first, ...rest] = process.argv.slice(2)
if (first === undefined) writeWhatIsCommitted()
else if (!(first === 'teams' ? buildForTeams(rest) : printForSlack([first, ...rest]))) {
  process.stderr.write(USAGE)
  process.exitCode = 2
}

function writeWhatIsCommitted(): void {
  for (const environment of ENVIRONMENTS) {
    for (const way of WAYS) {
      writeFileSync(new URL(`slack/${manifestFile(environment, way)}`, import.meta.url), manifestText(slackManifest(environment, way)))
    }
  }
  for (const [name, draw] of Object.entries(ICONS)) writeFileSync(new URL(`teams/${name}`, import.meta.url), draw())
}

/** False when the words are not as `USAGE` has them. */
function printForSlack([environmentName, wayName, address, ...more]: readonly string[]): boolean {
  const environment = ENVIRONMENTS.find((one) => one === environmentName)
  const way = WAYS.find((one) => one === wayName)
  const publicUrl = httpsOf(address)
  if (environment === undefined || way === undefined || publicUrl === null || more.length > 0) return false
  process.stdout.write(manifestText(slackManifest(environment, way, publicUrl)))
  return true
}

/** False when the words are not as `USAGE` has them. */
function buildForTeams([environmentName, page, appId, file, version, ...more]: readonly string[]): boolean {
  const environment = TEAMS_ENVIRONMENTS.find((one) => one === environmentName)
  const about = httpsOf(page)
  if (environment === undefined || about === null || appId === undefined || !ID.test(appId) || more.length > 0) return false
  if (version !== undefined && !VERSION.test(version)) return false
  const manifest = teamsManifest(environment, appId.toLowerCase(), about, version)
  if (file === undefined) {
    process.stdout.write(teamsManifestText(manifest))
    return true
  }
  if (!file.endsWith('.zip')) return false
  writeFileSync(file, teamsPackage(manifest))
  process.stdout.write(`${manifest.name.short} ${manifest.version} is in ${file}: upload it in the Teams admin centre.\n`)
  return true
}

function httpsOf(address: string | undefined): URL | null {
  const url = URL.parse(address ?? '')
  return url?.protocol === 'https:' ? url : null
}
