CREATE TABLE "panel_candidates" (
	"panel_id" text NOT NULL,
	"expert_id" text NOT NULL,
	"code" text,
	"conflicts" jsonb NOT NULL,
	"place" bigint,
	CONSTRAINT "panel_candidates_panel_id_expert_id_pk" PRIMARY KEY("panel_id","expert_id")
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
	CONSTRAINT "panels_status" CHECK ("panels"."status" in ('committed', 'drawn'))
);
--> statement-breakpoint
ALTER TABLE "panel_candidates" ADD CONSTRAINT "panel_candidates_panel_id_panels_id_fk" FOREIGN KEY ("panel_id") REFERENCES "public"."panels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panel_candidates" ADD CONSTRAINT "panel_candidates_expert_id_experts_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."experts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panels" ADD CONSTRAINT "panels_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panels" ADD CONSTRAINT "panels_committed_by_user_id_users_id_fk" FOREIGN KEY ("committed_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panels" ADD CONSTRAINT "panels_drawn_by_user_id_users_id_fk" FOREIGN KEY ("drawn_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "panel_candidates_expert" ON "panel_candidates" USING btree ("expert_id");--> statement-breakpoint
CREATE UNIQUE INDEX "panels_challenge" ON "panels" USING btree ("challenge_id","number");--> statement-breakpoint
CREATE INDEX "panels_committer" ON "panels" USING btree ("committed_by_user_id");--> statement-breakpoint
CREATE INDEX "panels_drawer" ON "panels" USING btree ("drawn_by_user_id");