import { z } from 'zod';
import { IMPORT_KINDS, PREVIEW_ROW_KINDS, SHEET_KINDS } from '../../domain/dataImport.ts';
import type { Route } from '../contract.ts';

/** Bytes of a file: a little above what the readers take, so that they say why it is too big. */
const MAX_UPLOAD = 41 * 1024 * 1024;

const rowKind = z.enum(PREVIEW_ROW_KINDS);

const head = z.object({
  id: z.uuid(),
  kindText: z.string(),
  fileName: z.string(),
  createdText: z.string(),
  expiresText: z.string(),
  /** saving: confirmed, under way. failed: nothing was changed, and it can be confirmed again. */
  state: z.enum(['ready', 'saving', 'failed', 'done']),
});

const preview = head.extend({
  /** Set when the data had changed at a confirmation: the preview is new, and nothing was saved. */
  renewedText: z.string().nullable(),
  /** Who imported meanwhile, in a sentence; null when the data changed otherwise. */
  renewedBy: z.string().nullable(),
  /** Names what is shown; sent back with the confirmation. */
  fingerprint: z.string(),
  counts: z.record(rowKind, z.number().int()),
  warnings: z.array(z.object({ code: z.string(), text: z.string() })),
  /** Rows to save, and how many of them have been, while it is confirmed and not yet done. */
  toSave: z.number().int(),
  saved: z.number().int(),
  /** Set when it is done. */
  importId: z.uuid().nullable(),
});

const previewRow = z.object({
  sourceText: z.string(),
  kind: rowKind,
  kindText: z.string(),
  title: z.string(),
  changes: z.array(z.object({ label: z.string(), text: z.string() })),
  problems: z.array(z.string()),
});

const batch = z.object({
  id: z.uuid(),
  kindText: z.string(),
  fileName: z.string(),
  importedAt: z.iso.datetime(),
  whenText: z.string(),
  byText: z.string(),
  rows: z.number().int(),
  /** What its preview showed; null for what was read in without one. */
  counts: z.record(rowKind, z.number().int()).nullable(),
  /** undoing: asked for, under way. past: it can no longer be undone. */
  state: z.enum(['undoable', 'undoing', 'undone', 'past']),
  undoableUntilText: z.string(),
  undone: z.object({ byText: z.string(), restoredText: z.string(), left: z.array(z.object({ label: z.string(), reasonText: z.string() })) }).nullable(),
});

/** For the International Office and administrators. What somebody has uploaded is shown to nobody else. */
export const importsContract = {
  imports: {
    method: 'GET',
    path: '/api/imports',
    response: z.object({
      kinds: z.array(z.object({ kind: z.enum(IMPORT_KINDS), title: z.string(), help: z.string(), accept: z.string(), hasTemplate: z.boolean() })),
      maxMegabytes: z.number(),
      maxRows: z.number(),
      previewHours: z.number(),
      undoDays: z.number(),
      /** The person's own, not confirmed yet. */
      open: z.array(head),
      history: z.array(batch),
    }),
  },
  /** An Excel file with the columns and one row to go by, base64. */
  importTemplate: {
    method: 'GET',
    path: '/api/import-templates/:kind',
    response: z.object({ fileName: z.string(), content: z.base64() }),
  },
  /** Reads a file and keeps what it would change. 422 when the file is refused. */
  previewImport: {
    method: 'POST',
    path: '/api/import-previews',
    query: z.object({ kind: z.enum(IMPORT_KINDS, 'generic') }),
    upload: { maxBytes: MAX_UPLOAD },
    response: z.object({ previewId: z.uuid() }),
  },
  importPreview: { method: 'GET', path: '/api/import-previews/:previewId', response: preview },
  importPreviewRows: {
    method: 'GET',
    path: '/api/import-previews/:previewId/rows',
    /** Without a kind: all but those that stay as they are. */
    query: z.object({ kind: z.enum([...PREVIEW_ROW_KINDS, 'every']).optional(), page: z.coerce.number().int().min(1).max(1000).default(1) }),
    response: z.object({ rows: z.array(previewRow), total: z.number().int(), pageSize: z.number().int() }),
  },
  /** Repeated it imports once. 409 when the preview has been made anew since it was seen. */
  confirmImport: { method: 'POST', path: '/api/import-previews/:previewId/confirmation', body: z.object({ fingerprint: z.string() }), response: preview },
  /** Deletes what it holds of the file. 409 once it is confirmed. */
  discardImport: { method: 'POST', path: '/api/import-previews/:previewId/removal', body: z.object({}), response: z.object({}) },
  /** Repeated it undoes once. 409 when somebody else has asked for it, and, as `undoTooLate`, when it is too late. */
  undoImport: { method: 'POST', path: '/api/imports/:importId/undo', body: z.object({}), response: batch },
} as const satisfies Record<string, Route>;

export const sheetKind = z.enum(SHEET_KINDS);
