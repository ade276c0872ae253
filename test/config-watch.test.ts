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

const address = 'must be e-mail addresses with commas between, like alex@example.gov.uk'
const web = 'must be an address like https://heartbeat.example.gov.uk/ping/co-ordinator, with https unless it is on this machine.'

describe('who is told when the product is late, and what outside watches it', () => {
  it('are nobody and nothing unless they are set', () => {
    expect(readConfig({}).watch).toEqual({ administrators: [], heartbeatUrl: null })
  })

  it('are addresses with commas between, each once, and an address on the web', () => {
    const set = { ADMINISTRATORS: ' Alex@marlow.gov.uk, it@marlow.gov.uk ,alex@marlow.gov.uk', HEARTBEAT_URL: 'https://watch.example/ping/1?up' }
    expect(readConfig(set).watch)
      .toEqual({ administrators: ['alex@marlow.gov.uk', 'it@marlow.gov.uk'], heartbeatUrl: new URL('https://watch.example/ping/1?up') })
  })

  it.each([
    ['ADMINISTRATORS', 'alex', `${address}; number 1 is not one.`],
    ['ADMINISTRATORS', 'alex@marlow.gov.uk;it@marlow.gov.uk', `${address}; number 1 is not one.`],
    ['ADMINISTRATORS', 'alex@marlow.gov.uk, it@, Jo Osei', `${address}; number 2 is not one; number 3 is not one.`],
    ['ADMINISTRATORS', ',', `${address}.`],
    ['HEARTBEAT_URL', 'watch.example/ping', web],
    ['HEARTBEAT_URL', 'http://watch.example/ping', web],
    ['HEARTBEAT_URL', '"https://watch.example/ping"', 'has quotation marks in it: leave them out.'],
  ])('%s=%s is refused', (name, value, says) => {
    expect(problemsOf({ [name]: value })).toEqual([`${name} ${says}`])
  })

  it('names every problem at once', () => {
    expect(problemsOf({ ADMINISTRATORS: 'alex', HEARTBEAT_URL: 'here', PORT: 'eighty' }).map((line) => line.split(' ')[0])).toEqual(
      ['PORT', 'ADMINISTRATORS', 'HEARTBEAT_URL'])
  })
})
