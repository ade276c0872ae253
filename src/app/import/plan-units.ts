import type { PersonId } from '../../domain/ids.ts'
import type { Write } from '../../domain/outcome.ts'
import type { ChatPlace, Unit } from '../../domain/unit/unit.ts'
import { inKeptOrder } from './in-kept-order.ts'
import { addressBook, counter, problem, repeated, saidOr, type Making } from './planning.ts'
import type { UnitRow } from './rows.ts'

/** The playground's place of a unit, so that an imported authority can be seen there at once. */
function playgroundChannel(code: string): ChatPlace {
  return { platform: 'playground', tenant: 'playground', conversation: code }
}

/** The units the file adds or changes, and every unit as it then is. */
export function planUnits(rows: readonly UnitRow[], idByEmail: ReadonlyMap<string, PersonId>, context: Making) {
  const stored = new Map(context.present.units.map((unit) => [unit.code, unit]))
  const units = new Map(stored)
  const counting = counter()
  const seen = new Map<string, number>()
  checkChannels(rows, context)
  const writes = rows.flatMap((row): Write[] => {
    if (repeated(seen, row.code, row.row, context, 'unit')) return []
    const before = stored.get(row.code)
    const unit: Unit = {
      id: before?.id ?? context.newId('unit'),
      organisationId: context.present.organisationId,
      code: row.code,
      name: row.name,
      serviceArea: saidOr(row.serviceArea, before?.serviceArea ?? ''),
      groupManagerId: managerOf(row, before, idByEmail, context),
      meetingDay: saidOr(row.meetingDay, before?.meetingDay ?? null),
      meetingTime: saidOr(row.meetingTime, before?.meetingTime ?? null),
      digestTime: row.digestTime ?? before?.digestTime ?? context.policy.digest.time,
      channels: inKeptOrder([...row.channels, ...kept(row, before), playgroundChannel(row.code)], before?.channels ?? []),
      version: before?.version ?? 0,
    }
    units.set(row.code, unit)
    return counting.write({ kind: 'unit', row: unit }, before)
  })
  return { writes, units: [...units.values()], counts: counting.counts() }
}

function managerOf(
  { row, groupManager }: UnitRow, before: Unit | undefined, idByEmail: ReadonlyMap<string, PersonId>, context: Making,
): PersonId | null {
  if (groupManager === undefined) return before?.groupManagerId ?? null
  if (groupManager === null) return null
  const id = idByEmail.get(groupManager)
  if (id === undefined) problem(context, row, 'group_manager', 'is nobody in people.csv and nobody known; add them to people.csv.')
  return id ?? null
}

/** The stored channels on platforms the file says nothing about. */
function kept({ platforms }: Pick<UnitRow, 'platforms'>, before: Unit | undefined): readonly ChatPlace[] {
  return (before?.channels ?? []).filter(({ platform }) => platform !== 'playground' && !platforms.includes(platform))
}

/** A channel is one unit's: two units in one would read each other's families. */
function checkChannels(rows: readonly UnitRow[], context: Making): void {
  const rowOf = new Map(rows.map((row) => [row.code, row]))
  const addressOf = ({ platform, tenant, conversation }: ChatPlace) => ({ platform, tenant, id: conversation })
  const book = addressBook(context.present.units.flatMap((unit) => {
    const row = rowOf.get(unit.code)
    return (row === undefined ? unit.channels : kept(row, unit)).map((channel) => ({ owner: unit.code, address: addressOf(channel) }))
  }))
  for (const row of rows) {
    for (const channel of row.channels) {
      const column = channel.platform === 'slack' ? 'slack_channel' : 'teams_conversation'
      if (!book.claim(row.code, addressOf(channel))) problem(context, row.row, column, 'is already the channel of another unit.')
    }
  }
}
