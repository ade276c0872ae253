-- AlterTable
ALTER TABLE "decision" ADD COLUMN     "link" TEXT;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "quiet_from" TEXT,
ADD COLUMN     "quiet_to" TEXT;

-- AlterTable
ALTER TABLE "posting" ADD COLUMN     "root_id" TEXT;

-- AlterTable
ALTER TABLE "task" ADD COLUMN     "link" TEXT;

-- CreateTable
CREATE TABLE "kept_ask" (
    "id" UUID NOT NULL,
    "platform" "platform" NOT NULL,
    "tenant" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "asked" JSONB NOT NULL,
    "link_code" TEXT,
    "linked_at" TIMESTAMPTZ(3),
    "kept_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "kept_ask_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "installation" (
    "platform" "platform" NOT NULL,
    "tenant" TEXT NOT NULL,
    "is_org_wide" BOOLEAN NOT NULL,
    "sealed" BYTEA NOT NULL,
    "installed_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("platform","tenant")
);

-- CreateTable
CREATE TABLE "place_problem" (
    "platform" "platform" NOT NULL,
    "tenant" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "says" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "place_problem_pkey" PRIMARY KEY ("platform","tenant","conversation")
);

-- CreateIndex
CREATE UNIQUE INDEX "kept_ask_link_code_key" ON "kept_ask"("link_code");

-- CreateIndex
CREATE INDEX "kept_ask_expires_at_idx" ON "kept_ask"("expires_at");

-- CreateIndex
CREATE INDEX "request_at_idx" ON "request" USING BRIN ("at");

-- What Prisma's schema cannot say
ALTER TABLE person ADD CONSTRAINT person_quiet_hours CHECK (
  (quiet_from IS NULL) = (quiet_to IS NULL) AND quiet_from ~ '^\d\d:\d\d$' AND quiet_to ~ '^\d\d:\d\d$' AND quiet_from <> quiet_to);

CREATE INDEX notice_undelivered ON notice (ended_at) WHERE state IN ('failed', 'unknown');
