ALTER TABLE "task" ADD COLUMN "asked_at" timestamp with time zone;--> statement-breakpoint
-- What stood open before has been asked when its phase began.
UPDATE "task" SET "asked_at" = "phase_began_at";--> statement-breakpoint
ALTER TABLE "task" ALTER COLUMN "asked_at" SET NOT NULL;
