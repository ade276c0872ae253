import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { vi } from 'vitest'
import { createInstallations } from '../../../adapters/database/installations.ts'
import { installRoutes } from '../../../adapters/slack/install.ts'
import { createInstalledTokens } from '../../../adapters/slack/installed-tokens.ts'
import { createSeal } from '../../../adapters/slack/seal.ts'
import { createWebApi } from '../../../adapters/slack/web-api.ts'
import { createWeb } from '../../../adapters/web/web.ts'
import { addMinutes, instantFrom, type Instant } from '../../../src/domain/calendar/london.ts'
import { keptLog } from '../kept-log.ts'
import { keepOnPostgresql } from '../kept-on-postgresql.ts'
import { startFakeSlack } from './fake-slack.ts'
import { problemsOfCall } from './schemas.ts'
import type { InstallCode } from './world.ts'

/** What a browser was answered. */
export interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/**
 * The install pages on a real server, in front of the pretend Slack, with a database and a clock of their own. Workspaces T1 and T2 and
 * the organisation E1 (with T8 and T9) may install; T5 may not.
 */
export async function openInstalling() {
  let now = instantFrom('2026-11-23T09:00:00Z')
  const clock = { now: (): Instant => now }
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(now) }) // the library counts from `Date.now()` when a token ends
  const fake = await startFakeSlack({ now: () => Date.parse(clock.now()), judge: problemsOfCall })
  for (const id of ['T1', 'T2', 'T5']) fake.addWorkspace(id, { name: `<b>Workspace</b> ${id} & "more"` })
  for (const id of ['T8', 'T9']) fake.addWorkspace(id, { enterpriseId: 'E1' })
  const kept = await keepOnPostgresql()
  const log = keptLog()
  const { clientId, clientSecret } = fake.world.app
  const web = createWeb()
  const api = createWebApi({ apiUrl: fake.apiUrl, web })
  const seal = createSeal([randomBytes(32)])
  const installations = createInstallations(kept.pool)
  const rest = { clientId, clientSecret, api, installations, seal, clock, log }
  const server = createServer(express().use(installRoutes({
    ...rest, apiUrl: new URL(fake.apiUrl), workspaces: ['T1', 'T2', 'E1'], publicUrl: new URL('https://coordinator.marlow.gov.uk'),
  })))
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function visit(path: string, cookie?: string): Promise<Answered> {
    const response = await fetch(`${here}${path}`, { redirect: 'manual', headers: cookie === undefined ? {} : { cookie } })
    return { status: response.status, headers: response.headers, text: await response.text() }
  }

  /** Opens the install page: where it leads, and the cookie the browser keeps. */
  async function begin() {
    const page = await visit('/slack/install')
    const slackUrl = new URL((/href="([^"]+)"/.exec(page.text)?.[1] ?? '').replaceAll('&amp;', '&'))
    const cookie = page.headers.get('set-cookie')?.split(';', 1)[0] ?? ''
    return { page, slackUrl, cookie, state: slackUrl.searchParams.get('state') ?? '' }
  }

  const comeBack = (query: Readonly<Record<string, string>>, cookie?: string) =>
    visit(`/slack/oauth_redirect?${new URLSearchParams(query).toString()}`, cookie)

  return {
    ...rest, fake, log, begin, comeBack,
    passHours(hours: number): void {
      now = addMinutes(now, hours * 60)
      vi.setSystemTime(Date.parse(now))
    },
    /** All of it, as an administrator does it who presses Allow. */
    async install(installedIn: string, about: Partial<InstallCode> = {}): Promise<Answered> {
      const { state, cookie } = await begin()
      return comeBack({ code: fake.newInstallCode({ installedIn, ...about }), state }, cookie)
    },
    /** The tokens as one process has them. */
    newProcess: () => createInstalledTokens(rest),
    async close() {
      vi.useRealTimers()
      server.closeAllConnections()
      await new Promise((resolve) => void server.close(resolve))
      await web.close()
      await kept.close()
      await fake.close()
    },
  }
}

export type Installing = Awaited<ReturnType<typeof openInstalling>>
