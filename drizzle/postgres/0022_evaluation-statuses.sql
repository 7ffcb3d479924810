ALTER TABLE "awards" DROP CONSTRAINT "awards_status";--> statement-breakpoint
ALTER TABLE "bids" DROP CONSTRAINT "bids_status";--> statement-breakpoint
ALTER TABLE "log_leaves" DROP CONSTRAINT "log_leaves_kind";--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_status" CHECK ("awards"."status" in ('noticed', 'stopped', 'final', 'revoked', 'returned', 'refused'));--> statement-breakpoint
ALTER TABLE "bids" ADD CONSTRAINT "bids_status" CHECK ("bids"."status" in ('draft', 'sealed', 'withdrawn', 'opened', 'failed', 'void', 'qualified', 'disqualified', 'scored', 'shortlisted', 'won', 'lost', 'refused', 'contracted', 'destroyed'));--> statement-breakpoint
ALTER TABLE "log_leaves" ADD CONSTRAINT "log_leaves_kind" CHECK ("log_leaves"."kind" in ('bid.sealed', 'bid.replaced', 'bid.withdrawn', 'sheet.submitted'));