import { z } from 'zod'

/** The council's own proxy, which everything that leaves its network goes through. */
export interface ProxyConfig {
  readonly url: URL
  /** Hosts that are called without it, with commas between. */
  readonly except: string
}

type Variables = Readonly<Record<string, string | undefined>>

/** The proxy's variables, each by itself. Its address may have a password in it, so a problem never repeats the value. */
export const proxyVariables = {
  HTTPS_PROXY: z.string().refine(isProxy, 'must be the address of a proxy like http://proxy.example.gov.uk:8080').transform((text) => new URL(text)).optional(),
  NO_PROXY: z.string().default(''),
}

const schema = z.object(proxyVariables)

/** The environment with the proxy's variables by the names they are read under: many systems set them in small letters. */
export function withProxyNames(set: Variables): Variables {
  return { ...set, HTTPS_PROXY: set['HTTPS_PROXY'] ?? set['https_proxy'], NO_PROXY: set['NO_PROXY'] ?? set['no_proxy'] }
}

/** Null where the internet is reached without one. */
export function proxyFrom({ HTTPS_PROXY: url, NO_PROXY: except }: z.output<typeof schema>): ProxyConfig | null {
  return url === undefined ? null : { url, except }
}

function isProxy(text: string): boolean {
  return ['http:', 'https:'].includes(URL.parse(text)?.protocol ?? '')
}
