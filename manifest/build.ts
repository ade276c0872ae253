/**
 * Writes the manifests an administrator pastes into Slack, from the table of commands. Told an environment, a way and an address, it
 * prints that one instead: `npm run -s manifest -- live http https://coordinator.example.gov.uk`.
 */
import { writeFileSync } from 'node:fs'
import { ENVIRONMENTS, manifestFile, manifestText, slackManifest, WAYS } from './slack/manifest.ts'

const USAGE = `Use: npm run -s manifest [-- ${ENVIRONMENTS.join('|')} ${WAYS.join('|')} https://ADDRESS]\n`

const [environmentName, wayName, address, ...more] = process.argv.slice(2)
const environment = ENVIRONMENTS.find((one) => one === environmentName)
const way = WAYS.find((one) => one === wayName)
const publicUrl = URL.parse(address ?? '')

if (environmentName === undefined) {
  for (const one of ENVIRONMENTS) {
    for (const other of WAYS) {
      writeFileSync(new URL(`slack/${manifestFile(one, other)}`, import.meta.url), manifestText(slackManifest(one, other)))
    }
  }
} else if (environment === undefined || way === undefined || publicUrl?.protocol !== 'https:' || more.length > 0) {
  process.stderr.write(USAGE)
  process.exitCode = 2
} else {
  process.stdout.write(manifestText(slackManifest(environment, way, publicUrl)))
}
