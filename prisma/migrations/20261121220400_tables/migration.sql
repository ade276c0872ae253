-- CreateEnum
CREATE TYPE "platform" AS ENUM ('slack', 'teams', 'playground');

-- CreateEnum
CREATE TYPE "task_state" AS ENUM ('open', 'met', 'ended', 'cancelled');

-- CreateEnum
CREATE TYPE "confidence" AS ENUM ('S', 'N', 'C', '?');

-- CreateEnum
CREATE TYPE "decision_state" AS ENUM ('decided', 'waiting', 'sent-back', 'approved', 'declined', 'withdrawn');

-- CreateEnum
CREATE TYPE "escalation_state" AS ENUM ('waiting', 'sent-back', 'approved', 'declined', 'withdrawn');

-- CreateEnum
CREATE TYPE "notice_state" AS ENUM ('pending', 'sending', 'sent', 'stale', 'failed', 'unknown');

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "policy_version" TEXT,
    "directory_version" INTEGER NOT NULL DEFAULT 0,
    "last_task" INTEGER NOT NULL DEFAULT 0,
    "last_decision" INTEGER NOT NULL DEFAULT 0,
    "audit_position" BIGINT NOT NULL DEFAULT 0,
    "audit_hash" BYTEA NOT NULL,
    "audit_hash_before" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_version" (
    "organisation_id" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "applied_by" UUID,
    "applied_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "policy_version_pkey" PRIMARY KEY ("organisation_id","version")
);

-- CreateTable
CREATE TABLE "unit" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "service_area" TEXT NOT NULL,
    "group_manager_id" UUID,
    "meeting_day" SMALLINT,
    "meeting_time" TEXT,
    "digest_time" TEXT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "unit_channel" (
    "organisation_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "platform" "platform" NOT NULL,
    "tenant" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,

    CONSTRAINT "unit_channel_pkey" PRIMARY KEY ("organisation_id","unit_id","position")
);

-- CreateTable
CREATE TABLE "person" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hours" JSONB NOT NULL,
    "term_time_only" BOOLEAN NOT NULL,
    "is_active" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "post" (
    "organisation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "role" TEXT NOT NULL,
    "unit_id" UUID,
    "since" DATE NOT NULL,
    "until" DATE,

    CONSTRAINT "post_pkey" PRIMARY KEY ("organisation_id","person_id","position")
);

-- CreateTable
CREATE TABLE "identity" (
    "organisation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "platform" "platform" NOT NULL,
    "tenant" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("organisation_id","person_id","position")
);

-- CreateTable
CREATE TABLE "leave" (
    "organisation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,

    CONSTRAINT "leave_pkey" PRIMARY KEY ("organisation_id","person_id","first_day","last_day")
);

-- CreateTable
CREATE TABLE "cover" (
    "organisation_id" UUID NOT NULL,
    "holder_id" UUID NOT NULL,
    "deputy_id" UUID NOT NULL,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "set_by_id" UUID,

    CONSTRAINT "cover_pkey" PRIMARY KEY ("organisation_id","holder_id","deputy_id","first_day","last_day")
);

