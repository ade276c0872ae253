import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import type { Page } from 'playwright-core'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readSheet } from '../../adapters/csv/read-sheet.ts'
import { openPool } from '../../adapters/database/pool.ts'
import { createOrganisation } from '../../adapters/database/setup.ts'
import { openPlayground } from '../../adapters/playground/playground.ts'
import { importSheets } from '../../src/app/import/import-sheets.ts'
import type { SheetName } from '../../src/app/import/sheet.ts'
import { assemble, newId, shippedPolicy } from '../../src/assemble.ts'
import { beat } from '../../src/beat.ts'
import { instantFrom } from '../../src/domain/calendar/london.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { HAWTHORN } from '../support/hawthorn-files.ts'
import { quietLog } from '../support/quiet-log.ts'
import { axeProblems, openBrowser } from './support.ts'

vi.setConfig({ testTimeout: 60_000 }) // the clock passes through every five minutes of a day

const EVENTS = `case_ref,child_ref,event,date,detail
C-1042,C-1042-A,child-in-need,2026-09-07,
C-1042,C-1042-A,visit,2026-10-30,
C-1043,C-1043-A,protection-plan,2026-10-12,
C-1043,C-1043-A,core-group,2026-10-23,
C-1043,C-1043-A,visit,2026-11-12,
`

/** The product itself in a browser: from a Friday afternoon to the next Tuesday's meeting, played by the people of Hawthorn. */
describe('a unit’s week, lived in the playground', () => {
  let database: TestDatabase
  let pool: pg.Pool
  let server: Server
  let opened: Awaited<ReturnType<typeof openBrowser>>
  const pages = new Map<string, Page>()

  beforeAll(async () => {
    const log = quietLog()
    database = await createTestDatabase()
    pool = openPool(database.url, log)
    const wall = { now: () => instantFrom('2026-11-23T08:10:00Z') }
    const playground = await openPlayground({ pool, clock: wall })
    const assembly = await assemble({ database: { pool }, chats: [playground.chat], clock: playground.clock, log })
    const { app, courier } = assembly
    const id = newId('organisation')
    await createOrganisation(pool, { id, name: 'Marlow', policy: shippedPolicy(), at: wall.now() })
    const sheets = Object.entries({ ...HAWTHORN, events: EVENTS }).map(([name, text]) => readSheet(name as SheetName, `${name}.csv`, text))
    const imported = await importSheets(app, id, sheets, wall.now())
    if (imported.kind === 'refused') throw new Error(`the story's files are wrong: ${JSON.stringify(imported.problems)}`)
    const router = playground.connect({
      store: app.store, doors: assembly.doors, tick: (now) => beat(assembly, now), deliver: (now) => courier.deliver(now),
      calendar: app.calendar, log, hosts: [],
    })
    server = createServer(express().use(router)).listen(0, '127.0.0.1')
    await once(server, 'listening')
    opened = await openBrowser()
  })

  afterAll(async () => {
    await opened.close()
    server.close()
    server.closeAllConnections()
    await pool.end()
    await database.drop()
  })

  /** The page of one person, in a browser of their own, opened the first time they are needed. */
  async function as(name: string, conversation = 'hawthorn'): Promise<Page> {
    const page = pages.get(name) ?? await (await opened.browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
    pages.set(name, page)
    page.setDefaultTimeout(20_000)
    const { port } = server.address() as AddressInfo
    await page.goto(`http://127.0.0.1:${port}/?as=${name}@marlow.example&in=${conversation}`)
    return page
  }

  async function say(page: Page, line: string): Promise<void> {
    await page.locator('#message').fill(line)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')
  }

  const lastLine = (page: Page) => page.locator('#lines .line').last()

  it('brings the digest on Monday at half past eight', async () => {
    const page = await as('kim')
    await page.getByRole('button', { name: 'Next working morning' }).click()
    await page.getByRole('heading', { name: 'Hawthorn, Mon 23 Nov 2026' }).waitFor()
    await page.getByText('Mon 23 Nov 2026 at 08:30', { exact: true }).waitFor()
    expect(await axeProblems(page)).toEqual([])
  })

  it('gives somebody a task, typed with completion, and they see it at once', async () => {
    const [alex, jo] = [await as('alex'), await as('jo')]
    await alex.locator('#message').pressSequentially('/all')
    await alex.locator('#message-options li').getByText('/allocate').waitFor()
    await alex.keyboard.press('ArrowDown')
    await alex.keyboard.press('Enter')
    await alex.locator('#message').pressSequentially('C-1042 letter to landlord to @j')
    await alex.locator('#message-options li').getByText('@jo').waitFor()
    await alex.keyboard.press('ArrowDown')
    await alex.keyboard.press('Tab')
    await alex.locator('#message').pressSequentially('by fri')
    await alex.keyboard.press('Enter')
    await jo.getByText('@Jo Osei, this is yours.').waitFor()
    expect(await lastLine(alex).innerText()).toContain('Fri 27 Nov 2026')
  })

  it('marks it as done with a press, on the card itself', async () => {
    const jo = await as('jo')
    await jo.getByRole('button', { name: 'Done', exact: true }).last().click()
    await jo.getByRole('heading', { name: /^T-\d+ is done$/ }).first().waitFor()
  })

  it('records a decision within the lead’s authority', async () => {
    const kim = await as('kim')
    await say(kim, '/decide C-1042 spend £450 taxis to contact')
    await kim.getByRole('heading', { name: 'D-1 is recorded' }).waitFor()
    expect(await lastLine(kim).innerText()).toMatch(/up to £500/)
  })

  it('asks again for what was left out of a form, keeps the rest, and sends what is beyond authority up', async () => {
    const kim = await as('kim')
    await say(kim, '/decide')
    const form = kim.getByRole('dialog')
    await form.getByLabel('Case').fill('C-1043')
    await form.getByLabel('What kind of decision').selectOption({ label: 'Spend money' })
    await form.getByRole('button', { name: /^Record/ }).click()
    await form.getByText('There is a problem').waitFor()
    expect(await form.getByLabel('Case').inputValue()).toBe('C-1043')
    await form.getByLabel('How much').fill('600')
    await form.getByRole('button', { name: /^Record/ }).click()
    await form.waitFor({ state: 'hidden' })
    await kim.getByRole('heading', { name: /D-2/ }).last().waitFor()
  })

  it('lets the group manager approve it, and tells the unit', async () => {
    const [priya, kim] = [await as('priya', 'direct/priya@marlow.example'), await as('kim')]
    await priya.getByRole('button', { name: 'Approve' }).click()
    const card = kim.getByRole('article').filter({ hasText: 'D-2' }).last()
    await card.getByRole('link', { name: /answers? in the thread/ }).click()
    await kim.getByRole('heading', { name: 'D-2 was approved' }).waitFor()
    await priya.getByRole('button', { name: 'Approve' }).waitFor({ state: 'detached' })
  })

  it('reminds the unit of its meeting, on the morning of the day', async () => {
    const page = await as('sam')
    await page.getByRole('button', { name: 'Next working morning' }).click()
    await page.getByText('Tue 24 Nov 2026 at 08:30', { exact: true }).waitFor()
    await page.locator('#lines').getByText('Meeting today').first().waitFor()
  })
})
