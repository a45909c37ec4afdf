ALTER TABLE "exchange_agreement" ADD COLUMN "file_iia_id" text;--> statement-breakpoint
ALTER TABLE "exchange_agreement" ADD CONSTRAINT "exchange_agreement_fileIiaId_unique" UNIQUE("file_iia_id");