import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '../src/config.ts'

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

describe('the environment', () => {
  it('needs nothing: the defaults are a playground on this machine', () => {
    expect(readConfig({})).toMatchObject({ port: 3000, host: '127.0.0.1', databaseUrl: undefined, dataDir: './data', logLevel: 'info', playground: true })
    expect(readConfig({}).publicUrl.href).toBe('http://127.0.0.1:3000/')
  })

  it('treats an empty variable as unset', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 3000, databaseUrl: undefined })
  })

  it('names every problem at once', () => {
    expect(problemsOf({ PORT: 'eighty', DATABASE_URL: 'mysql://x', LOG_LEVEL: 'loud', PUBLIC_URL: 'here', SLACK_BOT_TOKEN: 'x' })).toEqual([
      'PORT must be a whole number.',
      'PUBLIC_URL must be an address like https://coordinator.example.gov.uk.',
      'DATABASE_URL must be an address like postgresql://user:password@host:5432/name.',
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.',
      'SLACK_BOT_TOKEN is for a part this version does not have yet; unset it.',
    ])
  })

  it('never repeats a secret in a problem', () => {
    const secret = 'mysql://someone:hunter2@db/coordinator'
    expect(problemsOf({ DATABASE_URL: secret }).join()).not.toContain('hunter2')
  })

  it('can be run without the playground', () => {
    expect(readConfig({ PLAYGROUND: 'off' }).playground).toBe(false)
    expect(problemsOf({ PLAYGROUND: 'yes' })).toEqual(['PLAYGROUND must be on or off.'])
  })

  it.each(['65536', '-1', '3000.5'])('refuses the port %s', (port) => {
    expect(problemsOf({ PORT: port })).toHaveLength(1)
  })
})
