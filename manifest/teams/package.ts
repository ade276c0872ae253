import type { TeamsManifestLatest } from '@microsoft/app-manifest'
import { zipSync } from 'fflate'
import { ICONS } from './icons.ts'
import { teamsManifestText } from './manifest.ts'

/** What is uploaded in the Teams admin centre: a zip of the manifest and its icons. The same manifest makes the same bytes. */
export function teamsPackage(manifest: TeamsManifestLatest): Uint8Array {
  const icons = Object.fromEntries(Object.entries(ICONS).map(([name, draw]) => [name, draw()]))
  const files = { 'manifest.json': new TextEncoder().encode(teamsManifestText(manifest)), ...icons }
  return zipSync(files, { mtime: new Date(1980, 0, 1) })
}
