-- CreateEnum
CREATE TYPE "service_referral_state" AS ENUM ('asked', 'not-agreed', 'made', 'accepted', 'waiting', 'started', 'ended', 'declined', 'withdrawn');

-- CreateTable
CREATE TABLE "service" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "ways" TEXT[],
    "panel" TEXT,
    "criteria" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "expected_wait" SMALLINT,
    "source" TEXT NOT NULL,
    "checked_on" DATE,
    "is_offered" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "service_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "service_referral" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "state" "service_referral_state" NOT NULL,
    "steps" JSONB NOT NULL,
    "made_on" DATE,
    "started_on" DATE,
    "reason" TEXT,
    "chased_on" DATE,
    "chase_task_id" UUID,
    "version" INTEGER NOT NULL,

    CONSTRAINT "service_referral_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "service_organisation_id_code_key" ON "service"("organisation_id", "code");

-- CreateIndex
CREATE INDEX "service_referral_organisation_id_case_id_idx" ON "service_referral"("organisation_id", "case_id");

-- AddForeignKey
ALTER TABLE "service_referral" ADD CONSTRAINT "service_referral_organisation_id_case_id_fkey" FOREIGN KEY ("organisation_id", "case_id") REFERENCES "case"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "service_referral" ADD CONSTRAINT "service_referral_organisation_id_service_id_fkey" FOREIGN KEY ("organisation_id", "service_id") REFERENCES "service"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "service_referral" ADD CONSTRAINT "service_referral_organisation_id_decision_id_fkey" FOREIGN KEY ("organisation_id", "decision_id") REFERENCES "decision"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "service_referral" ADD CONSTRAINT "service_referral_organisation_id_chase_task_id_fkey" FOREIGN KEY ("organisation_id", "chase_task_id") REFERENCES "task"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What Prisma's schema cannot say

ALTER TABLE service
  ALTER COLUMN ways SET NOT NULL,
  ADD CONSTRAINT service_ways CHECK (ways <@ ARRAY['straight', 'commissioned', 'self'] AND (ways <> '{}' OR panel IS NOT NULL)),
  ADD CONSTRAINT service_expected_wait CHECK (expected_wait >= 0);

ALTER TABLE service_referral
  ADD CONSTRAINT service_referral_days CHECK (started_on IS NULL OR made_on <= started_on),
  ADD CONSTRAINT service_referral_made CHECK ((state IN ('asked', 'not-agreed')) = (made_on IS NULL));

-- A family is on its way to a service once at a time, whoever refers it at the same moment.
CREATE UNIQUE INDEX service_referral_one_running ON service_referral (organisation_id, case_id, service_id)
  WHERE state IN ('asked', 'made', 'accepted', 'waiting', 'started');
CREATE INDEX service_referral_asked ON service_referral (organisation_id) WHERE state = 'asked';
CREATE INDEX service_referral_awaited ON service_referral (organisation_id, made_on) WHERE state IN ('made', 'accepted', 'waiting');
CREATE INDEX service_referral_begun ON service_referral (organisation_id, started_on) WHERE started_on IS NOT NULL;