-- CreateTable
CREATE TABLE "case" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "unit_id" UUID NOT NULL,
    "known_by" UUID[],
    "is_restricted" BOOLEAN NOT NULL,
    "restricted_to" UUID[],
    "version" INTEGER NOT NULL,

    CONSTRAINT "case_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "child" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "ref" TEXT NOT NULL,
    "date_of_birth" DATE,

    CONSTRAINT "child_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "case_event" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "child_id" UUID,
    "kind" TEXT NOT NULL,
    "happened_on" DATE NOT NULL,
    "happened_at" TIMESTAMPTZ(3),
    "detail" JSONB NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" UUID,

    CONSTRAINT "case_event_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "task" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "unit_id" UUID NOT NULL,
    "case_id" UUID,
    "child_id" UUID,
    "title" TEXT NOT NULL,
    "task_class" TEXT NOT NULL,
    "due" DATE,
    "due_at" TIMESTAMPTZ(3),
    "book_by" DATE,
    "basis_key" TEXT,
    "basis_rule" TEXT,
    "basis_pack" TEXT,
    "basis_source" TEXT,
    "basis_confidence" "confidence",
    "basis_event_id" UUID,
    "owner_id" UUID,
    "state" "task_state" NOT NULL,
    "closed_reason" TEXT,
    "done_on" DATE,
    "closed_by_id" UUID,
    "closed_at" TIMESTAMPTZ(3),
    "from_decision_id" UUID,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "raised_by" UUID,
    "version" INTEGER NOT NULL,

    CONSTRAINT "task_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "decision" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "unit_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "type" TEXT,
    "summary" TEXT NOT NULL,
    "amount_pence" BIGINT,
    "child_wants" TEXT,
    "reasons" TEXT,
    "is_urgent" BOOLEAN NOT NULL,
    "decided_by_id" UUID NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "state" "decision_state" NOT NULL,
    "judgement" JSONB NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "escalation" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "needs" JSONB NOT NULL,
    "is_urgent" BOOLEAN NOT NULL,
    "steps" JSONB NOT NULL,
    "step" SMALLINT NOT NULL,
    "asked_id" UUID,
    "next_step_at" TIMESTAMPTZ(3),
    "state" "escalation_state" NOT NULL,
    "thread" JSONB NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_by_id" UUID,
    "closed_at" TIMESTAMPTZ(3),
    "closing_reason" TEXT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "escalation_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "notice" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "position" BIGSERIAL NOT NULL,
    "occurrence" TEXT NOT NULL,
    "recipient" JSONB NOT NULL,
    "about" JSONB NOT NULL,
    "is_urgent" BOOLEAN NOT NULL,
    "late_by_minutes" INTEGER NOT NULL,
    "subject_id" UUID,
    "state" "notice_state" NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "reason" TEXT,
    "enqueued_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "posting" (
    "notice_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "subject_id" UUID,
    "platform" "platform" NOT NULL,
    "tenant" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "posting_pkey" PRIMARY KEY ("notice_id")
);

-- CreateTable
CREATE TABLE "request" (
    "organisation_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "numbers" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "request_pkey" PRIMARY KEY ("organisation_id","key")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "organisation_id" UUID NOT NULL,
    "position" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "event" TEXT NOT NULL,
    "by_id" UUID,
    "unit_id" UUID,
    "case_id" UUID,
    "subject_id" UUID,
    "detail" JSONB NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("organisation_id","position")
);

