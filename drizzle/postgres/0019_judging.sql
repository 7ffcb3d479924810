CREATE TABLE "expert_ties" (
	"id" text PRIMARY KEY NOT NULL,
	"expert_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"kind" text NOT NULL,
	"until" text,
	"entered_at" bigint NOT NULL,
	"entered_by_user_id" text,
	CONSTRAINT "expert_ties_kind" CHECK ("expert_ties"."kind" in ('employment', 'adviser', 'kin', 'declared'))
);
--> statement-breakpoint
CREATE TABLE "experts" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"fields" jsonb NOT NULL,
	"speciality" text DEFAULT '' NOT NULL,
	"entered_at" bigint NOT NULL,
	"entered_by_user_id" text,
	"ended_at" bigint
);
--> statement-breakpoint
CREATE TABLE "organisation_ties" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"other_organisation_id" text NOT NULL,
	"kind" text NOT NULL,
	"until" text,
	"entered_at" bigint NOT NULL,
	"entered_by_user_id" text,
	CONSTRAINT "organisation_ties_kind" CHECK ("organisation_ties"."kind" in ('group', 'ownership', 'principal', 'joint-bid', 'joint-project'))
);
--> statement-breakpoint
CREATE TABLE "panel_candidates" (
	"panel_id" text NOT NULL,
	"expert_id" text NOT NULL,
	"code" text,
	"conflicts" jsonb NOT NULL,
	"place" bigint,
	CONSTRAINT "panel_candidates_panel_id_expert_id_pk" PRIMARY KEY("panel_id","expert_id")
);
--> statement-breakpoint
CREATE TABLE "panel_seats" (
	"id" text PRIMARY KEY NOT NULL,
	"panel_id" text NOT NULL,
	"expert_id" text NOT NULL,
	"number" bigint NOT NULL,
	"code" text NOT NULL,
	"status" text NOT NULL,
	"invited_at" bigint NOT NULL,
	"answered_at" bigint,
	"reason" text DEFAULT '' NOT NULL,
	"conflicts" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"turn" bigint,
	"next_code" text,
	CONSTRAINT "panel_seats_status" CHECK ("panel_seats"."status" in ('invited', 'accepted', 'declined', 'barred', 'recalled', 'released'))
);
--> statement-breakpoint
CREATE TABLE "panels" (
	"id" text PRIMARY KEY NOT NULL,
	"challenge_id" text NOT NULL,
	"number" bigint NOT NULL,
	"status" text NOT NULL,
	"input" text NOT NULL,
	"input_hash" text NOT NULL,
	"secret_hash" text NOT NULL,
	"sealed_secret" text NOT NULL,
	"committed_at" bigint NOT NULL,
	"committed_by_user_id" text,
	"secret" text,
	"words" text DEFAULT '' NOT NULL,
	"drawn_at" bigint,
	"drawn_by_user_id" text,
	CONSTRAINT "panels_status" CHECK ("panels"."status" in ('committed', 'drawn', 'dissolved'))
);
--> statement-breakpoint
ALTER TABLE "expert_ties" ADD CONSTRAINT "expert_ties_expert_id_experts_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."experts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_ties" ADD CONSTRAINT "expert_ties_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_ties" ADD CONSTRAINT "expert_ties_entered_by_user_id_users_id_fk" FOREIGN KEY ("entered_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experts" ADD CONSTRAINT "experts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experts" ADD CONSTRAINT "experts_entered_by_user_id_users_id_fk" FOREIGN KEY ("entered_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_ties" ADD CONSTRAINT "organisation_ties_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_ties" ADD CONSTRAINT "organisation_ties_other_organisation_id_organisations_id_fk" FOREIGN KEY ("other_organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_ties" ADD CONSTRAINT "organisation_ties_entered_by_user_id_users_id_fk" FOREIGN KEY ("entered_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panel_candidates" ADD CONSTRAINT "panel_candidates_panel_id_panels_id_fk" FOREIGN KEY ("panel_id") REFERENCES "public"."panels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panel_candidates" ADD CONSTRAINT "panel_candidates_expert_id_experts_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."experts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panel_seats" ADD CONSTRAINT "panel_seats_panel_id_panels_id_fk" FOREIGN KEY ("panel_id") REFERENCES "public"."panels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panel_seats" ADD CONSTRAINT "panel_seats_expert_id_experts_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."experts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panels" ADD CONSTRAINT "panels_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panels" ADD CONSTRAINT "panels_committed_by_user_id_users_id_fk" FOREIGN KEY ("committed_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panels" ADD CONSTRAINT "panels_drawn_by_user_id_users_id_fk" FOREIGN KEY ("drawn_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "expert_ties_expert" ON "expert_ties" USING btree ("expert_id","organisation_id","kind");--> statement-breakpoint
CREATE INDEX "expert_ties_organisation" ON "expert_ties" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "expert_ties_enterer" ON "expert_ties" USING btree ("entered_by_user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "experts_user" ON "experts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "experts_enterer" ON "experts" USING btree ("entered_by_user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_ties_pair" ON "organisation_ties" USING btree ("organisation_id","other_organisation_id","kind");--> statement-breakpoint
CREATE INDEX "organisation_ties_other" ON "organisation_ties" USING btree ("other_organisation_id");--> statement-breakpoint
CREATE INDEX "organisation_ties_enterer" ON "organisation_ties" USING btree ("entered_by_user_id");--> statement-breakpoint
CREATE INDEX "panel_candidates_expert" ON "panel_candidates" USING btree ("expert_id");--> statement-breakpoint
CREATE UNIQUE INDEX "panel_seats_panel" ON "panel_seats" USING btree ("panel_id","expert_id");--> statement-breakpoint
CREATE UNIQUE INDEX "panel_seats_number" ON "panel_seats" USING btree ("panel_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "panel_seats_turn" ON "panel_seats" USING btree ("panel_id","turn");--> statement-breakpoint
CREATE INDEX "panel_seats_expert" ON "panel_seats" USING btree ("expert_id","invited_at");--> statement-breakpoint
CREATE UNIQUE INDEX "panels_challenge" ON "panels" USING btree ("challenge_id","number");--> statement-breakpoint
CREATE INDEX "panels_committer" ON "panels" USING btree ("committed_by_user_id");--> statement-breakpoint
CREATE INDEX "panels_drawer" ON "panels" USING btree ("drawn_by_user_id");