import { LogLevel, type Logger } from '@slack/bolt'
import { errorFields, type Log } from '../../src/ports/log.ts'

/** What Bolt says ends before the first of these: after them it quotes what it was sent. */
const QUOTES = /[:({"]/

/** Bolt's own warnings and errors in our log, in its words but without anything it quotes: that may be what somebody wrote. */
export function boltLog(log: Log): Logger {
  const words = (said: readonly unknown[]): string => {
    const [first] = said
    return typeof first === 'string' ? `Bolt: ${first.slice(0, 120).split(QUOTES, 1)[0]?.trim() ?? ''}` : 'Bolt: an error'
  }
  const fields = (said: readonly unknown[]) => {
    const error = said.find((one) => one instanceof Error)
    return error === undefined ? {} : { error: errorFields(error)['error'] }
  }
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...said) => log.warn(fields(said), words(said)),
    error: (...said) => log.error(fields(said), words(said)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  }
}
