CREATE TABLE "awards" (
	"id" text PRIMARY KEY NOT NULL,
	"challenge_id" text NOT NULL,
	"bid_id" text NOT NULL,
	"status" text NOT NULL,
	"reason" text NOT NULL,
	"period" jsonb NOT NULL,
	"notice_ends_at" bigint,
	"days_left" bigint,
	"proposed_at" bigint NOT NULL,
	"proposed_by_user_id" text,
	"settled_at" bigint,
	CONSTRAINT "awards_status" CHECK ("awards"."status" in ('noticed', 'stopped', 'final', 'revoked', 'returned'))
);
--> statement-breakpoint
CREATE TABLE "objections" (
	"id" text PRIMARY KEY NOT NULL,
	"award_id" text NOT NULL,
	"number" bigint NOT NULL,
	"organisation_id" text NOT NULL,
	"user_id" text NOT NULL,
	"form" text NOT NULL,
	"statement" text NOT NULL,
	"status" text NOT NULL,
	"filed_at" bigint NOT NULL,
	"due_at" bigint,
	"due_period" jsonb,
	"rejection_code" text,
	"outcome" text,
	"answer" text DEFAULT '' NOT NULL,
	"settled_at" bigint,
	"settled_by_user_id" text,
	"storage_name" text,
	"file_name" text,
	"media_type" text,
	"size" bigint,
	CONSTRAINT "objections_status" CHECK ("objections"."status" in ('filed', 'rejected', 'accepted', 'withdrawn', 'dismissed', 'granted', 'lapsed')),
	CONSTRAINT "objections_form" CHECK ("objections"."form" in ('real-name', 'stamped')),
	CONSTRAINT "objections_outcome" CHECK ("objections"."outcome" in ('stands', 'revoked', 're-evaluate')),
	CONSTRAINT "objections_rejection" CHECK ("objections"."rejection_code" in ('no-grounds', 'out-of-scope', 'repeated', 'letter-unfit'))
);
--> statement-breakpoint
CREATE TABLE "tips" (
	"id" text PRIMARY KEY NOT NULL,
	"challenge_id" text NOT NULL,
	"statement" text NOT NULL,
	"left_at" bigint NOT NULL,
	"read_at" bigint,
	"read_by_user_id" text
);
--> statement-breakpoint
ALTER TABLE "challenges" DROP CONSTRAINT "challenges_status";--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_bid_id_bids_id_fk" FOREIGN KEY ("bid_id") REFERENCES "public"."bids"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_proposed_by_user_id_users_id_fk" FOREIGN KEY ("proposed_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_award_id_awards_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."awards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_settled_by_user_id_users_id_fk" FOREIGN KEY ("settled_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tips" ADD CONSTRAINT "tips_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tips" ADD CONSTRAINT "tips_read_by_user_id_users_id_fk" FOREIGN KEY ("read_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "awards_challenge" ON "awards" USING btree ("challenge_id","proposed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "awards_one_a_challenge" ON "awards" USING btree ("challenge_id") WHERE status in ('noticed', 'stopped', 'final');--> statement-breakpoint
CREATE INDEX "awards_due" ON "awards" USING btree ("status","notice_ends_at");--> statement-breakpoint
CREATE INDEX "awards_bid" ON "awards" USING btree ("bid_id");--> statement-breakpoint
CREATE INDEX "awards_proposer" ON "awards" USING btree ("proposed_by_user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "objections_award" ON "objections" USING btree ("award_id","number");--> statement-breakpoint
CREATE INDEX "objections_due" ON "objections" USING btree ("status","due_at","id");--> statement-breakpoint
CREATE INDEX "objections_user" ON "objections" USING btree ("user_id","filed_at");--> statement-breakpoint
CREATE INDEX "objections_organisation" ON "objections" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "objections_settler" ON "objections" USING btree ("settled_by_user_id");--> statement-breakpoint
CREATE INDEX "tips_challenge" ON "tips" USING btree ("challenge_id","left_at");--> statement-breakpoint
CREATE INDEX "tips_left" ON "tips" USING btree ("left_at","id");--> statement-breakpoint
CREATE INDEX "tips_reader" ON "tips" USING btree ("read_by_user_id");--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_status" CHECK ("challenges"."status" in ('draft', 'submitted', 'returned', 'approved', 'open', 'suspended', 'closed', 'opened', 'evaluating', 'noticed', 'awarded', 'delivering', 'accepted', 'failed', 'withdrawn', 'unfilled'));