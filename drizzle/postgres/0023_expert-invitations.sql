CREATE TABLE "expert_invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"organisation_id" text NOT NULL,
	"fields" jsonb NOT NULL,
	"speciality" text DEFAULT '' NOT NULL,
	"language" text NOT NULL,
	"link_id" text NOT NULL,
	"invited_at" bigint NOT NULL,
	"invited_by_user_id" text,
	"accepted_at" bigint,
	"withdrawn_at" bigint,
	CONSTRAINT "expert_invitations_language" CHECK ("expert_invitations"."language" in ('zh', 'en'))
);
--> statement-breakpoint
ALTER TABLE "one_time_links" DROP CONSTRAINT "one_time_links_purpose";--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "is_member" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "expert_invitations" ADD CONSTRAINT "expert_invitations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_invitations" ADD CONSTRAINT "expert_invitations_link_id_one_time_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."one_time_links"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_invitations" ADD CONSTRAINT "expert_invitations_invited_by_user_id_users_id_fk" FOREIGN KEY ("invited_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "expert_invitations_link" ON "expert_invitations" USING btree ("link_id");--> statement-breakpoint
CREATE INDEX "expert_invitations_email" ON "expert_invitations" USING btree ("email");--> statement-breakpoint
CREATE INDEX "expert_invitations_organisation" ON "expert_invitations" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "expert_invitations_inviter" ON "expert_invitations" USING btree ("invited_by_user_id");--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_purpose" CHECK ("one_time_links"."purpose" in ('invitation', 'recovery', 'office', 'expert'));