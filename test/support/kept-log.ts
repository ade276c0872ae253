import type { Log, LogFields } from '../../src/ports/log.ts'

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error'
  readonly fields: LogFields
  readonly what: string
}

/** A log that keeps every line with its fields: what an administrator would be able to read. */
export function keptLog(): Log & { readonly lines: readonly LogLine[] } {
  const lines: LogLine[] = []
  const keep = (level: LogLine['level']) => (fields: LogFields, what: string) => void lines.push({ level, fields, what })
  return { lines, info: keep('info'), warn: keep('warn'), error: keep('error') }
}
