-- CreateTable
CREATE TABLE "beat" (
    "id" SMALLINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "before" TIMESTAMPTZ(3),
    "whole_at" TIMESTAMPTZ(3),
    "digests_at" TIMESTAMPTZ(3),
    "heartbeat_fails_since" TIMESTAMPTZ(3),
    "heartbeat_says" TEXT,

    CONSTRAINT "beat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alarm" (
    "id" UUID NOT NULL,
    "kinds" TEXT[],
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "tellings" SMALLINT NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL,
    "well_since" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "alarm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alarm_message" (
    "id" UUID NOT NULL,
    "alarm_id" UUID NOT NULL,
    "telling" SMALLINT NOT NULL,
    "way" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "about" JSONB NOT NULL,
    "state" "notice_state" NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "reason" TEXT,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "alarm_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "digest_silence" (
    "organisation_id" UUID NOT NULL,
    "occurrence" TEXT NOT NULL,
    "on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "digest_silence_pkey" PRIMARY KEY ("organisation_id","occurrence")
);

-- CreateIndex
CREATE UNIQUE INDEX "alarm_message_alarm_id_telling_address_way_key" ON "alarm_message"("alarm_id", "telling", "address", "way");

-- CreateIndex
CREATE INDEX "digest_silence_organisation_id_on_idx" ON "digest_silence"("organisation_id", "on");

-- AddForeignKey
ALTER TABLE "alarm_message" ADD CONSTRAINT "alarm_message_alarm_id_fkey" FOREIGN KEY ("alarm_id") REFERENCES "alarm"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- There is one product, and one alarm at a time.
ALTER TABLE beat ADD CONSTRAINT beat_is_one CHECK (id = 1);
ALTER TABLE alarm ALTER COLUMN kinds SET NOT NULL;
ALTER TABLE alarm_message ADD CONSTRAINT alarm_message_way CHECK (way IN ('mail', 'chat'));
CREATE UNIQUE INDEX alarm_one_open ON alarm ((ended_at IS NULL)) WHERE ended_at IS NULL;
CREATE INDEX alarm_message_to_send ON alarm_message (due_at) WHERE state IN ('pending', 'sending');
