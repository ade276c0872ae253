import { readFileSync, readdirSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import path from 'node:path'

/** A file as browsers get it. */
export interface ClientFile {
  readonly type: string
  readonly text: string
}

const FOLDER = path.join(import.meta.dirname, 'client')

const kinds: Readonly<Record<string, { readonly type: string; readonly read: (text: string) => string }>> = {
  '.ts': { type: 'text/javascript; charset=utf-8', read: (text) => stripTypeScriptTypes(text) },
  '.css': { type: 'text/css; charset=utf-8', read: (text) => text },
  '.svg': { type: 'image/svg+xml', read: (text) => text },
}

/** The page's scripts with their types taken out, its style and its icon, by name. Read once, so there is no build step. */
export function readClientFiles(): ReadonlyMap<string, ClientFile> {
  return new Map(readdirSync(FOLDER).map((name) => {
    const kind = kinds[path.extname(name)]
    if (kind === undefined) throw new Error(`${name} is not a script, a style or a picture.`)
    return [name, { type: kind.type, text: kind.read(readFileSync(path.join(FOLDER, name), 'utf8')) }]
  }))
}
