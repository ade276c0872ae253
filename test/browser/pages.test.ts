import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { placeOf } from '../../adapters/playground/places.ts'
import type { NoticeId } from '../../src/domain/ids.ts'
import { gallery } from '../../src/messages/gallery.ts'
import { paragraph } from '../../src/messages/text.ts'
import { staff } from '../adapters/playground/hawthorn.ts'
import { playgroundDatabase, setClock } from '../adapters/playground/playground-database.ts'
import type { Served } from '../adapters/playground/serve-hawthorn.ts'
import { serveHawthorn } from '../adapters/playground/serve-hawthorn.ts'
import { rehearse, rehearseMorning } from './rehearsal.ts'
import { axeProblems, openBrowser } from './support.ts'

vi.setConfig({ testTimeout: 60_000 }) // axe reads every element, and other tests are at work

const database = playgroundDatabase()
let opened: Awaited<ReturnType<typeof openBrowser>>
let served: Served
/** What the page did that it should not: an error, something its content security policy forbids, a request to somewhere else. */
let complaints: string[]

beforeAll(async () => { opened = await openBrowser() })
beforeEach(async () => {
  complaints = []
  served = await serveHawthorn(database.url(), {
    clock: setClock('2026-11-23T16:58:00Z'), answer: rehearse, tick: rehearseMorning,
  })
})
afterEach(async () => {
  for (const context of opened.browser.contexts()) await context.close()
  await served.close()
  if (complaints.length > 0) throw new Error(`The browser complains: ${complaints.join('; ')}`)
})
afterAll(() => opened.close())

/** The page of somebody in Hawthorn, in a browser of their own. */
async function pageOf(person: { readonly email: string }, path = '', options: BrowserContextOptions = {}): Promise<Page> {
  const context = await opened.browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('request', (request) => request.url().startsWith(served.address) || complaints.push(`asked ${request.url()}`))
  await page.goto(`${served.address}/?as=${person.email}${path}`)
  return page
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('name') ?? document.activeElement?.id ?? '')
const suggestions = (page: Page) => page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option')
const heard = (page: Page) => page.locator('#heard p').allTextContents()

/** Types a line into the message box and sends it. */
async function send(page: Page, line: string, box = '#message'): Promise<void> {
  await page.locator(box).fill(line)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Enter')
}

async function openForm(page: Page): Promise<void> {
  await send(page, '/decide')
  await page.locator('dialog h2').waitFor()
}

describe('with the keyboard alone', () => {
  it('completes a command, opens its form, is led to a problem, mends it, and is back at the message box', async () => {
    const page = await pageOf(staff.amara)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe('message')

    await page.keyboard.type('/dec')
    await suggestions(page).getByText('/decide').waitFor()
    await page.keyboard.press('ArrowDown')
    expect(await page.locator('#message').getAttribute('aria-activedescendant')).toBe('message-options-0')
    await page.keyboard.press('Enter')
    expect(await page.locator('#message').inputValue()).toBe('/decide ')
    await page.getByText('/decide [case] [decision]').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')

    await page.getByRole('dialog', { name: 'Record a decision' }).waitFor()
    expect(await focused(page)).toBe('case')
    await page.keyboard.press('Enter')
    await page.getByText('There is a problem').waitFor()
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('error-summary')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe('case')
    await page.keyboard.type('C-1042')
    await page.keyboard.press('Enter')

    await page.getByRole('heading', { name: 'D-12 waits for Ruth Caldwell' }).waitFor()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(await focused(page)).toBe('message')
    expect(await page.getByText('Only you can see this').count()).toBe(0)
    expect(await page.getByText('You used /decide').count()).toBe(1)
  })

  it('keeps what was typed in a form that comes back', async () => {
    const page = await pageOf(staff.amara)
    await openForm(page)
    await page.getByLabel('Reasons').fill('So that he is seen.')
    await page.getByLabel('Who decided it? (optional)', { exact: true }).selectOption({ label: 'Jo Harlow' })
    await page.getByLabel('It is urgent').check()
    await page.getByLabel('Start a section 47').check()
    await page.getByRole('button', { name: 'Record it' }).click()
    await page.getByText('There is a problem').waitFor()
    expect(await page.getByLabel('Reasons').inputValue()).toBe('So that he is seen.')
    expect(await page.getByLabel('Who decided it? (optional)', { exact: true }).inputValue()).toBe(staff.jo.id)
    expect(await page.getByLabel('It is urgent').isChecked()).toBe(true)
    expect(await page.getByLabel('Start a section 47').isChecked()).toBe(true)
  })

  it('takes a name that is in no list, and keeps it', async () => {
    const page = await pageOf(staff.amara)
    await openForm(page)
    const name = page.getByLabel('Name or work e-mail address (Who decided it?)')
    expect(await name.isVisible()).toBe(false)
    await page.getByLabel('Who decided it? (optional)', { exact: true }).selectOption({ label: 'Somebody else' })
    await name.fill('kim@marlow.example')
    await page.getByRole('button', { name: 'Record it' }).click()
    await page.getByText('There is a problem').waitFor()
    expect(await name.inputValue()).toBe('kim@marlow.example')
  })

  it('closes a form with Escape and is back where it was', async () => {
    const page = await pageOf(staff.amara)
    await openForm(page)
    await page.keyboard.press('Escape')
    expect([await page.locator('dialog').isVisible(), await focused(page)]).toEqual([false, 'message'])
  })

  it('brings back the last line with arrow up, and closes suggestions with Escape', async () => {
    const page = await pageOf(staff.amara)
    await send(page, 'Good morning all')
    await page.locator('#lines').getByText('Good morning all').waitFor()
    await page.keyboard.press('ArrowUp')
    expect(await page.locator('#message').inputValue()).toBe('Good morning all')
    await page.locator('#message').fill('@')
    await suggestions(page).first().waitFor()
    await page.keyboard.press('Escape')
    expect([await suggestions(page).count(), await page.locator('#message').inputValue()]).toEqual([0, '@'])
  })
})

