-- What Prisma's schema cannot say: which values are possible, what is unique only while it is open, what a commit calls upon, and that
-- the audit is for ever.

-- Values. A check is worked out anew for every statement that writes the table, so the tables every command writes have few.

ALTER TABLE unit
  ADD CONSTRAINT unit_meeting_day CHECK (meeting_day BETWEEN 1 AND 7),
  ADD CONSTRAINT unit_times CHECK (meeting_time ~ '^\d\d:\d\d$' AND digest_time ~ '^\d\d:\d\d$');

ALTER TABLE leave ADD CONSTRAINT leave_days CHECK (first_day <= last_day);
ALTER TABLE cover
  ADD CONSTRAINT cover_days CHECK (first_day <= last_day),
  ADD CONSTRAINT cover_by_another CHECK (holder_id <> deputy_id);

ALTER TABLE "case"
  ALTER COLUMN known_by SET NOT NULL,
  ALTER COLUMN restricted_to SET NOT NULL,
  ADD CONSTRAINT case_restriction CHECK (is_restricted OR restricted_to = '{}');

ALTER TABLE task ADD CONSTRAINT task_whole CHECK (
  (state = 'open') = (closed_at IS NULL)
  AND (due_at IS NULL OR due IS NOT NULL)
  AND num_nonnulls(basis_key, basis_rule, basis_pack, basis_source, basis_confidence) IN (0, 5)
  AND (basis_key IS NULL OR case_id IS NOT NULL));

ALTER TABLE escalation ADD CONSTRAINT escalation_has_next_step CHECK (state NOT IN ('waiting', 'sent-back') OR next_step_at IS NOT NULL);

-- Indexes on what is open, which stays small while what is over grows

-- One open task for each step of a statutory chain, whoever reconciles at the same moment.
CREATE UNIQUE INDEX task_one_open_per_basis ON task (organisation_id, case_id, basis_key) WHERE state = 'open' AND basis_key IS NOT NULL;
CREATE INDEX task_open_by_unit ON task (organisation_id, unit_id, due) WHERE state = 'open';
CREATE INDEX task_open_by_owner ON task (organisation_id, owner_id, due) WHERE state = 'open';

CREATE INDEX decision_waiting ON decision (organisation_id, unit_id) WHERE state IN ('waiting', 'sent-back');
CREATE UNIQUE INDEX escalation_one_open_per_decision ON escalation (organisation_id, decision_id) WHERE state IN ('waiting', 'sent-back');
CREATE INDEX escalation_open_by_step ON escalation (organisation_id, next_step_at) WHERE state IN ('waiting', 'sent-back');

CREATE INDEX notice_to_send ON notice (is_urgent DESC, due_at, position) WHERE state IN ('pending', 'sending');
-- Rows change three times while they are sent; unvacuumed they make every look at the queue slower.
ALTER TABLE notice SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500);

CREATE UNIQUE INDEX person_email ON person (organisation_id, lower(email));

-- The directory: who is where, and when away

CREATE FUNCTION note_directory_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE organisation SET directory_version = directory_version + 1 WHERE id IN (SELECT organisation_id FROM after_rows);
  ELSE
    UPDATE organisation SET directory_version = directory_version + 1 WHERE id IN (SELECT organisation_id FROM before_rows);
  END IF;
  RETURN NULL;
END
$$;

DO $$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['unit', 'unit_channel', 'person', 'post', 'identity', 'leave', 'cover'] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS after_rows
      FOR EACH STATEMENT EXECUTE FUNCTION note_directory_change()', kept || '_added', kept);
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING OLD TABLE AS before_rows
      FOR EACH STATEMENT EXECUTE FUNCTION note_directory_change()', kept || '_changed', kept);
    EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS before_rows
      FOR EACH STATEMENT EXECUTE FUNCTION note_directory_change()', kept || '_removed', kept);
  END LOOP;
END
$$;

-- What a commit calls upon

-- Ends a commit whose rows are no longer at the version they were loaded at; nothing of it is kept.
CREATE FUNCTION refuse_as_moved() RETURNS json LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Something moved since it was loaded.' USING ERRCODE = 'CM001';
END
$$;

-- The hashes of a chain that goes on from `start`: each covers the one before and the digest of its own entry.
CREATE FUNCTION chained_hashes(start bytea, digests bytea[]) RETURNS bytea[] LANGUAGE plpgsql AS $$
DECLARE
  digest bytea;
  hash bytea := start;
  hashes bytea[] := '{}';
BEGIN
  FOREACH digest IN ARRAY digests LOOP
    hash := sha256(hash || digest);
    hashes := hashes || hash;
  END LOOP;
  RETURN hashes;
END
$$;

-- The audit

CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit is append-only: its entries cannot be changed or removed.' USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
-- Always: also in a session that plays replication back, where ordinary triggers rest.
ALTER TABLE audit_event ENABLE ALWAYS TRIGGER audit_event_append_only;
