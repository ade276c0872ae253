/** Where the process says what it does, for administrators: ids and figures only, never a person's words (invariant 8). */
export interface Log {
  info(fields: LogFields, what: string): void
  warn(fields: LogFields, what: string): void
  error(fields: LogFields, what: string): void
}

export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>

/** What may be logged of an error: its kind, code and stack, but not a database's `detail`, which repeats the row. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: 'not an Error' }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return { error: error.name, code, stack: error.stack, cause: error.cause instanceof Error ? error.cause.name : undefined }
}