describe('as people say things', () => {
  it('shows the others what was said, without taking the focus from what they are writing', async () => {
    const [amara, jo] = [await pageOf(staff.amara), await pageOf(staff.jo)]
    await jo.locator('#message').fill('I was just')
    await send(amara, 'Who can go to C-1042 today?')
    await jo.locator('#lines').getByText('Who can go to C-1042 today?').waitFor()
    expect([await focused(jo), await jo.locator('#message').inputValue()]).toEqual(['message', 'I was just'])
    expect(await heard(jo)).toEqual(['Amara Bello: Who can go to C-1042 today?'])
  })

  it('shows an answer to whoever asked and to nobody else, also after loading again', async () => {
    const [amara, jo] = [await pageOf(staff.amara), await pageOf(staff.jo)]
    await send(amara, '/allocate T-15')
    await amara.getByText('Only you can see this').waitFor()
    await send(amara, 'Done with that')
    await jo.locator('#lines').getByText('Done with that').waitFor()
    expect(await jo.getByText('Who should do T-15?').count()).toBe(0)
    await jo.reload()
    expect(await jo.getByText('Who should do T-15?').count()).toBe(0)
    await amara.reload()
    expect(await amara.getByText('Who should do T-15?').count()).toBe(1)
  })

  it.each([['wide', 1280], ['narrow', 390]])('shows somebody their own work at one press, on a %s screen', async (_name, width) => {
    const page = await pageOf(staff.jo, '', { viewport: { width, height: 800 } })
    const menu = page.getByRole('button', { name: /^Jo Harlow/ })
    if (await menu.isVisible()) await menu.click()
    await page.getByRole('button', { name: 'My work' }).click()
    const own = page.locator('.line-private')
    await own.getByRole('heading', { name: /^Your work/ }).waitFor()
    expect(await own.getByRole('button', { name: 'Done, child seen' }).isVisible()).toBe(true)
    expect(await axeProblems(page)).toEqual([])
  })

  it('answers in a thread when it is mentioned there, and counts the answers', async () => {
    const page = await pageOf(staff.amara)
    await send(page, 'C-1042 needs somebody')
    await page.getByRole('link', { name: 'Answer in a thread' }).click()
    await page.getByRole('heading', { name: 'Thread' }).waitFor()
    await page.waitForFunction(() => document.activeElement?.id === 'thread')
    await send(page, '@Co-ordinator allocate T-15', '#answer')
    await page.locator('#thread-lines').getByText('Who should do T-15?').waitFor()
    await page.getByRole('link', { name: '2 answers in the thread' }).waitFor()
    expect(await page.locator('#lines').getByText('Who should do T-15?').count()).toBe(0)
  })

  it('marks what is new for the next person, who presses a button and stays with the card', async () => {
    const page = await pageOf(staff.amara)
    await openForm(page)
    await page.getByLabel('Case').fill('C-1042')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'D-12 waits for Ruth Caldwell' }).waitFor()

    await page.getByLabel('You play', { exact: true }).selectOption({ label: 'Ruth Caldwell, group manager' })
    await page.getByRole('button', { name: 'Play this person' }).click()
    await page.getByRole('link', { name: 'Co-ordinator new' }).click()
    await page.waitForLoadState() // by then its script has run
    await page.getByRole('button', { name: 'Approve' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'You approved D-12' }).waitFor()
    await page.getByText('Your approval is stored.').waitFor()
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('ARTICLE')
    await page.getByRole('link', { name: '#hawthorn new' }).click()
    await page.getByRole('heading', { name: 'Ruth Caldwell approved D-12' }).waitFor()
  })

  it('leads back to earlier messages, a hundred at a time, and to the newest again', async () => {
    const { chat } = served.playground
    for (let at = 1; at <= 101; at += 1) {
      const marker = crypto.randomUUID() as string as NoticeId
      await chat.post(placeOf('hawthorn'), { summary: `${at}`, blocks: [paragraph(`Message ${at} of many`)] }, marker)
    }
    const page = await pageOf(staff.amara)
    expect(await page.locator('#lines .line').count()).toBe(100)
    await page.getByRole('link', { name: 'Earlier messages' }).click()
    await page.getByText('Message 1 of many', { exact: true }).waitFor()
    expect(await page.locator('#lines .line').count()).toBe(1)
    await page.getByRole('link', { name: 'Back to the newest messages' }).click()
    await page.getByText('Message 101 of many').waitFor()
  })

  it('says so when there is no answer, and keeps the line', async () => {
    const page = await pageOf(staff.amara)
    await page.route('**/playground/say', (route) => route.abort())
    await send(page, '/due unit')
    await page.getByRole('alert').getByText('did not answer').waitFor()
    expect(await page.locator('#message').inputValue()).toBe('/due unit')
    complaints = complaints.filter((complaint) => !complaint.includes('ERR_FAILED')) // the browser's own word for the cut line
  })
})

