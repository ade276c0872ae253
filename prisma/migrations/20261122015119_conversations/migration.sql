-- CreateTable
CREATE TABLE "conversation" (
    "platform" "platform" NOT NULL,
    "tenant" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "user_id" TEXT,
    "service_url" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("platform","tenant","conversation")
);

-- CreateIndex
CREATE INDEX "conversation_platform_tenant_user_id_idx" ON "conversation"("platform", "tenant", "user_id");
