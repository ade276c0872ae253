import { defineConfig } from 'vitest/config'

/** Tests of functions that keep nothing: their files share their modules, which spares loading them anew for each. */
const PURE = ['test/domain/**/*.test.ts', 'test/intents/**/*.test.ts', 'test/messages/**/*.test.ts']

export default defineConfig({
  test: {
    reporters: ['default', './test/support/closing-line.ts'],
    benchmark: { include: ['test/bench/**/*.bench.ts'] },
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.ts'], exclude: PURE, globalSetup: ['test/support/global-setup.ts'] } },
    ],
  },
})
