ALTER TABLE "challenges" ADD COLUMN "suspended_at" bigint;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "round" bigint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "previous_challenge_id" text;--> statement-breakpoint
CREATE UNIQUE INDEX "challenges_previous" ON "challenges" USING btree ("previous_challenge_id");