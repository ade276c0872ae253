import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '../src/config.ts'

type Env = Readonly<Record<string, string>>

function problemsOf(env: Env): readonly string[] {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

const FROM = { SMTP_FROM: 'co-ordinator@marlow.example' }
const LIKE = 'smtp://user:password@mail.example.gov.uk:587'

describe('e-mail', () => {
  it('is off when nothing is set', () => {
    expect(readConfig({}).mail).toBeNull()
  })

  it.each<readonly [what: string, env: Env, expected: object]>([
    ['a server and a port', { SMTP_URL: 'smtp://mail.marlow.example:2525', ...FROM },
      { host: 'mail.marlow.example', port: 2525, isSecure: false, mustBeSecure: false, login: null, from: FROM.SMTP_FROM }],
    ['the usual port', { SMTP_URL: 'smtp://mail.marlow.example', ...FROM }, { port: 587 }],
    ['the usual port where it is encrypted from the start', { SMTP_URL: 'smtps://mail.marlow.example', ...FROM }, { port: 465, isSecure: true }],
    ['a user: nothing is said before it is encrypted', { SMTP_URL: 'smtp://bot:p%40ss@mail.marlow.example', ...FROM },
      { mustBeSecure: true, login: { user: 'bot', password: 'p@ss' } }],
    ['a stand-in on this machine', { SMTP_URL: 'smtp://bot:pass@127.0.0.1:1025' }, { mustBeSecure: false, from: 'co-ordinator@localhost' }],
    ['a machine known by its number', { SMTP_URL: 'smtp://[::1]:25' }, { host: '::1' }],
    ['letters come from whoever logs in', { SMTP_URL: 'smtp://bot%40marlow.example:pass@mail.marlow.example' }, { from: 'bot@marlow.example' }],
    ['or from the product’s own address', { SMTP_URL: 'smtp://mail.marlow.example', PUBLIC_URL: 'https://unit.marlow.example' },
      { from: 'co-ordinator@unit.marlow.example' }],
  ])('%s', (_what, env, expected) => {
    expect(readConfig(env).mail).toMatchObject(expected)
  })

  it.each<readonly [what: string, env: Env, problem: string]>([
    ['no address', { SMTP_URL: 'mail.marlow.example' }, `SMTP_URL must be an address like ${LIKE}.`],
    ['another way', { SMTP_URL: 'https://mail.marlow.example' }, `SMTP_URL must be an address like ${LIKE}.`],
    ['more than an address', { SMTP_URL: 'smtp://mail.marlow.example/?pool=true', ...FROM },
      `SMTP_URL has something after the host and port: leave it out, as in ${LIKE}.`],
    ['half a login', { SMTP_URL: 'smtp://bot@mail.marlow.example', ...FROM }, 'SMTP_URL needs a user and a password, or neither.'],
    ['a password that is not written for an address', { SMTP_URL: 'smtp://bot:100%@mail.marlow.example', ...FROM },
      'SMTP_URL has a % in the user or password that stands for nothing: write it as %25.'],
    ['nobody it comes from', { SMTP_URL: 'smtp://mail.marlow.example' },
      'SMTP_FROM is missing: set it to the address letters come from, like co-ordinator@example.gov.uk.'],
    ['a sender that is none', { SMTP_URL: 'smtp://mail.marlow.example', SMTP_FROM: 'the bot' },
      'SMTP_FROM must be one e-mail address, like co-ordinator@example.gov.uk.'],
    ['a sender and no server', FROM, 'SMTP_FROM does nothing without SMTP_URL: set both, or unset it.'],
  ])('%s is said by name', (_what, env, problem) => {
    expect(problemsOf(env)).toEqual([problem])
  })

  it('never repeats the password', () => {
    expect(problemsOf({ SMTP_URL: 'smtp://bot:hunter2@mail.marlow.example/x' }).join()).not.toContain('hunter2')
  })
})
