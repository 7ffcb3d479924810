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
ALTER TABLE "expert_ties" ADD CONSTRAINT "expert_ties_expert_id_experts_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."experts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_ties" ADD CONSTRAINT "expert_ties_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_ties" ADD CONSTRAINT "expert_ties_entered_by_user_id_users_id_fk" FOREIGN KEY ("entered_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experts" ADD CONSTRAINT "experts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experts" ADD CONSTRAINT "experts_entered_by_user_id_users_id_fk" FOREIGN KEY ("entered_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_ties" ADD CONSTRAINT "organisation_ties_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_ties" ADD CONSTRAINT "organisation_ties_other_organisation_id_organisations_id_fk" FOREIGN KEY ("other_organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_ties" ADD CONSTRAINT "organisation_ties_entered_by_user_id_users_id_fk" FOREIGN KEY ("entered_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "expert_ties_expert" ON "expert_ties" USING btree ("expert_id","organisation_id","kind");--> statement-breakpoint
CREATE INDEX "expert_ties_organisation" ON "expert_ties" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "expert_ties_enterer" ON "expert_ties" USING btree ("entered_by_user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "experts_user" ON "experts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "experts_enterer" ON "experts" USING btree ("entered_by_user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_ties_pair" ON "organisation_ties" USING btree ("organisation_id","other_organisation_id","kind");--> statement-breakpoint
CREATE INDEX "organisation_ties_other" ON "organisation_ties" USING btree ("other_organisation_id");--> statement-breakpoint
CREATE INDEX "organisation_ties_enterer" ON "organisation_ties" USING btree ("entered_by_user_id");