import { addMinutes } from '../../src/domain/calendar/london.ts'
import type { OrganisationId } from '../../src/domain/ids.ts'
import type { Write } from '../../src/domain/outcome.ts'
import { SENDING_MINUTES } from '../../src/ports/outbox.ts'
import type { PolicyChange } from '../../src/ports/policies.ts'
import type { Commit } from '../../src/ports/store.ts'
import { digestOf } from './audit-digest.ts'
import * as kept from './columns.ts'
import { addRows, changeRows, removeParts, removeRows, type Writing } from './commit-parts.ts'
import { writePolicy } from './commit-policy.ts'
import { writeServices } from './commit-services.ts'
import { UNHURRIED } from './durably.ts'
import { added, changed, idsOf, partsOf, refuseTwice } from './rows-written.ts'
import { named, parameters, type Statement } from './statement.ts'

/** A commit, and what only a change of policy writes. */
export interface Change extends Commit {
  readonly policy?: PolicyChange
}

/**
 * The one statement that writes a change: all or nothing, in one round trip.
 *
 * It begins by advancing the organisation's row. Commits of one organisation therefore take turns, and because every other part reads
 * that row, none of them begins before the turn has come: there is no order in which two commits could deadlock. A row that another
 * commit changed meanwhile is found at its new version, and the whole is refused.
 */
export function commitStatement(organisationId: OrganisationId, change: Change): Statement {
  const { key, at, writes, audit, notices, policy } = change
  refuseTwice(writes)
  const start = parameters()
  const writing: Writing = { ...start, org: `${start.add(organisationId)}::uuid`, parts: [], conditions: [] }
  const newTasks = added(writes, 'task')
  const newDecisions = added(writes, 'decision')
  const counts = { task: writing.add(newTasks.length), decision: writing.add(newDecisions.length), audit: writing.add(audit.length) }
  const chain = chainOf(audit.map((entry) => digestOf(organisationId, entry)), writing)

  const ofPolicy = writePolicy(writing, policy)
  writing.parts.unshift(`home AS (
    UPDATE organisation SET last_task = last_task + ${counts.task}, last_decision = last_decision + ${counts.decision},
      audit_position = audit_position + ${counts.audit}, audit_hash_before = audit_hash, audit_hash = ${chain.last}${ofPolicy.sets}
    WHERE id = ${writing.org} ${ofPolicy.where}
    RETURNING last_task, last_decision, audit_position, audit_hash, audit_hash_before, ${writing.add(at)}::timestamptz AS told_at)`)
  writing.parts.push(...chain.parts)

  writeDirectory(writing, writes)
  writeCases(writing, writes)
  changeRows(writing, kept.decisions, changed(writes, 'decision'))
  addRows(writing, kept.decisions, newDecisions, {
    more: { number: `home.last_decision - ${counts.decision} + r.ordinality`, version: '1' },
    ending: 'RETURNING id, number',
  })
  changeRows(writing, kept.tasks, changed(writes, 'task'))
  addRows(writing, kept.tasks, newTasks, {
    more: { number: `home.last_task - ${counts.task} + r.ordinality`, version: '1' },
    after: 'changed_task', ending: 'RETURNING id, number',
  })
  changeRows(writing, kept.escalations, changed(writes, 'escalation'))
  addRows(writing, kept.escalations, added(writes, 'escalation'), { more: { version: '1' }, after: 'changed_escalation' })
  changeRows(writing, kept.panelReferrals, changed(writes, 'panel-referral'))
  addRows(writing, kept.panelReferrals, added(writes, 'panel-referral'), { more: { version: '1' }, after: 'changed_panel_referral' })
  changeRows(writing, kept.panelSittings, changed(writes, 'panel-sitting'))
  addRows(writing, kept.panelSittings, added(writes, 'panel-sitting'), { more: { version: '1' } })
  writeServices(writing, writes)
  changeRows(writing, kept.drifts, changed(writes, 'drift'))
  addRows(writing, kept.drifts, added(writes, 'drift'), { more: { version: '1' } })
  addRows(writing, kept.auditEntries, audit, {
    more: { position: `home.audit_position - ${counts.audit} + r.ordinality`, hash: chain.each },
  })
  addRows(writing, kept.notices, notices, {
    more: { ...waitingOrSending(change, writing), enqueued_at: 'home.told_at' },
    ending: 'ON CONFLICT (organisation_id, occurrence) DO NOTHING RETURNING id, position',
  })
  const numbers = numbersOf(newTasks.length, newDecisions.length)
  addRows(writing, kept.requests, key === null ? [] : [key], { more: { numbers, at: 'home.told_at' } })

  const told = notices.length > 0 ? `(SELECT coalesce(json_agg(id ORDER BY position), '[]') FROM added_notice)` : `'[]'::json`
  const result = `json_build_object('kind', 'committed', 'numbers', ${numbers}, 'notices', ${told})`
  const stands = writing.conditions.length === 0 ? 'true' : writing.conditions.join(' AND ')
  const verdict = `CASE WHEN ${stands} THEN ${result} ELSE refuse_as_moved() END`
  return named(`WITH ${writing.parts.join(',\n')}\nSELECT ${verdict} AS result, ${UNHURRIED} FROM home`, writing.values)
}

