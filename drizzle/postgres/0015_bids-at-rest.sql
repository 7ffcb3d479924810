CREATE TABLE "data_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"first_used_at" bigint NOT NULL
);
--> statement-breakpoint
DROP TABLE "promises" CASCADE;--> statement-breakpoint
ALTER TABLE "bid_versions" ADD COLUMN "content" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "bid_versions" DROP COLUMN "approach";--> statement-breakpoint
ALTER TABLE "bid_versions" DROP COLUMN "team";--> statement-breakpoint
ALTER TABLE "bid_versions" DROP COLUMN "foundation";--> statement-breakpoint
ALTER TABLE "bid_versions" DROP COLUMN "schedule";--> statement-breakpoint
ALTER TABLE "bid_versions" DROP COLUMN "price_fen";