-- commit_change: everything one request comes to, written in one round trip, all or nothing.
--
-- `change` holds the organisation, the request's key, the moment, and per table the domain's own rows as JSON: under `added` those that
-- are new, under `changed` those that were loaded at `version`. A row is written only if the stored version is still the loaded one.
--
-- Every commit of an organisation first locks its row. That makes numbers and audit positions follow one another without gaps, makes a
-- repeat wait for the first, and leaves no order in which two commits could deadlock.
--
-- Errors: CM001 when something moved since it was loaded; CM002 when the organisation is not there; CM003 when a policy version is
-- applied again with other content.

CREATE FUNCTION refuse_unless_all_written(expected jsonb, written bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF written <> jsonb_array_length(expected) THEN
    RAISE EXCEPTION 'Something moved since it was loaded.' USING ERRCODE = 'CM001';
  END IF;
END
$$;

-- The text an audit entry's hash covers, a line for each column. The check of the chain writes the same text by itself.
CREATE FUNCTION audit_text(org uuid, place bigint, at timestamptz, event text, by_id uuid, unit uuid, "case" uuid, subject text, detail jsonb)
RETURNS text LANGUAGE sql STABLE AS $$
  SELECT format(E'%s\n%s\n%s\n%s\n%s\n%s\n%s\n%s\n%s', org, place, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    event, by_id, unit, "case", subject, detail)
$$;

-- Who works where

CREATE FUNCTION write_person_parts(org uuid, people jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM post p USING jsonb_to_recordset(people) AS r("id" uuid) WHERE p.organisation_id = org AND p.person_id = r."id";
  INSERT INTO post (organisation_id, person_id, position, role, unit_id, since, until)
  SELECT org, r."id", p.ordinality, p."role", p."unitId", p."since", p."until"
  FROM jsonb_to_recordset(people) AS r("id" uuid, "posts" jsonb),
    ROWS FROM (jsonb_to_recordset(r."posts") AS ("role" text, "unitId" uuid, "since" date, "until" date)) WITH ORDINALITY AS p;

  DELETE FROM identity i USING jsonb_to_recordset(people) AS r("id" uuid) WHERE i.organisation_id = org AND i.person_id = r."id";
  INSERT INTO identity (organisation_id, person_id, position, platform, tenant, user_id)
  SELECT org, r."id", i.ordinality, i."platform", i."tenant", i."user"
  FROM jsonb_to_recordset(people) AS r("id" uuid, "identities" jsonb),
    ROWS FROM (jsonb_to_recordset(r."identities") AS ("platform" text, "tenant" text, "user" text)) WITH ORDINALITY AS i;
END
$$;

CREATE FUNCTION add_people(org uuid, people jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO person (organisation_id, id, email, name, hours, term_time_only, is_active, version)
  SELECT org, r."id", r."email", r."name", r."pattern"->'hours', (r."pattern"->>'termTimeOnly')::boolean, r."isActive", 1
  FROM jsonb_to_recordset(people) AS r("id" uuid, "email" text, "name" text, "pattern" jsonb, "isActive" boolean);
END
$$;

CREATE FUNCTION change_people(org uuid, people jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  written bigint;
BEGIN
  UPDATE person p SET email = r."email", name = r."name", hours = r."pattern"->'hours',
    term_time_only = (r."pattern"->>'termTimeOnly')::boolean, is_active = r."isActive", version = p.version + 1
  FROM jsonb_to_recordset(people) AS r("id" uuid, "email" text, "name" text, "pattern" jsonb, "isActive" boolean, "version" int)
  WHERE p.organisation_id = org AND p.id = r."id" AND p.version = r."version";
  GET DIAGNOSTICS written = ROW_COUNT;
  PERFORM refuse_unless_all_written(people, written);
END
$$;

CREATE FUNCTION write_unit_channels(org uuid, units jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM unit_channel c USING jsonb_to_recordset(units) AS r("id" uuid) WHERE c.organisation_id = org AND c.unit_id = r."id";
  INSERT INTO unit_channel (organisation_id, unit_id, position, platform, tenant, conversation)
  SELECT org, r."id", c.ordinality, c."platform", c."tenant", c."conversation"
  FROM jsonb_to_recordset(units) AS r("id" uuid, "channels" jsonb),
    ROWS FROM (jsonb_to_recordset(r."channels") AS ("platform" text, "tenant" text, "conversation" text)) WITH ORDINALITY AS c;
END
$$;

CREATE FUNCTION add_units(org uuid, units jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO unit (organisation_id, id, code, name, service_area, group_manager_id, meeting_day, meeting_time, digest_time, version)
  SELECT org, r."id", r."code", r."name", r."serviceArea", r."groupManagerId", r."meetingDay", r."meetingTime", r."digestTime", 1
  FROM jsonb_to_recordset(units) AS r("id" uuid, "code" text, "name" text, "serviceArea" text, "groupManagerId" uuid, "meetingDay" smallint,
    "meetingTime" text, "digestTime" text);
END
$$;

CREATE FUNCTION change_units(org uuid, units jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  written bigint;
BEGIN
  UPDATE unit u SET code = r."code", name = r."name", service_area = r."serviceArea", group_manager_id = r."groupManagerId",
    meeting_day = r."meetingDay", meeting_time = r."meetingTime", digest_time = r."digestTime", version = u.version + 1
  FROM jsonb_to_recordset(units) AS r("id" uuid, "code" text, "name" text, "serviceArea" text, "groupManagerId" uuid, "meetingDay" smallint,
    "meetingTime" text, "digestTime" text, "version" int)
  WHERE u.organisation_id = org AND u.id = r."id" AND u.version = r."version";
  GET DIAGNOSTICS written = ROW_COUNT;
  PERFORM refuse_unless_all_written(units, written);
END
$$;

CREATE FUNCTION add_leave(org uuid, days jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO leave (organisation_id, person_id, first_day, last_day)
  SELECT org, r."personId", r."from", r."to" FROM jsonb_to_recordset(days) AS r("personId" uuid, "from" date, "to" date)
  ON CONFLICT DO NOTHING;
END
$$;

CREATE FUNCTION add_cover(org uuid, days jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO cover (organisation_id, holder_id, deputy_id, first_day, last_day, set_by_id)
  SELECT org, r."holderId", r."deputyId", r."from", r."to", r."setById"
  FROM jsonb_to_recordset(days) AS r("holderId" uuid, "deputyId" uuid, "from" date, "to" date, "setById" uuid)
  ON CONFLICT DO NOTHING;
END
$$;

-- Families

CREATE FUNCTION write_children(org uuid, cases jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- A child with events or tasks cannot go: the foreign keys refuse.
  DELETE FROM child c USING jsonb_to_recordset(cases) AS r("id" uuid, "children" jsonb)
  WHERE c.organisation_id = org AND c.case_id = r."id"
    AND NOT EXISTS (SELECT FROM jsonb_array_elements(r."children") AS kept WHERE (kept->>'id')::uuid = c.id);
  INSERT INTO child (organisation_id, id, case_id, position, ref, date_of_birth)
  SELECT org, c."id", r."id", c.ordinality, c."ref", c."dateOfBirth"
  FROM jsonb_to_recordset(cases) AS r("id" uuid, "children" jsonb),
    ROWS FROM (jsonb_to_recordset(r."children") AS ("id" uuid, "ref" text, "dateOfBirth" date)) WITH ORDINALITY AS c
  ON CONFLICT (organisation_id, id) DO UPDATE
    SET case_id = excluded.case_id, position = excluded.position, ref = excluded.ref, date_of_birth = excluded.date_of_birth;
END
$$;

CREATE FUNCTION add_cases(org uuid, cases jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "case" (organisation_id, id, ref, unit_id, known_by, is_restricted, restricted_to, version)
  SELECT org, r."id", r."ref", r."unitId", r."knownBy", r."restrictedTo" IS NOT NULL, coalesce(r."restrictedTo", '{}'), 1
  FROM jsonb_to_recordset(cases) AS r("id" uuid, "ref" text, "unitId" uuid, "knownBy" uuid[], "restrictedTo" uuid[]);
END
$$;

CREATE FUNCTION change_cases(org uuid, cases jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  written bigint;
BEGIN
  UPDATE "case" c SET ref = r."ref", unit_id = r."unitId", known_by = r."knownBy", is_restricted = r."restrictedTo" IS NOT NULL,
    restricted_to = coalesce(r."restrictedTo", '{}'), version = c.version + 1
  FROM jsonb_to_recordset(cases) AS r("id" uuid, "ref" text, "unitId" uuid, "knownBy" uuid[], "restrictedTo" uuid[], "version" int)
  WHERE c.organisation_id = org AND c.id = r."id" AND c.version = r."version";
  GET DIAGNOSTICS written = ROW_COUNT;
  PERFORM refuse_unless_all_written(cases, written);
END
$$;

CREATE FUNCTION add_events(org uuid, events jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO case_event (organisation_id, id, case_id, child_id, kind, happened_on, happened_at, detail, recorded_at, recorded_by)
  SELECT org, r."id", r."caseId", r."childId", r."kind", r."on", r."at", r."detail", r."recordedAt", r."recordedBy"
  FROM jsonb_to_recordset(events) AS r("id" uuid, "caseId" uuid, "childId" uuid, "kind" text, "on" date, "at" timestamptz, "detail" jsonb,
    "recordedAt" timestamptz, "recordedBy" uuid);
END
$$;

-- Work

CREATE FUNCTION add_tasks(org uuid, tasks jsonb, first_number int) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  numbers jsonb;
BEGIN
  WITH added AS (
    INSERT INTO task (organisation_id, id, number, unit_id, case_id, child_id, title, task_class, due, due_at, book_by, basis_key,
      basis_rule, basis_pack, basis_source, basis_confidence, basis_event_id, owner_id, state, closed_reason, done_on, closed_by_id,
      closed_at, from_decision_id, raised_at, raised_by, version)
    SELECT org, r."id", first_number + r.ordinality - 1, r."unitId", r."caseId", r."childId", r."title", r."taskClass", r."due", r."dueAt",
      r."bookBy", r."basis"->>'key', r."basis"->>'rule', r."basis"->>'packVersion', r."basis"->>'source', r."basis"->>'confidence',
      (r."basis"->>'anchorEventId')::uuid, r."ownerId", r."state", r."closedReason", r."doneOn",
      r."closedById", r."closedAt", r."fromDecisionId", r."raisedAt", r."raisedBy", 1
    FROM ROWS FROM (jsonb_to_recordset(tasks) AS ("id" uuid, "unitId" uuid, "caseId" uuid, "childId" uuid, "title" text, "taskClass" text,
      "due" date, "dueAt" timestamptz, "bookBy" date, "basis" jsonb, "ownerId" uuid, "state" text, "closedReason" text, "doneOn" date,
      "closedById" uuid, "closedAt" timestamptz, "fromDecisionId" uuid, "raisedAt" timestamptz, "raisedBy" uuid)) WITH ORDINALITY AS r
    RETURNING id, number
  )
  SELECT coalesce(jsonb_object_agg(id, number), '{}') INTO numbers FROM added;
  RETURN numbers;
END
$$;

CREATE FUNCTION change_tasks(org uuid, tasks jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  written bigint;
BEGIN
  UPDATE task t SET unit_id = r."unitId", case_id = r."caseId", child_id = r."childId", title = r."title", task_class = r."taskClass",
    due = r."due", due_at = r."dueAt", book_by = r."bookBy", basis_key = r."basis"->>'key', basis_rule = r."basis"->>'rule',
    basis_pack = r."basis"->>'packVersion', basis_source = r."basis"->>'source', basis_confidence = r."basis"->>'confidence',
    basis_event_id = (r."basis"->>'anchorEventId')::uuid, owner_id = r."ownerId", state = r."state", closed_reason = r."closedReason",
    done_on = r."doneOn", closed_by_id = r."closedById", closed_at = r."closedAt",
    from_decision_id = r."fromDecisionId", raised_at = r."raisedAt", raised_by = r."raisedBy", version = t.version + 1
  FROM jsonb_to_recordset(tasks) AS r("id" uuid, "unitId" uuid, "caseId" uuid, "childId" uuid, "title" text, "taskClass" text, "due" date,
    "dueAt" timestamptz, "bookBy" date, "basis" jsonb, "ownerId" uuid, "state" text, "closedReason" text, "doneOn" date,
    "closedById" uuid, "closedAt" timestamptz, "fromDecisionId" uuid, "raisedAt" timestamptz, "raisedBy" uuid, "version" int)
  WHERE t.organisation_id = org AND t.id = r."id" AND t.version = r."version";
  GET DIAGNOSTICS written = ROW_COUNT;
  PERFORM refuse_unless_all_written(tasks, written);
END
$$;

CREATE FUNCTION add_decisions(org uuid, decisions jsonb, first_number int) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  numbers jsonb;
BEGIN
  WITH added AS (
    INSERT INTO decision (organisation_id, id, number, unit_id, case_id, type, summary, amount_pence, child_wants, reasons, is_urgent,
      decided_by_id, recorded_by_id, state, judgement, decided_at, recorded_at, version)
    SELECT org, r."id", first_number + r.ordinality - 1, r."unitId", r."caseId", r."type", r."summary", r."amount", r."childWants",
      r."reasons", r."isUrgent", r."decidedById", r."recordedById", r."state", r."judgement", r."decidedAt", r."recordedAt", 1
    FROM ROWS FROM (jsonb_to_recordset(decisions) AS ("id" uuid, "unitId" uuid, "caseId" uuid, "type" text, "summary" text,
      "amount" bigint, "childWants" text, "reasons" text, "isUrgent" boolean, "decidedById" uuid, "recordedById" uuid, "state" text,
      "judgement" jsonb, "decidedAt" timestamptz, "recordedAt" timestamptz)) WITH ORDINALITY AS r
    RETURNING id, number
  )
  SELECT coalesce(jsonb_object_agg(id, number), '{}') INTO numbers FROM added;
  RETURN numbers;
END
$$;

CREATE FUNCTION change_decisions(org uuid, decisions jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  written bigint;
BEGIN
  UPDATE decision d SET unit_id = r."unitId", case_id = r."caseId", type = r."type", summary = r."summary", amount_pence = r."amount",
    child_wants = r."childWants", reasons = r."reasons", is_urgent = r."isUrgent", decided_by_id = r."decidedById",
    recorded_by_id = r."recordedById", state = r."state", judgement = r."judgement", decided_at = r."decidedAt",
    recorded_at = r."recordedAt", version = d.version + 1
  FROM jsonb_to_recordset(decisions) AS r("id" uuid, "unitId" uuid, "caseId" uuid, "type" text, "summary" text, "amount" bigint,
    "childWants" text, "reasons" text, "isUrgent" boolean, "decidedById" uuid, "recordedById" uuid, "state" text, "judgement" jsonb,
    "decidedAt" timestamptz, "recordedAt" timestamptz, "version" int)
  WHERE d.organisation_id = org AND d.id = r."id" AND d.version = r."version";
  GET DIAGNOSTICS written = ROW_COUNT;
  PERFORM refuse_unless_all_written(decisions, written);
END
$$;

CREATE FUNCTION add_escalations(org uuid, escalations jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO escalation (organisation_id, id, unit_id, case_id, decision_id, needs, is_urgent, steps, step, asked_id, next_step_at, state,
    thread, raised_at, closed_by_id, closed_at, closing_reason, version)
  SELECT org, r."id", r."unitId", r."caseId", r."decisionId", r."needs", r."isUrgent", r."steps", r."step", r."askedId", r."nextStepAt",
    r."state", r."thread", r."raisedAt", r."closedById", r."closedAt", r."closingReason", 1
  FROM jsonb_to_recordset(escalations) AS r("id" uuid, "unitId" uuid, "caseId" uuid, "decisionId" uuid, "needs" jsonb, "isUrgent" boolean,
    "steps" jsonb, "step" smallint, "askedId" uuid, "nextStepAt" timestamptz, "state" text, "thread" jsonb, "raisedAt" timestamptz,
    "closedById" uuid, "closedAt" timestamptz, "closingReason" text);
END
$$;

CREATE FUNCTION change_escalations(org uuid, escalations jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  written bigint;
BEGIN
  UPDATE escalation e SET unit_id = r."unitId", case_id = r."caseId", decision_id = r."decisionId", needs = r."needs",
    is_urgent = r."isUrgent", steps = r."steps", step = r."step", asked_id = r."askedId", next_step_at = r."nextStepAt", state = r."state",
    thread = r."thread", raised_at = r."raisedAt", closed_by_id = r."closedById", closed_at = r."closedAt",
    closing_reason = r."closingReason", version = e.version + 1
  FROM jsonb_to_recordset(escalations) AS r("id" uuid, "unitId" uuid, "caseId" uuid, "decisionId" uuid, "needs" jsonb, "isUrgent" boolean,
    "steps" jsonb, "step" smallint, "askedId" uuid, "nextStepAt" timestamptz, "state" text, "thread" jsonb, "raisedAt" timestamptz,
    "closedById" uuid, "closedAt" timestamptz, "closingReason" text, "version" int)
  WHERE e.organisation_id = org AND e.id = r."id" AND e.version = r."version";
  GET DIAGNOSTICS written = ROW_COUNT;
  PERFORM refuse_unless_all_written(escalations, written);
END
$$;

-- The authority's tables

CREATE FUNCTION apply_policy(org uuid, policy jsonb, told_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO policy_version (organisation_id, version, document, applied_by, applied_at)
  VALUES (org, policy->>'version', policy->'document', (policy->>'appliedBy')::uuid, told_at)
  ON CONFLICT DO NOTHING;
  IF NOT EXISTS (SELECT FROM policy_version
    WHERE organisation_id = org AND version = policy->>'version' AND document = policy->'document') THEN
    RAISE EXCEPTION 'Policy version % was applied before with other content: give this one a new version.', policy->>'version'
      USING ERRCODE = 'CM003';
  END IF;
  UPDATE organisation SET policy_version = policy->>'version' WHERE id = org;
END
$$;

-- The audit and the outbox

CREATE FUNCTION append_audit(org uuid, entries jsonb, INOUT place bigint, INOUT last_hash bytea) LANGUAGE plpgsql AS $$
DECLARE
  entry record;
BEGIN
  FOR entry IN
    SELECT * FROM jsonb_to_recordset(entries) AS r("at" timestamptz(3), "event" text, "byId" uuid, "unitId" uuid, "caseId" uuid,
      "subjectId" text, "detail" jsonb)
  LOOP
    place := place + 1;
    last_hash := sha256(last_hash || convert_to(audit_text(org, place, entry."at", entry."event", entry."byId", entry."unitId",
      entry."caseId", entry."subjectId", entry."detail"), 'UTF8'));
    INSERT INTO audit_event (organisation_id, position, at, event, by_id, unit_id, case_id, subject_id, detail, hash)
    VALUES (org, place, entry."at", entry."event", entry."byId", entry."unitId", entry."caseId", entry."subjectId", entry."detail",
      last_hash);
  END LOOP;
END
$$;

-- Promises not made before; one made before is not made again.
CREATE FUNCTION add_notices(org uuid, notices jsonb, told_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  ids jsonb;
BEGIN
  WITH added AS (
    INSERT INTO notice (organisation_id, id, occurrence, recipient, about, is_urgent, late_by_minutes, subject_id, state, due_at,
      enqueued_at)
    SELECT org, r."id", r."occurrence", r."to", r."about", r."isUrgent", r."lateByMinutes", r."subjectId", 'pending', told_at, told_at
    FROM ROWS FROM (jsonb_to_recordset(notices) AS ("id" uuid, "occurrence" text, "to" jsonb, "about" jsonb, "isUrgent" boolean,
      "lateByMinutes" int, "subjectId" text)) WITH ORDINALITY AS r
    ORDER BY r.ordinality
    ON CONFLICT (organisation_id, occurrence) DO NOTHING
    RETURNING id, position
  )
  SELECT coalesce(jsonb_agg(id ORDER BY position), '[]') INTO ids FROM added;
  RETURN ids;
END
$$;

CREATE FUNCTION commit_change(change jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  org CONSTANT uuid := change->>'organisationId';
  told_at CONSTANT timestamptz := change->>'at';
  request_key CONSTANT text := change->>'key';
  added CONSTANT jsonb := change->'added';
  changed CONSTANT jsonb := change->'changed';
  home record;
  place bigint;
  last_hash bytea;
  numbers jsonb := '{}';
  notices jsonb := '[]';
BEGIN
  SELECT next_task, next_decision, audit_position, audit_hash INTO home FROM organisation WHERE id = org FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'There is no organisation %.', org USING ERRCODE = 'CM002';
  END IF;

  IF request_key IS NOT NULL THEN
    SELECT r.numbers INTO numbers FROM request r WHERE r.organisation_id = org AND r.key = request_key;
    IF FOUND THEN
      RETURN jsonb_build_object('kind', 'repeated', 'numbers', numbers);
    END IF;
    numbers := '{}';
  END IF;

  -- In an order in which what is referred to comes before what refers to it.
  IF change ? 'policy' THEN PERFORM apply_policy(org, change->'policy', told_at); END IF;
  IF changed ? 'person' THEN PERFORM change_people(org, changed->'person'); END IF;
  IF added ? 'person' THEN PERFORM add_people(org, added->'person'); END IF;
  IF changed ? 'unit' THEN
    PERFORM change_units(org, changed->'unit');
    PERFORM write_unit_channels(org, changed->'unit');
  END IF;
  IF added ? 'unit' THEN
    PERFORM add_units(org, added->'unit');
    PERFORM write_unit_channels(org, added->'unit');
  END IF;
  IF changed ? 'person' THEN PERFORM write_person_parts(org, changed->'person'); END IF;
  IF added ? 'person' THEN PERFORM write_person_parts(org, added->'person'); END IF;
  IF added ? 'leave' THEN PERFORM add_leave(org, added->'leave'); END IF;
  IF added ? 'cover' THEN PERFORM add_cover(org, added->'cover'); END IF;
  IF changed ? 'case' THEN
    PERFORM change_cases(org, changed->'case');
    PERFORM write_children(org, changed->'case');
  END IF;
  IF added ? 'case' THEN
    PERFORM add_cases(org, added->'case');
    PERFORM write_children(org, added->'case');
  END IF;
  IF added ? 'case-event' THEN PERFORM add_events(org, added->'case-event'); END IF;
  IF changed ? 'decision' THEN PERFORM change_decisions(org, changed->'decision'); END IF;
  IF added ? 'decision' THEN
    numbers := numbers || add_decisions(org, added->'decision', home.next_decision);
    home.next_decision := home.next_decision + jsonb_array_length(added->'decision');
  END IF;
  IF changed ? 'task' THEN PERFORM change_tasks(org, changed->'task'); END IF;
  IF added ? 'task' THEN
    numbers := numbers || add_tasks(org, added->'task', home.next_task);
    home.next_task := home.next_task + jsonb_array_length(added->'task');
  END IF;
  IF changed ? 'escalation' THEN PERFORM change_escalations(org, changed->'escalation'); END IF;
  IF added ? 'escalation' THEN PERFORM add_escalations(org, added->'escalation'); END IF;

  SELECT a.place, a.last_hash INTO place, last_hash
  FROM append_audit(org, change->'audit', home.audit_position, home.audit_hash) AS a;
  UPDATE organisation SET next_task = home.next_task, next_decision = home.next_decision, audit_position = place, audit_hash = last_hash
  WHERE id = org;

  IF change ? 'notices' THEN notices := add_notices(org, change->'notices', told_at); END IF;
  IF request_key IS NOT NULL THEN
    INSERT INTO request (organisation_id, key, numbers, at) VALUES (org, request_key, numbers, told_at);
  END IF;
  RETURN jsonb_build_object('kind', 'committed', 'numbers', numbers, 'notices', notices);
END
$$;