/** A notice waits to be claimed, unless whoever commits it sends it at once: then it is theirs until their time is up. */
function waitingOrSending({ sendsAtOnce, at }: Change, { add }: Writing): Readonly<Record<string, string>> {
  if (sendsAtOnce === undefined) return { state: `'pending'`, due_at: 'home.told_at' }
  const isSending = `r.id = ${add(sendsAtOnce)}::uuid`
  return {
    state: `CASE WHEN ${isSending} THEN 'sending' ELSE 'pending' END::notice_state`,
    due_at: `CASE WHEN ${isSending} THEN ${add(addMinutes(at, SENDING_MINUTES))}::timestamptz ELSE home.told_at END`,
    attempts: `CASE WHEN ${isSending} THEN 1 ELSE 0 END`,
  }
}

interface Chain {
  /** The hash of each entry, among the rows called `r`. */
  readonly each: string
  readonly last: string
  readonly parts: readonly string[]
}

/** How the audit's chain goes on, as SQL. */
function chainOf(digests: readonly Buffer[], { add }: Writing): Chain {
  if (digests.length === 0) return { each: '', last: 'audit_hash', parts: [] }
  // The common single entry is spared two function calls.
  if (digests.length === 1) return { each: 'home.audit_hash', last: `sha256(audit_hash || ${add(digests[0])}::bytea)`, parts: [] }
  const all = `${add(digests)}::bytea[]`
  return {
    each: '(SELECT hashes FROM chain)[r.ordinality]',
    last: `(chained_hashes(audit_hash, ${all}))[cardinality(${all})]`,
    parts: [`chain AS MATERIALIZED (SELECT chained_hashes(audit_hash_before, ${all}) AS hashes FROM home)`],
  }
}

function writeDirectory(writing: Writing, writes: readonly Write[]): void {
  const oldPeople = changed(writes, 'person')
  const people = [...added(writes, 'person'), ...oldPeople]
  changeRows(writing, kept.people, oldPeople)
  addRows(writing, kept.people, added(writes, 'person'), { more: { version: '1' } })
  removeParts(writing, kept.posts, 'person_id', idsOf(oldPeople))
  addRows(writing, kept.posts, partsOf(people, (person) => person.posts), { after: 'removed_post' })
  removeParts(writing, kept.identities, 'person_id', idsOf(oldPeople))
  addRows(writing, kept.identities, partsOf(people, (person) => person.identities), { after: 'removed_identity' })

  const oldUnits = changed(writes, 'unit')
  const units = [...added(writes, 'unit'), ...oldUnits]
  changeRows(writing, kept.units, oldUnits)
  addRows(writing, kept.units, added(writes, 'unit'), { more: { version: '1' } })
  removeParts(writing, kept.channels, 'unit_id', idsOf(oldUnits))
  addRows(writing, kept.channels, partsOf(units, (unit) => unit.channels), { after: 'removed_unit_channel' })

  addRows(writing, kept.leave, added(writes, 'leave'), { ending: 'ON CONFLICT DO NOTHING' })
  removeRows(writing, kept.cover, added(writes, 'cover-removed'), ['holder_id', 'deputy_id', 'first_day', 'last_day'])
  addRows(writing, kept.cover, added(writes, 'cover'), { after: 'removed_cover', ending: 'ON CONFLICT DO NOTHING' })
}

function writeCases(writing: Writing, writes: readonly Write[]): void {
  const oldCases = changed(writes, 'case')
  const children = partsOf([...added(writes, 'case'), ...oldCases], (one) => one.children)
  changeRows(writing, kept.cases, oldCases)
  addRows(writing, kept.cases, added(writes, 'case'), { more: { version: '1' } })
  // A child with events or tasks cannot go: the foreign keys refuse.
  removeParts(writing, kept.children, 'case_id', idsOf(oldCases), children.map(({ part }) => part.id))
  addRows(writing, kept.children, children, {
    after: 'removed_child',
    ending: `ON CONFLICT (organisation_id, id) DO UPDATE SET case_id = excluded.case_id, position = excluded.position,
      ref = excluded.ref, date_of_birth = excluded.date_of_birth`,
  })
  addRows(writing, kept.events, writes.filter((write) => write.kind === 'case-event'))
}

/** The numbers given to new tasks and decisions, by id, as SQL. */
function numbersOf(tasks: number, decisions: number): string {
  const numbered = [...tasks > 0 ? ['added_task'] : [], ...decisions > 0 ? ['added_decision'] : []]
  if (numbered.length === 0) return `'{}'::json`
  return `(SELECT json_object_agg(id, number) FROM (${numbered.map((part) => `SELECT id, number FROM ${part}`).join(' UNION ALL ')}) AS n)`
}
