CREATE TABLE "proposal_places" (
	"proposal_id" text NOT NULL,
	"bid_id" text NOT NULL,
	"role" text NOT NULL,
	"place" bigint NOT NULL,
	"refused_at" bigint,
	"refused_by_user_id" text,
	"refusal" text DEFAULT '' NOT NULL,
	CONSTRAINT "proposal_places_proposal_id_bid_id_pk" PRIMARY KEY("proposal_id","bid_id"),
	CONSTRAINT "proposal_places_role" CHECK ("proposal_places"."role" in ('winner', 'reserve'))
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"id" text PRIMARY KEY NOT NULL,
	"challenge_id" text NOT NULL,
	"number" bigint NOT NULL,
	"status" text NOT NULL,
	"reason" text NOT NULL,
	"made_at" bigint NOT NULL,
	"made_by_user_id" text,
	"settled_at" bigint,
	CONSTRAINT "proposals_status" CHECK ("proposals"."status" in ('open', 'published', 'refused', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "blind_files" (
	"bid_id" text NOT NULL,
	"file_id" text NOT NULL,
	"position" bigint NOT NULL,
	"name" text NOT NULL,
	"outcome" text NOT NULL,
	"findings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"storage_name" text,
	"size" bigint,
	"sha256" text,
	"decided_at" bigint,
	"decided_by_user_id" text,
	CONSTRAINT "blind_files_bid_id_file_id_pk" PRIMARY KEY("bid_id","file_id"),
	CONSTRAINT "blind_files_outcome" CHECK ("blind_files"."outcome" in ('masked', 'held', 'passed'))
);
--> statement-breakpoint
CREATE TABLE "blind_packages" (
	"bid_id" text PRIMARY KEY NOT NULL,
	"challenge_id" text NOT NULL,
	"code" text NOT NULL,
	"words" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"prepared_at" bigint NOT NULL,
	"passed_at" bigint,
	"passed_by_user_id" text
);
--> statement-breakpoint
CREATE TABLE "defence_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"evaluation_id" text NOT NULL,
	"bid_id" text NOT NULL,
	"starts_at" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	"place" text NOT NULL,
	"set_at" bigint NOT NULL,
	"set_by_user_id" text,
	"minutes" text DEFAULT '' NOT NULL,
	"minutes_at" bigint,
	"minutes_by_user_id" text
);
--> statement-breakpoint
CREATE TABLE "evaluations" (
	"id" text PRIMARY KEY NOT NULL,
	"challenge_id" text NOT NULL,
	"number" bigint NOT NULL,
	"panel_id" text NOT NULL,
	"status" text NOT NULL,
	"began_at" bigint NOT NULL,
	"began_by_user_id" text,
	"due_at" bigint NOT NULL,
	"locked_at" bigint,
	"locked_by_user_id" text,
	CONSTRAINT "evaluations_status" CHECK ("evaluations"."status" in ('scoring', 'locked'))
);
--> statement-breakpoint
CREATE TABLE "score_sheets" (
	"id" text PRIMARY KEY NOT NULL,
	"evaluation_id" text NOT NULL,
	"seat_id" text NOT NULL,
	"bid_id" text NOT NULL,
	"status" text NOT NULL,
	"points" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"judgements" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"comments" text DEFAULT '' NOT NULL,
	"total" bigint,
	"note" text DEFAULT '' NOT NULL,
	"revision" bigint DEFAULT 0 NOT NULL,
	"field_revisions" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"saved_at" bigint NOT NULL,
	"submitted_at" bigint,
	CONSTRAINT "score_sheets_status" CHECK ("score_sheets"."status" in ('draft', 'submitted', 'reopened'))
);
--> statement-breakpoint
CREATE TABLE "sheet_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"sheet_id" text NOT NULL,
	"number" bigint NOT NULL,
	"content" text NOT NULL,
	"hash" text NOT NULL,
	"total" bigint NOT NULL,
	"submitted_at" bigint NOT NULL,
	"log_index" bigint,
	"reopened_at" bigint,
	"reopen_reason" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "declarations" (
	"user_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"declared_at" bigint NOT NULL,
	CONSTRAINT "declarations_user_id_organisation_id_pk" PRIMARY KEY("user_id","organisation_id")
);
--> statement-breakpoint
ALTER TABLE "bids" ADD COLUMN "feedback" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "panel_seats" ADD COLUMN "reminded_at" bigint;--> statement-breakpoint
ALTER TABLE "panel_seats" ADD COLUMN "fee_fen" bigint;--> statement-breakpoint
ALTER TABLE "panel_seats" ADD COLUMN "fee_note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "panel_seats" ADD COLUMN "fee_paid_at" bigint;--> statement-breakpoint
ALTER TABLE "proposal_places" ADD CONSTRAINT "proposal_places_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_places" ADD CONSTRAINT "proposal_places_bid_id_bids_id_fk" FOREIGN KEY ("bid_id") REFERENCES "public"."bids"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_places" ADD CONSTRAINT "proposal_places_refused_by_user_id_users_id_fk" FOREIGN KEY ("refused_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_made_by_user_id_users_id_fk" FOREIGN KEY ("made_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blind_files" ADD CONSTRAINT "blind_files_bid_id_blind_packages_bid_id_fk" FOREIGN KEY ("bid_id") REFERENCES "public"."blind_packages"("bid_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blind_files" ADD CONSTRAINT "blind_files_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blind_files" ADD CONSTRAINT "blind_files_decided_by_user_id_users_id_fk" FOREIGN KEY ("decided_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blind_packages" ADD CONSTRAINT "blind_packages_bid_id_bids_id_fk" FOREIGN KEY ("bid_id") REFERENCES "public"."bids"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blind_packages" ADD CONSTRAINT "blind_packages_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blind_packages" ADD CONSTRAINT "blind_packages_passed_by_user_id_users_id_fk" FOREIGN KEY ("passed_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "defence_sessions" ADD CONSTRAINT "defence_sessions_evaluation_id_evaluations_id_fk" FOREIGN KEY ("evaluation_id") REFERENCES "public"."evaluations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "defence_sessions" ADD CONSTRAINT "defence_sessions_bid_id_bids_id_fk" FOREIGN KEY ("bid_id") REFERENCES "public"."bids"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "defence_sessions" ADD CONSTRAINT "defence_sessions_set_by_user_id_users_id_fk" FOREIGN KEY ("set_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "defence_sessions" ADD CONSTRAINT "defence_sessions_minutes_by_user_id_users_id_fk" FOREIGN KEY ("minutes_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_panel_id_panels_id_fk" FOREIGN KEY ("panel_id") REFERENCES "public"."panels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_began_by_user_id_users_id_fk" FOREIGN KEY ("began_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_locked_by_user_id_users_id_fk" FOREIGN KEY ("locked_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_sheets" ADD CONSTRAINT "score_sheets_evaluation_id_evaluations_id_fk" FOREIGN KEY ("evaluation_id") REFERENCES "public"."evaluations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_sheets" ADD CONSTRAINT "score_sheets_seat_id_panel_seats_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."panel_seats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_sheets" ADD CONSTRAINT "score_sheets_bid_id_bids_id_fk" FOREIGN KEY ("bid_id") REFERENCES "public"."bids"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_versions" ADD CONSTRAINT "sheet_versions_sheet_id_score_sheets_id_fk" FOREIGN KEY ("sheet_id") REFERENCES "public"."score_sheets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "proposal_places_order" ON "proposal_places" USING btree ("proposal_id","role","place");--> statement-breakpoint
CREATE INDEX "proposal_places_bid" ON "proposal_places" USING btree ("bid_id");--> statement-breakpoint
CREATE INDEX "proposal_places_refuser" ON "proposal_places" USING btree ("refused_by_user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "proposals_challenge" ON "proposals" USING btree ("challenge_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "proposals_one_a_challenge" ON "proposals" USING btree ("challenge_id") WHERE status in ('open', 'published');--> statement-breakpoint
CREATE INDEX "proposals_maker" ON "proposals" USING btree ("made_by_user_id");--> statement-breakpoint
CREATE INDEX "blind_files_file" ON "blind_files" USING btree ("file_id");--> statement-breakpoint
CREATE UNIQUE INDEX "blind_files_storage" ON "blind_files" USING btree ("storage_name");--> statement-breakpoint
CREATE INDEX "blind_files_decider" ON "blind_files" USING btree ("decided_by_user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "blind_packages_challenge" ON "blind_packages" USING btree ("challenge_id","code");--> statement-breakpoint
CREATE INDEX "blind_packages_passer" ON "blind_packages" USING btree ("passed_by_user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "defence_sessions_evaluation" ON "defence_sessions" USING btree ("evaluation_id","bid_id");--> statement-breakpoint
CREATE INDEX "defence_sessions_bid" ON "defence_sessions" USING btree ("bid_id");--> statement-breakpoint
CREATE INDEX "defence_sessions_setter" ON "defence_sessions" USING btree ("set_by_user_id");--> statement-breakpoint
CREATE INDEX "defence_sessions_writer" ON "defence_sessions" USING btree ("minutes_by_user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "evaluations_challenge" ON "evaluations" USING btree ("challenge_id","number");--> statement-breakpoint
CREATE INDEX "evaluations_panel" ON "evaluations" USING btree ("panel_id");--> statement-breakpoint
CREATE INDEX "evaluations_due" ON "evaluations" USING btree ("status","due_at","id");--> statement-breakpoint
CREATE INDEX "evaluations_beginner" ON "evaluations" USING btree ("began_by_user_id");--> statement-breakpoint
CREATE INDEX "evaluations_locker" ON "evaluations" USING btree ("locked_by_user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "score_sheets_evaluation" ON "score_sheets" USING btree ("evaluation_id","bid_id","seat_id");--> statement-breakpoint
CREATE INDEX "score_sheets_seat" ON "score_sheets" USING btree ("seat_id","evaluation_id");--> statement-breakpoint
CREATE INDEX "score_sheets_bid" ON "score_sheets" USING btree ("bid_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sheet_versions_sheet" ON "sheet_versions" USING btree ("sheet_id","number");--> statement-breakpoint
CREATE INDEX "declarations_organisation" ON "declarations" USING btree ("organisation_id");