import type { PersonId } from '../../domain/ids.ts'
import type { Write } from '../../domain/outcome.ts'
import type { ChatPlace, Unit } from '../../domain/unit/unit.ts'
import { counter, problem, repeated, type Making } from './planning.ts'
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
  const writes = rows.flatMap((row): Write[] => {
    if (repeated(seen, row.code, row.row, context, 'unit')) return []
    const manager = row.groupManager === null ? null : idByEmail.get(row.groupManager)
    if (manager === undefined) problem(context, row.row, 'group_manager', 'is nobody in people.csv and nobody known; add them to people.csv.')
    const before = stored.get(row.code)
    const unit: Unit = {
      id: before?.id ?? context.newId('unit'),
      organisationId: context.present.organisationId,
      code: row.code,
      name: row.name,
      serviceArea: row.serviceArea,
      groupManagerId: manager ?? null,
      meetingDay: row.meetingDay,
      meetingTime: row.meetingTime,
      digestTime: row.digestTime ?? before?.digestTime ?? context.policy.digest.time,
      channels: [...row.channels, playgroundChannel(row.code)],
      version: before?.version ?? 0,
    }
    units.set(row.code, unit)
    return counting.write({ kind: 'unit', row: unit }, before)
  })
  return { writes, units: [...units.values()], counts: counting.counts() }
}
