const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * An id as a query's parameter. Ids come back from buttons and forms, so one that was made up finds nothing, as one of another
 * organisation does, instead of making PostgreSQL complain about its shape.
 */
export function idOrNothing(id: string | null | undefined): string | null {
  return id !== null && id !== undefined && UUID.test(id) ? id : null
}

/** The same for several: those that cannot be ids are left out. */
export function onlyIds(ids: readonly string[]): string[] {
  return ids.filter((id) => UUID.test(id))
}
