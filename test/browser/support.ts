import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import packed from '@sparticuz/chromium'
import type { Browser, Page } from 'playwright-core'
import { chromium } from 'playwright-core'

/** Where systems that have a Chromium keep it. */
const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable']

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** A browser of the test file's own: the system's Chromium where there is one, else the one that comes with the tests. */
export async function openBrowser(): Promise<{ readonly browser: Browser; readonly close: () => Promise<void> }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'coordinator-browser-'))
  // Chromium refuses to run as root inside its sandbox, and the packed one has no sandbox to run in.
  const executablePath = await findChromium(folder)
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--no-zygote', '--disable-gpu'] })
  const close = async (): Promise<void> => {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { browser, close }
}

async function findChromium(folder: string): Promise<string> {
  return INSTALLED.find((file) => existsSync(file)) ?? unpack(folder)
}

/** The package unpacks into the temporary directory, under a name two runs would share; a folder of its own keeps them apart. */
async function unpack(folder: string): Promise<string> {
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  try {
    packed.setGraphicsMode = false
    return await packed.executablePath()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

/** What axe holds against the page as it stands, or one part of it, a line each: the rule, and where. Empty when nothing is. */
export async function axeProblems(page: Page, part?: string): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withTags(WCAG)
  const { violations } = await (part === undefined ? axe : axe.include(part)).analyze()
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help} (${node.target.join(' ')})`))
}
