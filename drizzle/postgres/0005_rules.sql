CREATE TABLE "calendar_days" (
	"day" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text NOT NULL,
	CONSTRAINT "calendar_days_kind" CHECK ("calendar_days"."kind" in ('holiday', 'workday'))
);
--> statement-breakpoint
CREATE TABLE "rule_packs" (
	"id" text PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"version" bigint NOT NULL,
	"source" text NOT NULL,
	"rules" jsonb NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by_user_id" text,
	CONSTRAINT "rule_packs_owner_known" CHECK ("rule_packs"."owner" in ('office', 'putuo', 'suzhou', 'wuxi', 'changzhou', 'zhenjiang', 'nanjing', 'nantong', 'taizhou'))
);
--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "questions_close_at" bigint;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "rule_pack" jsonb;--> statement-breakpoint
ALTER TABLE "rule_packs" ADD CONSTRAINT "rule_packs_created_by_user_id_users_id_fk" FOREIGN KEY ("created_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "rule_packs_owner" ON "rule_packs" USING btree ("owner","version");--> statement-breakpoint
CREATE INDEX "rule_packs_creator" ON "rule_packs" USING btree ("created_by_user_id");