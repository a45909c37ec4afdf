CREATE TABLE "retention_run" (
	"rule" text PRIMARY KEY NOT NULL,
	"ran_at" timestamp with time zone NOT NULL,
	"deleted_at" timestamp with time zone,
	"deleted" integer NOT NULL
);
