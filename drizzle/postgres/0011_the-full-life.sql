CREATE TABLE "challenge_files" (
	"id" text PRIMARY KEY NOT NULL,
	"challenge_id" text NOT NULL,
	"storage_name" text NOT NULL,
	"original_name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" bigint NOT NULL,
	"sha256" text NOT NULL,
	"uploaded_by_user_id" text,
	"uploaded_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "undertakings" (
	"challenge_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"user_id" text NOT NULL,
	"words" text NOT NULL,
	"accepted_at" bigint NOT NULL,
	CONSTRAINT "undertakings_challenge_id_organisation_id_pk" PRIMARY KEY("challenge_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "release_events" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text DEFAULT '' NOT NULL,
	"place" text NOT NULL,
	"begins_at" bigint NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by_user_id" text
);
--> statement-breakpoint
CREATE TABLE "follows" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"target" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "follows_kind" CHECK ("follows"."kind" in ('challenge', 'list', 'chain', 'search'))
);
--> statement-breakpoint
CREATE TABLE "notification_choices" (
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	CONSTRAINT "notification_choices_user_id_kind_pk" PRIMARY KEY("user_id","kind"),
	CONSTRAINT "notification_choices_channel" CHECK ("notification_choices"."channel" in ('inbox', 'mail', 'digest'))
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"path" text NOT NULL,
	"parameters" jsonb NOT NULL,
	"channel" text NOT NULL,
	"created_at" bigint NOT NULL,
	"read_at" bigint,
	"digested_at" bigint,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "notifications_channel" CHECK ("notifications"."channel" in ('inbox', 'mail', 'digest'))
);
--> statement-breakpoint
CREATE TABLE "tellings" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"audit_entry_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "annotations" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"field" text NOT NULL,
	"note" text NOT NULL,
	"written_at" bigint NOT NULL,
	"written_by_user_id" text
);
--> statement-breakpoint
CREATE TABLE "brokers" (
	"organisation_id" text PRIMARY KEY NOT NULL,
	"named_at" bigint NOT NULL,
	"named_by_user_id" text
);
--> statement-breakpoint
CREATE TABLE "challenge_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"challenge_id" text NOT NULL,
	"number" bigint NOT NULL,
	"values" jsonb NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by_user_id" text
);
--> statement-breakpoint
CREATE TABLE "clarifications" (
	"id" text PRIMARY KEY NOT NULL,
	"challenge_id" text NOT NULL,
	"number" bigint NOT NULL,
	"reason" text NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"question_number" bigint,
	"deadline_before_at" bigint,
	"deadline_after_at" bigint,
	"published_at" bigint NOT NULL,
	"published_by_user_id" text
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"challenge_id" text NOT NULL,
	"version_number" bigint NOT NULL,
	"status" text NOT NULL,
	"submitted_at" bigint NOT NULL,
	"submitted_by_user_id" text,
	"due_at" bigint NOT NULL,
	"due_period" jsonb NOT NULL,
	"broker_organisation_id" text,
	"broker_task" text DEFAULT '' NOT NULL,
	"diagnosed_at" bigint,
	"note" text DEFAULT '' NOT NULL,
	"field_reasons" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"settled_at" bigint,
	"settled_by_user_id" text,
	CONSTRAINT "reviews_status" CHECK ("reviews"."status" in ('waiting', 'diagnosing', 'passed', 'returned', 'withdrawn'))
);
--> statement-breakpoint
ALTER TABLE "bids" ADD COLUMN "confirmed_clarification" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "state_of_art" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "ip_template" text;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "background_ip" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "income_split" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "public_money_fen" bigint;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "payments" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "criteria" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "disclosure" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "revision" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "field_revisions" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "saved_by_user_id" text;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "submitted_at" bigint;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "clarification_count" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "indicators" ADD COLUMN "baseline" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "indicators" ADD COLUMN "weight" bigint;--> statement-breakpoint
ALTER TABLE "challenge_lists" ADD COLUMN "is_collection" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "challenge_lists" ADD COLUMN "release_event_id" text;--> statement-breakpoint
ALTER TABLE "challenge_lists" ADD COLUMN "release_at" bigint;--> statement-breakpoint
ALTER TABLE "challenge_lists" ADD COLUMN "scheduled_by_user_id" text;--> statement-breakpoint
ALTER TABLE "challenge_lists" ADD COLUMN "release_refused_at" bigint;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "given_up_at" bigint;--> statement-breakpoint
ALTER TABLE "challenge_files" ADD CONSTRAINT "challenge_files_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_files" ADD CONSTRAINT "challenge_files_uploaded_by_user_id_users_id_fk" FOREIGN KEY ("uploaded_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "undertakings" ADD CONSTRAINT "undertakings_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "undertakings" ADD CONSTRAINT "undertakings_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "undertakings" ADD CONSTRAINT "undertakings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_events" ADD CONSTRAINT "release_events_created_by_user_id_users_id_fk" FOREIGN KEY ("created_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_choices" ADD CONSTRAINT "notification_choices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tellings" ADD CONSTRAINT "tellings_audit_entry_id_audit_entries_id_fk" FOREIGN KEY ("audit_entry_id") REFERENCES "public"."audit_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_written_by_user_id_users_id_fk" FOREIGN KEY ("written_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brokers" ADD CONSTRAINT "brokers_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brokers" ADD CONSTRAINT "brokers_named_by_user_id_users_id_fk" FOREIGN KEY ("named_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_versions" ADD CONSTRAINT "challenge_versions_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_versions" ADD CONSTRAINT "challenge_versions_created_by_user_id_users_id_fk" FOREIGN KEY ("created_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clarifications" ADD CONSTRAINT "clarifications_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clarifications" ADD CONSTRAINT "clarifications_published_by_user_id_users_id_fk" FOREIGN KEY ("published_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_submitted_by_user_id_users_id_fk" FOREIGN KEY ("submitted_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_broker_organisation_id_organisations_id_fk" FOREIGN KEY ("broker_organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_settled_by_user_id_users_id_fk" FOREIGN KEY ("settled_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "challenge_files_storage_name" ON "challenge_files" USING btree ("storage_name");--> statement-breakpoint
CREATE INDEX "challenge_files_challenge" ON "challenge_files" USING btree ("challenge_id","uploaded_at");--> statement-breakpoint
CREATE INDEX "challenge_files_uploader" ON "challenge_files" USING btree ("uploaded_by_user_id");--> statement-breakpoint
CREATE INDEX "undertakings_organisation" ON "undertakings" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "undertakings_user" ON "undertakings" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "release_events_slug" ON "release_events" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "release_events_begin" ON "release_events" USING btree ("begins_at","id");--> statement-breakpoint
CREATE INDEX "release_events_creator" ON "release_events" USING btree ("created_by_user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "follows_user" ON "follows" USING btree ("user_id","kind","target");--> statement-breakpoint
CREATE INDEX "follows_target" ON "follows" USING btree ("kind","target","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "notifications_once" ON "notifications" USING btree ("user_id","key");--> statement-breakpoint
CREATE INDEX "notifications_inbox" ON "notifications" USING btree ("user_id","created_at","id");--> statement-breakpoint
CREATE INDEX "notifications_unread" ON "notifications" USING btree ("user_id","read_at");--> statement-breakpoint
CREATE INDEX "notifications_digest" ON "notifications" USING btree ("channel","digested_at","user_id");--> statement-breakpoint
CREATE INDEX "tellings_entry" ON "tellings" USING btree ("audit_entry_id");--> statement-breakpoint
CREATE INDEX "annotations_review" ON "annotations" USING btree ("review_id","written_at","id");--> statement-breakpoint
CREATE INDEX "annotations_writer" ON "annotations" USING btree ("written_by_user_id");--> statement-breakpoint
CREATE INDEX "brokers_namer" ON "brokers" USING btree ("named_by_user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "challenge_versions_challenge" ON "challenge_versions" USING btree ("challenge_id","number");--> statement-breakpoint
CREATE INDEX "challenge_versions_creator" ON "challenge_versions" USING btree ("created_by_user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "clarifications_challenge" ON "clarifications" USING btree ("challenge_id","number");--> statement-breakpoint
CREATE INDEX "clarifications_publisher" ON "clarifications" USING btree ("published_by_user_id");--> statement-breakpoint
CREATE INDEX "reviews_challenge" ON "reviews" USING btree ("challenge_id","submitted_at");--> statement-breakpoint
CREATE INDEX "reviews_due" ON "reviews" USING btree ("status","due_at","id");--> statement-breakpoint
CREATE INDEX "reviews_broker" ON "reviews" USING btree ("broker_organisation_id","status","due_at");--> statement-breakpoint
CREATE INDEX "reviews_submitter" ON "reviews" USING btree ("submitted_by_user_id");--> statement-breakpoint
CREATE INDEX "reviews_settler" ON "reviews" USING btree ("settled_by_user_id");--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_saved_by_user_id_users_id_fk" FOREIGN KEY ("saved_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_lists" ADD CONSTRAINT "challenge_lists_release_event_id_release_events_id_fk" FOREIGN KEY ("release_event_id") REFERENCES "public"."release_events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_lists" ADD CONSTRAINT "challenge_lists_scheduled_by_user_id_users_id_fk" FOREIGN KEY ("scheduled_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "challenges_saver" ON "challenges" USING btree ("saved_by_user_id");--> statement-breakpoint
CREATE INDEX "challenge_lists_event" ON "challenge_lists" USING btree ("release_event_id");--> statement-breakpoint
CREATE INDEX "challenge_lists_scheduled" ON "challenge_lists" USING btree ("status","release_at");--> statement-breakpoint
CREATE INDEX "challenge_lists_scheduler" ON "challenge_lists" USING btree ("scheduled_by_user_id");--> statement-breakpoint
CREATE INDEX "mails_created" ON "mails" USING btree ("created_at","id");