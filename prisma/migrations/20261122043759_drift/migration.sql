-- CreateEnum
CREATE TYPE "drift_state" AS ENUM ('open', 'moved', 'accepted');

-- CreateTable
CREATE TABLE "drift" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "findings" JSONB NOT NULL,
    "told" JSONB NOT NULL,
    "manager_on" DATE NOT NULL,
    "state" "drift_state" NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_by_id" UUID,
    "closed_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "drift_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateIndex
CREATE INDEX "drift_organisation_id_case_id_idx" ON "drift"("organisation_id", "case_id");

-- AddForeignKey
ALTER TABLE "drift" ADD CONSTRAINT "drift_organisation_id_unit_id_fkey" FOREIGN KEY ("organisation_id", "unit_id") REFERENCES "unit"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "drift" ADD CONSTRAINT "drift_organisation_id_case_id_fkey" FOREIGN KEY ("organisation_id", "case_id") REFERENCES "case"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- A case is challenged once at a time, and whoever says that it is right as it is says why.
CREATE UNIQUE INDEX drift_one_open ON drift (organisation_id, case_id) WHERE state = 'open';
CREATE INDEX drift_open_in_unit ON drift (organisation_id, unit_id) WHERE state = 'open';
ALTER TABLE drift ADD CONSTRAINT drift_closed CHECK ((state = 'open') = (closed_at IS NULL));
ALTER TABLE drift ADD CONSTRAINT drift_accepted CHECK ((state = 'accepted') = (reason IS NOT NULL AND closed_by_id IS NOT NULL));
