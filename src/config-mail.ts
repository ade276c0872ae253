import { z } from 'zod'

/** How letters are handed to the council's mail server. */
export interface MailConfig {
  readonly host: string
  readonly port: number
  /** Encrypted from the first byte on (`smtps`); else as soon as the server offers it. */
  readonly isSecure: boolean
  /** Whether nothing is said before the connection is encrypted: a password is never sent in the clear. */
  readonly mustBeSecure: boolean
  readonly login: { readonly user: string; readonly password: string } | null
  /** The address letters come from. */
  readonly from: string
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])
const EXAMPLE = 'smtp://user:password@mail.example.gov.uk:587'
const ADDRESS = z.email()

/** E-mail's variables, each by itself. A problem never repeats the value, which has a password in it. */
export const mailVariables = {
  SMTP_URL: z.string().superRefine((text, context) => {
    const problem = urlProblem(text)
    if (problem !== null) context.addIssue({ code: 'custom', message: problem })
  }).optional(),
  SMTP_FROM: z.email('must be one e-mail address, like co-ordinator@example.gov.uk').optional(),
}

const schema = z.object(mailVariables)

/** E-mail's part of a valid environment; null when none is set up. */
export function mailConfigFrom({ SMTP_URL, SMTP_FROM }: z.output<typeof schema>, publicUrl: string | undefined): MailConfig | null {
  if (SMTP_URL === undefined) return null
  const { protocol, hostname, port, username, password } = new URL(SMTP_URL)
  const isSecure = protocol === 'smtps:'
  const login = username === '' ? null : { user: decodeURIComponent(username), password: decodeURIComponent(password) }
  return {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? (isSecure ? 465 : 587) : Number(port),
    isSecure,
    mustBeSecure: !isSecure && login !== null && !LOOPBACK.has(hostname),
    login,
    from: SMTP_FROM ?? senderFor(SMTP_URL, publicUrl) ?? '',
  }
}

/** What is wrong with e-mail's variables taken together. */
export function mailProblems(set: Readonly<Record<string, string | undefined>>): readonly string[] {
  const { SMTP_URL: url, SMTP_FROM: from, PUBLIC_URL: publicUrl } = set
  if (url === undefined) return from === undefined ? [] : ['SMTP_FROM does nothing without SMTP_URL: set both, or unset it.']
  if (from !== undefined || urlProblem(url) !== null || senderFor(url, publicUrl) !== null) return []
  return ['SMTP_FROM is missing: set it to the address letters come from, like co-ordinator@example.gov.uk.']
}

/** Where no address is set: the one logged in with, else one at the product's own address, or on this machine. Null when none is plain. */
function senderFor(url: string, publicUrl: string | undefined): string | null {
  const { username, hostname } = new URL(url)
  const own = publicUrl !== undefined && URL.canParse(publicUrl) ? `co-ordinator@${new URL(publicUrl).hostname}` : null
  const candidates = [decodeURIComponent(username), ...(own === null ? [] : [own])]
  return candidates.find((text) => ADDRESS.safeParse(text).success) ?? (LOOPBACK.has(hostname) ? 'co-ordinator@localhost' : null)
}

function urlProblem(text: string): string | null {
  const url = URL.parse(text)
  if (url === null || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') return `must be an address like ${EXAMPLE}`
  if (!['', '/'].includes(url.pathname) || url.search !== '' || url.hash !== '') {
    return `has something after the host and port: leave it out, as in ${EXAMPLE}`
  }
  if ((url.username === '') !== (url.password === '')) return 'needs a user and a password, or neither'
  try {
    decodeURIComponent(url.username + url.password)
    return null
  } catch {
    return 'has a % in the user or password that stands for nothing: write it as %25'
  }
}
