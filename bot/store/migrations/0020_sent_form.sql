CREATE TABLE "sent_form" (
	"person_id" uuid NOT NULL,
	"form" text NOT NULL,
	"key" text NOT NULL,
	"content_hash" text NOT NULL,
	"made" uuid NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sent_form_person_id_form_key_pk" PRIMARY KEY("person_id","form","key")
);
--> statement-breakpoint
ALTER TABLE "broadcast" DROP CONSTRAINT "broadcast_idempotencyKey_unique";--> statement-breakpoint
ALTER TABLE "eligibility_request" DROP CONSTRAINT "eligibility_request_idempotencyKey_unique";--> statement-breakpoint
ALTER TABLE "meeting" DROP CONSTRAINT "meeting_idempotencyKey_unique";--> statement-breakpoint
ALTER TABLE "place_loan" DROP CONSTRAINT "place_loan_idempotencyKey_unique";--> statement-breakpoint
ALTER TABLE "publication" DROP CONSTRAINT "publication_idempotencyKey_unique";--> statement-breakpoint
ALTER TABLE "sent_form" ADD CONSTRAINT "sent_form_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast" DROP COLUMN "idempotency_key";--> statement-breakpoint
ALTER TABLE "eligibility_request" DROP COLUMN "idempotency_key";--> statement-breakpoint
ALTER TABLE "meeting" DROP COLUMN "idempotency_key";--> statement-breakpoint
ALTER TABLE "place_loan" DROP COLUMN "idempotency_key";--> statement-breakpoint
ALTER TABLE "publication" DROP COLUMN "idempotency_key";