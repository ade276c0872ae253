import type { FakeWorld } from './world.ts'

/** An empty world, whose time is `now` in milliseconds. */
export function createWorld(now: () => number): FakeWorld {
  let lastTs = 0
  let lastId = 0
  return {
    workspaces: new Map(), tokens: new Map(), appTokens: new Set(), triggers: new Map(), responseUrls: new Map(), installCodes: new Map(),
    refreshTokens: new Map(), socketUrl: '',
    app: { id: 'A0COORD', clientId: '1111.2222', clientSecret: 'a-pretend-client-secret', rotatesTokens: false },
    now,
    newTs() {
      lastTs = Math.max(lastTs + 1, now() * 1000)
      return `${Math.floor(lastTs / 1_000_000)}.${String(lastTs % 1_000_000).padStart(6, '0')}`
    },
    newId(prefix) {
      lastId += 1
      return `${prefix}${String(lastId).padStart(6, '0')}`
    },
  }
}
