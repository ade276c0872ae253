import type { Assembly } from './assemble.ts'
import type { Administrators } from './app/watch/administrators.ts'
import { createHeartbeat } from './app/watch/heartbeat.ts'
import { createWatch, type Watch } from './app/watch/watch.ts'
import type { Config } from './config.ts'
import { wallTimers } from './ports/timers.ts'
import type { Web } from './ports/web.ts'

/** The auditor, as the configuration sets it up. */
export function openWatch({ watch }: Config, { app }: Pick<Assembly, 'app'>, administrators: Administrators, web: Web): Watch {
  const { heartbeatUrl } = watch
  const heartbeat = heartbeatUrl === null ? null : createHeartbeat(web, heartbeatUrl, app.log)
  return createWatch({ app, administrators, heartbeat, timers: wallTimers })
}
