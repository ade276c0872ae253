import type { IncomingMessage } from 'node:http'

/** Arguments that travel as JSON, as truth values and as numbers when the body is a form. */
const JSON_ARGS = new Set(['blocks', 'attachments', 'metadata', 'view', 'user_ids'])
const TRUTHS = new Set([
  'unfurl_links', 'unfurl_media', 'include_all_metadata', 'inclusive', 'return_im', 'link_names', 'mrkdwn', 'reply_broadcast', 'test',
  'include_num_members', 'include_locale', 'prevent_creation', 'as_user', 'parse_full',
])
const NUMBERS = new Set(['limit'])

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** The arguments of a call, as the caller wrote them before they were put into a form or JSON. */
export function argsOf(contentType: string, body: string): Record<string, unknown> {
  if (contentType.startsWith('application/json')) return body === '' ? {} : JSON.parse(body) as Record<string, unknown>
  return Object.fromEntries([...new URLSearchParams(body)].map(([name, value]) => [name, decoded(name, value)]))
}

function decoded(name: string, value: string): unknown {
  if (JSON_ARGS.has(name)) return JSON.parse(value)
  if (TRUTHS.has(name)) return value === 'true'
  if (NUMBERS.has(name)) return Number(value)
  return value
}
