ALTER TABLE "challenges" ADD COLUMN "deadline_moved_at" bigint;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "deadline_reason" text;