it('moves the clock to the next working morning, and the digest comes at its own time', async () => {
  const page = await pageOf(staff.amara)
  await page.getByRole('button', { name: 'Next working morning' }).click()
  await page.getByText('Tue 24 Nov 2026 at 08:30', { exact: true }).waitFor()
  await page.getByRole('heading', { name: 'Hawthorn, Tue 24 Nov 2026' }).waitFor()
  expect(await page.locator('#lines .day').last().textContent()).toBe('Tue 24 Nov 2026')
  expect(await page.locator('#lines .line').last().locator('.by time').textContent()).toBe('08:30')
  expect(await heard(page)).toEqual(['It is now Tue 24 Nov 2026 at 08:30. 1 message came on the way.'])
})

describe('axe finds nothing', () => {
  const phone = { viewport: { width: 360, height: 740 } }

  it.each<[string, BrowserContextOptions]>([
    ['on a wide screen', {}], ['on a phone in the dark', { ...phone, colorScheme: 'dark' }],
  ])('%s: a conversation with cards, suggestions, a form and its problems, a thread', async (_name, options) => {
    const page = await pageOf(staff.amara, '', options)
    await page.getByRole('button', { name: 'Next working morning' }).click()
    await page.getByRole('heading', { name: 'Hawthorn, Tue 24 Nov 2026' }).waitFor()
    await send(page, '/allocate T-15')
    await page.getByText('Only you can see this').waitFor()
    expect(await axeProblems(page)).toEqual([])

    await page.locator('#message').fill('/')
    await suggestions(page).first().waitFor()
    await page.keyboard.press('ArrowDown')
    expect(await axeProblems(page)).toEqual([])

    await openForm(page)
    expect(await axeProblems(page)).toEqual([])
    await page.getByRole('button', { name: 'Record it' }).click()
    await page.getByText('There is a problem').waitFor()
    expect(await axeProblems(page)).toEqual([])
    await page.keyboard.press('Escape')

    await page.getByRole('link', { name: 'Answer in a thread' }).first().click()
    await page.getByRole('heading', { name: 'Thread' }).waitFor()
    expect(await axeProblems(page)).toEqual([])
  })

  it.each(gallery.map(({ title }, at) => [title, at] as const))('in the gallery under “%s”', async (_title, at) => {
    const page = await pageOf(staff.amara)
    await page.goto(`${served.address}/gallery`)
    expect(await axeProblems(page, `.examples:nth-of-type(${at + 1})`)).toEqual([])
    await page.setViewportSize(phone.viewport)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  })

  it.each(['/guide', '/nowhere'])('on %s, which fits a phone', async (path) => {
    const page = await pageOf(staff.amara)
    await page.goto(served.address + path)
    complaints = complaints.filter((complaint) => !complaint.includes('404'))
    expect(await axeProblems(page)).toEqual([])
    await page.setViewportSize(phone.viewport)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  })

  it('in the list of conversations on a phone, behind its button', async () => {
    const page = await pageOf(staff.ruth, '', phone)
    await page.getByRole('button', { name: 'Ruth Caldwell' }).click()
    await page.getByRole('link', { name: '#rowan' }).waitFor()
    expect(await axeProblems(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  })
})
