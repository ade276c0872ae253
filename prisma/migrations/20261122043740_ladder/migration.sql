-- A decision may take the place of another that waits, or raise one again that came to nothing
ALTER TYPE "decision_state" ADD VALUE 'superseded';
ALTER TYPE "escalation_state" ADD VALUE 'superseded';
ALTER TABLE "decision" ADD COLUMN     "follows_id" UUID;
CREATE UNIQUE INDEX "decision_organisation_id_follows_id_key" ON "decision"("organisation_id", "follows_id");
ALTER TABLE "decision" ADD CONSTRAINT "decision_organisation_id_follows_id_fkey" FOREIGN KEY ("organisation_id", "follows_id") REFERENCES "decision"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- "I have it"
ALTER TABLE "escalation" ADD COLUMN     "acknowledgements" JSONB NOT NULL DEFAULT '[]';

-- A rung names what it is told through and how long it may be held. Those frozen before keep what they had: direct messages, by role.
UPDATE "escalation" SET "steps" = (
  SELECT coalesce(jsonb_agg(jsonb_build_object(
    'person', NULL, 'through', '["direct"]'::jsonb,
    'hold', CASE WHEN is_urgent THEN '{"minutes": 30, "counting": "elapsed", "times": 1}' ELSE '{"minutes": 480, "counting": "working", "times": 1}' END::jsonb
  ) || step ORDER BY place), '[]')
  FROM jsonb_array_elements("steps") WITH ORDINALITY AS rung(step, place));
