-- CreateTable
CREATE TABLE "panel_referral" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "panel" TEXT NOT NULL,
    "policy_version" TEXT NOT NULL,
    "decision_id" UUID,
    "child_ids" UUID[],
    "papers" JSONB NOT NULL,
    "taken_incomplete" JSONB,
    "state" TEXT NOT NULL,
    "ready_for" DATE,
    "outcomes" JSONB NOT NULL,
    "referred_by_id" UUID NOT NULL,
    "referred_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "panel_referral_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "panel_sitting" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "panel" TEXT NOT NULL,
    "sits_on" DATE NOT NULL,
    "chaired_by_id" UUID NOT NULL,
    "present_ids" UUID[],
    "is_quorate" BOOLEAN NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "panel_sitting_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateIndex
CREATE INDEX "panel_referral_organisation_id_case_id_idx" ON "panel_referral"("organisation_id", "case_id");

-- CreateIndex
CREATE INDEX "panel_referral_organisation_id_decision_id_idx" ON "panel_referral"("organisation_id", "decision_id");

-- CreateIndex
CREATE UNIQUE INDEX "panel_sitting_organisation_id_panel_sits_on_key" ON "panel_sitting"("organisation_id", "panel", "sits_on");

-- AddForeignKey
ALTER TABLE "panel_referral" ADD CONSTRAINT "panel_referral_organisation_id_unit_id_fkey" FOREIGN KEY ("organisation_id", "unit_id") REFERENCES "unit"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "panel_referral" ADD CONSTRAINT "panel_referral_organisation_id_case_id_fkey" FOREIGN KEY ("organisation_id", "case_id") REFERENCES "case"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "panel_referral" ADD CONSTRAINT "panel_referral_organisation_id_decision_id_fkey" FOREIGN KEY ("organisation_id", "decision_id") REFERENCES "decision"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What Prisma's schema cannot say

ALTER TABLE panel_referral
  ALTER COLUMN child_ids SET NOT NULL,
  ADD CONSTRAINT panel_referral_whole CHECK (
    state IN ('preparing', 'ready', 'decided', 'withdrawn')
    AND (state IN ('preparing', 'ready')) = (closed_at IS NULL)
    AND (state <> 'ready' OR ready_for IS NOT NULL));
ALTER TABLE panel_sitting ALTER COLUMN present_ids SET NOT NULL;

-- One referral for each decision, and one without, whoever refers the family at the same moment.
CREATE UNIQUE INDEX panel_referral_one_open ON panel_referral (organisation_id, case_id, panel, decision_id) NULLS NOT DISTINCT
  WHERE state IN ('preparing', 'ready');
CREATE INDEX panel_referral_open ON panel_referral (organisation_id, panel) WHERE state IN ('preparing', 'ready');
