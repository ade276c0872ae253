/**
 * How stored rows read as the domain's nouns: each function writes the SQL expression that makes the JSON of one, from the alias the
 * row has in the query. PostgreSQL builds the JSON, so a whole scene is one value in one round trip, and days and moments arrive as
 * the strings the domain compares, never as `Date`.
 */

/** A moment in the domain's one form, `2026-11-27T08:30:00.000Z`. */
export function instantText(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

/** A JSON array of what the query's one column holds; empty rather than null. */
export function jsonList(expression: string, from: string): string {
  return `(SELECT coalesce(json_agg(${expression}), '[]') FROM ${from})`
}

export function unitJson(u: string): string {
  return `json_build_object(
    'id', ${u}.id, 'organisationId', ${u}.organisation_id, 'code', ${u}.code, 'name', ${u}.name, 'serviceArea', ${u}.service_area,
    'groupManagerId', ${u}.group_manager_id, 'meetingDay', ${u}.meeting_day, 'meetingTime', ${u}.meeting_time,
    'digestTime', ${u}.digest_time, 'version', ${u}.version, 'channels', ${jsonList(
      `json_build_object('platform', h.platform, 'tenant', h.tenant, 'conversation', h.conversation) ORDER BY h.position`,
      `unit_channel h WHERE h.organisation_id = ${u}.organisation_id AND h.unit_id = ${u}.id`,
    )})`
}

export function personJson(p: string): string {
  return `json_build_object(
    'id', ${p}.id, 'organisationId', ${p}.organisation_id, 'email', ${p}.email, 'name', ${p}.name, 'isActive', ${p}.is_active,
    'pattern', json_build_object('hours', ${p}.hours, 'termTimeOnly', ${p}.term_time_only), 'version', ${p}.version,
    'quietHours', CASE WHEN ${p}.quiet_from IS NOT NULL THEN json_build_object('from', ${p}.quiet_from, 'to', ${p}.quiet_to) END,
    'posts', ${jsonList(
      `json_build_object('role', o.role, 'unitId', o.unit_id, 'since', o.since, 'until', o.until) ORDER BY o.position`,
      `post o WHERE o.organisation_id = ${p}.organisation_id AND o.person_id = ${p}.id`,
    )},
    'identities', ${jsonList(
      `json_build_object('platform', i.platform, 'tenant', i.tenant, 'user', i.user_id) ORDER BY i.position`,
      `identity i WHERE i.organisation_id = ${p}.organisation_id AND i.person_id = ${p}.id`,
    )})`
}

export function leaveJson(l: string): string {
  return `json_build_object('personId', ${l}.person_id, 'from', ${l}.first_day, 'to', ${l}.last_day)`
}

export function coverJson(c: string): string {
  return `json_build_object('holderId', ${c}.holder_id, 'deputyId', ${c}.deputy_id, 'from', ${c}.first_day, 'to', ${c}.last_day,
    'setById', ${c}.set_by_id)`
}

/** The case with all that happened in it, in the order it happened. */
export function historyJson(c: string): string {
  return `json_build_object('case', ${caseJson(c)}, 'events', ${jsonList(
    `${eventJson('e')} ORDER BY e.happened_on, e.happened_at NULLS FIRST, e.recorded_at, e.id`,
    `case_event e WHERE e.organisation_id = ${c}.organisation_id AND e.case_id = ${c}.id`,
  )})`
}

export function caseJson(c: string): string {
  return `json_build_object(
    'id', ${c}.id, 'organisationId', ${c}.organisation_id, 'ref', ${c}.ref, 'unitId', ${c}.unit_id, 'knownBy', ${c}.known_by,
    'restrictedTo', CASE WHEN ${c}.is_restricted THEN ${c}.restricted_to END, 'version', ${c}.version, 'children', ${jsonList(
      `json_build_object('id', y.id, 'ref', y.ref, 'dateOfBirth', y.date_of_birth) ORDER BY y.position`,
      `child y WHERE y.organisation_id = ${c}.organisation_id AND y.case_id = ${c}.id`,
    )})`
}

function eventJson(e: string): string {
  return `json_build_object(
    'id', ${e}.id, 'childId', ${e}.child_id, 'kind', ${e}.kind, 'on', ${e}.happened_on, 'at', ${instantText(`${e}.happened_at`)},
    'detail', ${e}.detail, 'recordedAt', ${instantText(`${e}.recorded_at`)}, 'recordedBy', ${e}.recorded_by)`
}

export function taskJson(t: string): string {
  return `json_build_object(
    'id', ${t}.id, 'organisationId', ${t}.organisation_id, 'unitId', ${t}.unit_id, 'caseId', ${t}.case_id, 'childId', ${t}.child_id,
    'number', ${t}.number, 'title', ${t}.title, 'taskClass', ${t}.task_class, 'due', ${t}.due, 'dueAt', ${instantText(`${t}.due_at`)},
    'bookBy', ${t}.book_by, 'basis', CASE WHEN ${t}.basis_key IS NOT NULL THEN json_build_object(
      'key', ${t}.basis_key, 'rule', ${t}.basis_rule, 'packVersion', ${t}.basis_pack, 'source', ${t}.basis_source,
      'confidence', ${t}.basis_confidence, 'anchorEventId', ${t}.basis_event_id) END,
    'ownerId', ${t}.owner_id, 'state', ${t}.state, 'closedReason', ${t}.closed_reason, 'doneOn', ${t}.done_on,
    'closedById', ${t}.closed_by_id, 'closedAt', ${instantText(`${t}.closed_at`)}, 'fromDecisionId', ${t}.from_decision_id,
    'link', ${t}.link, 'raisedAt', ${instantText(`${t}.raised_at`)}, 'raisedBy', ${t}.raised_by, 'version', ${t}.version)`
}

/** The amount is a bigint of whole pence that was the domain's `Pence`, so a JSON number holds it exactly. */
export function decisionJson(d: string): string {
  return `json_build_object(
    'id', ${d}.id, 'organisationId', ${d}.organisation_id, 'unitId', ${d}.unit_id, 'caseId', ${d}.case_id, 'number', ${d}.number,
    'type', ${d}.type, 'summary', ${d}.summary, 'amount', ${d}.amount_pence, 'childWants', ${d}.child_wants, 'reasons', ${d}.reasons,
    'isUrgent', ${d}.is_urgent, 'decidedById', ${d}.decided_by_id, 'recordedById', ${d}.recorded_by_id, 'state', ${d}.state,
    'judgement', ${d}.judgement, 'decidedAt', ${instantText(`${d}.decided_at`)}, 'recordedAt', ${instantText(`${d}.recorded_at`)},
    'link', ${d}.link, 'followsId', ${d}.follows_id, 'protection', ${d}.protection, 'version', ${d}.version)`
}

export function escalationJson(e: string): string {
  return `json_build_object(
    'id', ${e}.id, 'organisationId', ${e}.organisation_id, 'unitId', ${e}.unit_id, 'caseId', ${e}.case_id,
    'decisionId', ${e}.decision_id, 'needs', ${e}.needs, 'isUrgent', ${e}.is_urgent, 'steps', ${e}.steps, 'step', ${e}.step,
    'askedId', ${e}.asked_id, 'nextStepAt', ${instantText(`${e}.next_step_at`)}, 'state', ${e}.state, 'thread', ${e}.thread,
    'acknowledgements', ${e}.acknowledgements,
    'raisedAt', ${instantText(`${e}.raised_at`)}, 'closedById', ${e}.closed_by_id, 'closedAt', ${instantText(`${e}.closed_at`)},
    'closingReason', ${e}.closing_reason, 'version', ${e}.version)`
}

export function driftJson(x: string): string {
  return `json_build_object(
    'id', ${x}.id, 'organisationId', ${x}.organisation_id, 'unitId', ${x}.unit_id, 'caseId', ${x}.case_id, 'findings', ${x}.findings,
    'told', ${x}.told, 'managerOn', ${x}.manager_on, 'state', ${x}.state, 'raisedAt', ${instantText(`${x}.raised_at`)},
    'closedById', ${x}.closed_by_id, 'closedAt', ${instantText(`${x}.closed_at`)}, 'reason', ${x}.reason, 'version', ${x}.version)`
}

/**
 * Whether the case may be known to the viewer in that parameter; null is nobody in particular, who may know of no restricted case.
 * For a row without a case the alias is all nulls, and the answer yes.
 */
export function isVisibleTo(c: string, viewer: string): string {
  return `(${c}.is_restricted IS NOT TRUE OR ${viewer}::uuid = ANY(${c}.restricted_to))`
}
