CREATE TABLE "import_change" (
	"import_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"key" text NOT NULL,
	"label" text NOT NULL,
	"before" jsonb,
	"after_hash" text NOT NULL,
	CONSTRAINT "import_change_import_id_subject_key_pk" PRIMARY KEY("import_id","subject","key")
);
--> statement-breakpoint
CREATE TABLE "import_preview" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"file_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"fingerprint" text NOT NULL,
	"renewed_at" timestamp with time zone,
	"counts" jsonb NOT NULL,
	"warnings" jsonb NOT NULL,
	"saved_rows" integer DEFAULT 0 NOT NULL,
	"import_id" uuid
);
--> statement-breakpoint
CREATE TABLE "import_preview_row" (
	"preview_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"source" text,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"changes" jsonb NOT NULL,
	"problems" jsonb NOT NULL,
	"item" jsonb,
	CONSTRAINT "import_preview_row_preview_id_position_pk" PRIMARY KEY("preview_id","position")
);
--> statement-breakpoint
ALTER TABLE "import_batch" ADD COLUMN "counts" jsonb;--> statement-breakpoint
ALTER TABLE "import_batch" ADD COLUMN "undo_asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "import_batch" ADD COLUMN "undone_by" text;--> statement-breakpoint
ALTER TABLE "import_batch" ADD COLUMN "undone_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "import_batch" ADD COLUMN "undone" jsonb;--> statement-breakpoint
ALTER TABLE "learning_agreement" ADD COLUMN "taken_back_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "import_change" ADD CONSTRAINT "import_change_import_id_import_batch_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."import_batch"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_preview" ADD CONSTRAINT "import_preview_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_preview" ADD CONSTRAINT "import_preview_import_id_import_batch_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."import_batch"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_preview_row" ADD CONSTRAINT "import_preview_row_preview_id_import_preview_id_fk" FOREIGN KEY ("preview_id") REFERENCES "public"."import_preview"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_preview_expires" ON "import_preview" USING btree ("expires_at");