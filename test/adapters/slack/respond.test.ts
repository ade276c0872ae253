import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { fetchOver } from '../../../adapters/slack/fetch-over.ts'
import { createRespond } from '../../../adapters/slack/respond.ts'
import { createWeb } from '../../../adapters/web/web.ts'
import { ChatFault } from '../../../src/ports/chat.ts'

const answer = { text: 'Nothing is due.', blocks: [] }

/** Which addresses an answer is sent to, and what became of it, with Slack called at `apiUrl`. */
async function answering(apiUrl: string, url: string): Promise<{ readonly sentTo: readonly string[]; readonly fault: unknown }> {
  const sentTo: string[] = []
  const web = createWeb()
  const respond = createRespond(apiUrl, { fetch: async (address) => {
    sentTo.push(String(address))
    return fetchOver(web)('http://127.0.0.1:1')
  } })
  const fault = await respond(url, answer).catch((error: unknown) => error)
  await web.close()
  return { sentTo, fault }
}

it.each<[string, string, boolean]>([
  ['https://slack.com/api/', 'https://hooks.slack.com/commands/1/2/3', true],
  ['https://slack-gov.com/api/', 'https://hooks.slack-gov.com/commands/1/2/3', true],
  ['https://slack-gov.com/api/', 'https://hooks.slack.com/commands/1/2/3', false],
  ['https://slack.com/api/', 'https://hooks.slack-gov.com/commands/1/2/3', false],
  ['https://notslack-gov.com/api/', 'https://hooks.slack-gov.com/commands/1', false],
  ['https://gateway.marlow.gov.uk/api/', 'https://gateway.marlow.gov.uk/commands/1', true],
  ['https://slack.com/api/', 'http://hooks.slack.com/commands/1', false],
  ['https://slack.com/api/', 'https://hooks.slack.com.example/commands/1', false],
  ['https://slack.com/api/', 'https://hooks.slack.com@example/commands/1', false],
  ['https://slack.com/api/', 'https://hooks.slack.com:8443/commands/1', false],
  ['https://slack.com/api/', 'hooks', false],
])('with Slack at %s, whether an answer goes to %s: %s', async (apiUrl, url, goes) => {
  const { sentTo, fault } = await answering(apiUrl, url)
  expect(sentTo).toEqual(goes ? [url] : [])
  expect(fault instanceof ChatFault && fault.kind === 'unreachable').toBe(!goes)
})

it('follows no redirection', async () => {
  const asked: (string | undefined)[] = []
  const server = createServer((request, response) => {
    asked.push(request.url)
    response.writeHead(307, { Location: '/elsewhere' }).end()
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const web = createWeb()
  onTestFinished(async () => {
    await web.close()
    server.close()
  })
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`
  const fault = await createRespond(apiUrl, { fetch: fetchOver(web) })(new URL('/answer', apiUrl).href, answer).catch((error: unknown) => error)
  expect(fault).toBeInstanceOf(ChatFault)
  expect(asked).toEqual(['/answer'])
})
