ALTER TABLE "meeting" ADD COLUMN "calendar_event_id" text;--> statement-breakpoint
ALTER TABLE "meeting" ADD COLUMN "calendar_join_url" text;--> statement-breakpoint
ALTER TABLE "meeting" ADD COLUMN "calendar_kept" jsonb;