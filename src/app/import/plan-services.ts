import { looksLikeName } from '../../domain/decision/identifying-names.ts'
import type { Write } from '../../domain/outcome.ts'
import { WAYS, type Service, type Way } from '../../domain/service/service.ts'
import { counter, problem, repeated, saidOr, type Making } from './planning.ts'
import type { ServiceRow } from './rows.ts'

/** Where a service stands in the menu when nobody says. */
const OTHER_SECTION = 'Other services'
const A_NAME = 'looks like somebody’s name; give a role or a post and the number, and write other words in small letters.'

/**
 * The services the file adds or changes, found by their code. One that the file does not name stays as it is: it may have referrals, and
 * `offered` takes it off the menu.
 */
export function planServices(rows: readonly ServiceRow[], context: Making) {
  const stored = new Map(context.present.services.map((service) => [service.code, service]))
  const counting = counter()
  const seen = new Map<string, number>()
  const writes = rows.flatMap((row): Write[] => {
    if (repeated(seen, row.code, row.row, context, 'service')) return []
    const before = stored.get(row.code)
    const service: Service = {
      id: before?.id ?? context.newId('service'),
      organisationId: context.present.organisationId,
      code: row.code,
      name: row.name,
      section: said(row.section, before?.section, OTHER_SECTION),
      purpose: row.purpose,
      audience: said(row.audience, before?.audience, 'Any family that can use it.'),
      ...doorsOf(row, context),
      criteria: said(row.criteria, before?.criteria, 'None given.'),
      contact: row.contact,
      expectedWait: saidOr(row.expectedWait, before?.expectedWait ?? null),
      source: said(row.source, before?.source, 'services.csv'),
      checkedOn: saidOr(row.checkedOn, before?.checkedOn ?? null),
      isOffered: saidOr(row.isOffered, before?.isOffered ?? true),
      version: before?.version ?? 0,
    }
    check(row, context)
    return counting.write({ kind: 'service', row: service }, before)
  })
  return { writes, counts: counting.counts() }
}

/** What the file says; an empty cell says what is usual, and a column that is left out what there was. */
function said(words: string | undefined, before: string | undefined, usual: string): string {
  return saidOr(words, before ?? '') || usual
}

function doorsOf({ row, access }: ServiceRow, context: Making): Pick<Service, 'ways' | 'panel'> {
  const panels = context.policy.panels.map(({ id }) => id)
  const unknown = access.find((door) => !isWay(door) && !panels.includes(door))
  if (unknown !== undefined) {
    const known = [...WAYS, ...panels].join(', ')
    problem(context, row, 'access', `names ${JSON.stringify(unknown)}, which leads to no service; these do: ${known}.`)
  }
  const [panel = null, ...more] = access.filter((door) => panels.includes(door))
  if (more.length > 0) problem(context, row, 'access', 'names two panels; one opens the door.')
  return { ways: access.filter(isWay), panel }
}

function isWay(door: string): door is Way {
  return (WAYS as readonly string[]).includes(door)
}

/** Who to ring is a post and a number, so that nobody's own number is in everybody's chat; and nothing was checked tomorrow. */
function check({ row, name, contact, checkedOn }: ServiceRow, context: Making): void {
  const own = new Set(name.toLowerCase().split(/[^\p{L}\p{N}]+/u))
  if (looksLikeName(contact, own)) problem(context, row, 'contact', A_NAME)
  if (checkedOn !== undefined && checkedOn !== null && checkedOn > context.today) {
    problem(context, row, 'checked', 'is still to come; give the day somebody made sure of it.')
  }
}
