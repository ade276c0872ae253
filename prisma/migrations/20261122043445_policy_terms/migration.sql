-- CreateTable
CREATE TABLE "policy_term" (
    "organisation_id" UUID NOT NULL,
    "position" BIGINT NOT NULL,
    "version" TEXT NOT NULL,
    "applied_by" UUID,
    "applied_at" TIMESTAMPTZ(3) NOT NULL,
    "in_force_since" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "policy_term_pkey" PRIMARY KEY ("organisation_id","position")
);

-- AddForeignKey
ALTER TABLE "policy_term" ADD CONSTRAINT "policy_term_organisation_id_version_fkey" FOREIGN KEY ("organisation_id", "version") REFERENCES "policy_version"("organisation_id", "version") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What is withdrawn never came into force.
ALTER TABLE policy_term ADD CONSTRAINT policy_term_once CHECK (in_force_since IS NULL OR withdrawn_at IS NULL);

-- Until now every policy came into force when it was applied, and the audit says when.
INSERT INTO policy_term (organisation_id, position, version, applied_by, applied_at, in_force_since)
SELECT organisation_id, position, detail->>'version', by_id, at, at FROM audit_event WHERE event = 'policy-applied';
