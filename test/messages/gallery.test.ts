import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Example } from '../../src/messages/example.ts'
import { gallery } from '../../src/messages/gallery.ts'
import { plainText } from '../../src/messages/plain-text.ts'
import { plainForm } from '../support/plain-text.ts'

const sources = new URL('../../src/messages/', import.meta.url)
const shown = gallery.flatMap((group) => group.examples)

/** One readable page a group: what people see, and what is read out to them. */
function page(examples: readonly Example[]): string {
  const pages = examples.map((example) => 'message' in example
    ? `== ${example.title}\n» ${example.message.summary}\n${plainText(example.message)}`
    : `== ${example.title}\n${plainForm(example.form)}`)
  return `${pages.join('\n\n')}\n`
}

describe('the gallery', () => {
  it.each(gallery.map((group) => [group.title, group] as const))('%s reads as reviewed', async (title, group) => {
    await expect(page(group.examples)).toMatchFileSnapshot(`shown/${title.toLowerCase().replaceAll(/[^a-z]+/g, '-')}.txt`)
  })

  const files = ['cards', 'forms', '.'].flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, sources)).filter((file) => file.endsWith('.ts')).map((file) => `${folder}/${file}`))

  it.each(files)('holds every example of %s', async (file) => {
    expect((await examplesOf(file)).filter((example) => !shown.includes(example))).toEqual([])
  })

  it.each(files.filter((file) => file.startsWith('cards/')))('has something to hold of %s', async (file) => {
    expect(await examplesOf(file)).not.toEqual([])
  })

  async function examplesOf(file: string): Promise<readonly Example[]> {
    const module = await import(new URL(file, sources).href) as Record<string, unknown>
    return Object.entries(module).flatMap(([name, value]) => name.endsWith('Examples') ? value as readonly Example[] : [])
  }

  it('gives every example a title of its own', () => {
    const titles = shown.map((example) => example.title)
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
  })
})
