CREATE TABLE "bid_corrections" (
	"bid_id" text PRIMARY KEY NOT NULL,
	"fields" jsonb NOT NULL,
	"reason" text NOT NULL,
	"asked_at" bigint NOT NULL,
	"asked_by_user_id" text,
	"due_at" bigint NOT NULL,
	"corrected_at" bigint,
	"corrected_by_user_id" text,
	"content" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bid_screenings" (
	"bid_id" text PRIMARY KEY NOT NULL,
	"points" jsonb NOT NULL,
	"saved_at" bigint NOT NULL,
	"saved_by_user_id" text,
	"decided_at" bigint,
	"decided_by_user_id" text,
	"rule_key" text
);
--> statement-breakpoint
ALTER TABLE "bid_corrections" ADD CONSTRAINT "bid_corrections_bid_id_bids_id_fk" FOREIGN KEY ("bid_id") REFERENCES "public"."bids"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bid_corrections" ADD CONSTRAINT "bid_corrections_asked_by_user_id_users_id_fk" FOREIGN KEY ("asked_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bid_corrections" ADD CONSTRAINT "bid_corrections_corrected_by_user_id_users_id_fk" FOREIGN KEY ("corrected_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bid_screenings" ADD CONSTRAINT "bid_screenings_bid_id_bids_id_fk" FOREIGN KEY ("bid_id") REFERENCES "public"."bids"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bid_screenings" ADD CONSTRAINT "bid_screenings_saved_by_user_id_users_id_fk" FOREIGN KEY ("saved_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bid_screenings" ADD CONSTRAINT "bid_screenings_decided_by_user_id_users_id_fk" FOREIGN KEY ("decided_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bid_corrections_asker" ON "bid_corrections" USING btree ("asked_by_user_id");--> statement-breakpoint
CREATE INDEX "bid_corrections_corrector" ON "bid_corrections" USING btree ("corrected_by_user_id");--> statement-breakpoint
CREATE INDEX "bid_screenings_saver" ON "bid_screenings" USING btree ("saved_by_user_id");--> statement-breakpoint
CREATE INDEX "bid_screenings_decider" ON "bid_screenings" USING btree ("decided_by_user_id");