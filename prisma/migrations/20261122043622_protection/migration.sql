-- AlterTable
ALTER TABLE "decision" ADD COLUMN     "protection" JSONB;
