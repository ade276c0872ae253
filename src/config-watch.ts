import { z } from 'zod'
import { copied, listed, safeAddress } from './config-values.ts'

/** Who is told when the product itself is late, and what outside watches over it. */
export interface WatchConfig {
  /** E-mail addresses in small letters, each once; none: nobody is told. */
  readonly administrators: readonly string[]
  /** Asked for every minute while all is well; null where nothing outside watches. */
  readonly heartbeatUrl: URL | null
}

/** The auditor's variables, each by itself. No address is repeated in a problem: the heartbeat's is a secret. */
export const watchVariables = {
  ADMINISTRATORS: z.string().transform(listed).superRefine((addresses, context) => {
    const wrong = addresses.flatMap((address, at) => (z.email().safeParse(address).success ? [] : [`number ${at + 1} is not one`]))
    if (addresses.length > 0 && wrong.length === 0) return
    const message = ['must be e-mail addresses with commas between, like alex@example.gov.uk', ...wrong].join('; ')
    context.addIssue({ code: 'custom', message })
  }).optional(),
  HEARTBEAT_URL: copied().pipe(safeAddress('https://heartbeat.example.gov.uk/ping/co-ordinator', { isFolder: false })).optional(),
}

const schema = z.object(watchVariables)

export function watchFrom({ ADMINISTRATORS = [], HEARTBEAT_URL }: z.output<typeof schema>): WatchConfig {
  return { administrators: [...new Set(ADMINISTRATORS.map((address) => address.toLowerCase()))], heartbeatUrl: HEARTBEAT_URL ?? null }
}
