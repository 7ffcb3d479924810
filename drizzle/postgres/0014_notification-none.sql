ALTER TABLE "notification_choices" DROP CONSTRAINT "notification_choices_channel";--> statement-breakpoint
ALTER TABLE "notifications" DROP CONSTRAINT "notifications_channel";--> statement-breakpoint
ALTER TABLE "notification_choices" ADD CONSTRAINT "notification_choices_channel" CHECK ("notification_choices"."channel" in ('inbox', 'mail', 'digest', 'none'));--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_channel" CHECK ("notifications"."channel" in ('inbox', 'mail', 'digest', 'none'));