-- CreateTable
CREATE TABLE "bank_holidays" (
    "id" BIGSERIAL NOT NULL,
    "document" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bank_holidays_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "playground_message" (
    "id" BIGSERIAL NOT NULL,
    "conversation" TEXT NOT NULL,
    "notice_id" UUID,
    "author_id" UUID,
    "visible_to_id" UUID,
    "root_id" BIGINT,
    "body" JSONB NOT NULL,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "playground_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "playground_setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "playground_setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "unit_organisation_id_code_key" ON "unit"("organisation_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "unit_channel_platform_tenant_conversation_key" ON "unit_channel"("platform", "tenant", "conversation");

-- CreateIndex
CREATE INDEX "post_organisation_id_unit_id_idx" ON "post"("organisation_id", "unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "identity_platform_tenant_user_id_key" ON "identity"("platform", "tenant", "user_id");

-- CreateIndex
CREATE INDEX "case_organisation_id_unit_id_idx" ON "case"("organisation_id", "unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "case_organisation_id_ref_key" ON "case"("organisation_id", "ref");

-- CreateIndex
CREATE UNIQUE INDEX "child_organisation_id_case_id_ref_key" ON "child"("organisation_id", "case_id", "ref");

-- CreateIndex
CREATE INDEX "case_event_organisation_id_case_id_idx" ON "case_event"("organisation_id", "case_id");

-- CreateIndex
CREATE INDEX "task_organisation_id_case_id_idx" ON "task"("organisation_id", "case_id");

-- CreateIndex
CREATE UNIQUE INDEX "task_organisation_id_number_key" ON "task"("organisation_id", "number");

-- CreateIndex
CREATE INDEX "decision_organisation_id_case_id_decided_at_idx" ON "decision"("organisation_id", "case_id", "decided_at");

-- CreateIndex
CREATE UNIQUE INDEX "decision_organisation_id_number_key" ON "decision"("organisation_id", "number");

-- CreateIndex
CREATE INDEX "escalation_organisation_id_decision_id_idx" ON "escalation"("organisation_id", "decision_id");

-- CreateIndex
CREATE UNIQUE INDEX "notice_organisation_id_occurrence_key" ON "notice"("organisation_id", "occurrence");

-- CreateIndex
CREATE INDEX "posting_organisation_id_subject_id_idx" ON "posting"("organisation_id", "subject_id");

-- CreateIndex
CREATE INDEX "audit_event_organisation_id_case_id_idx" ON "audit_event"("organisation_id", "case_id");

-- CreateIndex
CREATE UNIQUE INDEX "playground_message_notice_id_key" ON "playground_message"("notice_id");

-- CreateIndex
CREATE INDEX "playground_message_conversation_id_idx" ON "playground_message"("conversation", "id");

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_id_policy_version_fkey" FOREIGN KEY ("id", "policy_version") REFERENCES "policy_version"("organisation_id", "version") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "policy_version" ADD CONSTRAINT "policy_version_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_organisation_id_group_manager_id_fkey" FOREIGN KEY ("organisation_id", "group_manager_id") REFERENCES "person"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "unit_channel" ADD CONSTRAINT "unit_channel_organisation_id_unit_id_fkey" FOREIGN KEY ("organisation_id", "unit_id") REFERENCES "unit"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_organisation_id_unit_id_fkey" FOREIGN KEY ("organisation_id", "unit_id") REFERENCES "unit"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "leave" ADD CONSTRAINT "leave_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "cover" ADD CONSTRAINT "cover_organisation_id_holder_id_fkey" FOREIGN KEY ("organisation_id", "holder_id") REFERENCES "person"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "cover" ADD CONSTRAINT "cover_organisation_id_deputy_id_fkey" FOREIGN KEY ("organisation_id", "deputy_id") REFERENCES "person"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "case" ADD CONSTRAINT "case_organisation_id_unit_id_fkey" FOREIGN KEY ("organisation_id", "unit_id") REFERENCES "unit"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "child" ADD CONSTRAINT "child_organisation_id_case_id_fkey" FOREIGN KEY ("organisation_id", "case_id") REFERENCES "case"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "case_event" ADD CONSTRAINT "case_event_organisation_id_case_id_fkey" FOREIGN KEY ("organisation_id", "case_id") REFERENCES "case"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "case_event" ADD CONSTRAINT "case_event_organisation_id_child_id_fkey" FOREIGN KEY ("organisation_id", "child_id") REFERENCES "child"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_organisation_id_unit_id_fkey" FOREIGN KEY ("organisation_id", "unit_id") REFERENCES "unit"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_organisation_id_case_id_fkey" FOREIGN KEY ("organisation_id", "case_id") REFERENCES "case"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_organisation_id_child_id_fkey" FOREIGN KEY ("organisation_id", "child_id") REFERENCES "child"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_organisation_id_owner_id_fkey" FOREIGN KEY ("organisation_id", "owner_id") REFERENCES "person"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_organisation_id_basis_event_id_fkey" FOREIGN KEY ("organisation_id", "basis_event_id") REFERENCES "case_event"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_organisation_id_from_decision_id_fkey" FOREIGN KEY ("organisation_id", "from_decision_id") REFERENCES "decision"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_organisation_id_unit_id_fkey" FOREIGN KEY ("organisation_id", "unit_id") REFERENCES "unit"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_organisation_id_case_id_fkey" FOREIGN KEY ("organisation_id", "case_id") REFERENCES "case"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_organisation_id_unit_id_fkey" FOREIGN KEY ("organisation_id", "unit_id") REFERENCES "unit"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_organisation_id_case_id_fkey" FOREIGN KEY ("organisation_id", "case_id") REFERENCES "case"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_organisation_id_decision_id_fkey" FOREIGN KEY ("organisation_id", "decision_id") REFERENCES "decision"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "posting" ADD CONSTRAINT "posting_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notice"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "playground_message" ADD CONSTRAINT "playground_message_root_id_fkey" FOREIGN KEY ("root_id") REFERENCES "playground_message"("id") ON DELETE CASCADE ON UPDATE RESTRICT;
