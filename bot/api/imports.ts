import { z } from 'zod';
import {
  IMPORT_KINDS,
  MAX_IMPORT_ROWS,
  PREVIEW_HOURS,
  PREVIEW_ROW_KINDS,
  SHEET_KINDS,
  UNDO_DAYS,
  type FieldChange,
  type ImportWarning,
  type PreviewRowKind,
  type SheetKind,
} from '../domain/dataImport.ts';
import { CAPACITIES, type Language, type Person, type Role } from '../domain/person.ts';
import type { House } from '../duties/duty.ts';
import { whoChanged } from '../duties/firstActs.ts';
import { confirmImport, discardPreview, NoOwnInstitution, previewImport } from '../duties/importConfirmation.ts';
import { askUndo, undoableUntil } from '../duties/importUndo.ts';
import { ImportFileError, MAX_FILE_BYTES } from '../importers/preview.ts';
import { findBatch, listBatches, type BatchWithName } from '../store/importBatches.ts';
import { countRowsToSave, findPreview, listOpenPreviews, pageOfRows, type ImportPreviewHead, type PreparedRow } from '../store/importPreviews.ts';
import { importFileErrorText, importProblemText } from '../texts/errors.ts';
import { momentText, translate, type Translate } from '../texts/translate.ts';
import { sheetKind, type importsContract } from './contracts/imports.ts';
import { templateFile } from './importTemplates.ts';
import { overtaken, RequestProblem } from './problem.ts';
import { requireOffice } from './roles.ts';
import type { Handlers } from './routes.ts';

type Contract = typeof importsContract;
type Preview = z.input<Contract['importPreview']['response']>;
type Batch = z.input<Contract['undoImport']['response']>;

/** Imports in the list. */
const LATEST = 50;
const PAGE_SIZE = 100;

const ACCEPTED = { xml: '.xml', sheet: '.xlsx,.csv' } as const;

const uuid = z.uuid();

/** Files of contacts and agreements: shown, then saved, and taken back. For the International Office and administrators. */
export function createImportsHandlers(house: House): Handlers<Contract> {
  const { db, clock } = house;

  async function own(person: Person, previewId: string | undefined): Promise<ImportPreviewHead> {
    const id = uuid.safeParse(previewId);
    const found = id.success ? await findPreview(db, id.data, person.id, clock.now()) : null;
    if (!found) throw new RequestProblem('notFound');
    return found;
  }

  function headOf({ id, kind, fileName, createdAt, expiresAt, state }: ImportPreviewHead, language: Language) {
    const t = translate(language);
    const text = (moment: ImportPreviewHead['createdAt']) => momentText(moment, language, clock.now());
    return { id, kindText: t(`imports.kind.${kind}`), fileName, createdText: text(createdAt), expiresText: text(expiresAt), state };
  }

  async function describe(found: ImportPreviewHead, person: Person): Promise<Preview> {
    const { language } = person;
    const { createdAt, counts, fingerprint, warnings, renewedAt, savedRows, importId } = found;
    return {
      ...headOf(found, language),
      renewedText: renewedAt && momentText(renewedAt, language, clock.now()),
      renewedBy: renewedAt && (await whoChanged(house, 'imports', [], person, createdAt)),
      fingerprint,
      counts,
      warnings: warnings.map((warning) => ({ code: warning.code, text: warningText(warning, language) })),
      toSave: await countRowsToSave(db, found.id),
      saved: savedRows,
      importId,
    };
  }

  function batchOf(batch: BatchWithName, language: Language): Batch {
    const t = translate(language);
    const now = clock.now();
    const { id, kind, fileName, importedAt, importedBy, byName, rows, counts, undoneAt, undoAskedAt, undone, undoneByName } = batch;
    const until = undoableUntil(batch);
    const isPast = now.epochMilliseconds >= until.epochMilliseconds;
    return {
      id,
      kindText: t(`imports.batch.${kind}`),
      fileName,
      importedAt: importedAt.toString(),
      whenText: momentText(importedAt, language, now),
      byText: byName ?? (uuid.safeParse(importedBy).success ? t('imports.by.unknown') : t('imports.by.part')),
      rows,
      counts,
      state: undoneAt ? 'undone' : undoAskedAt ? 'undoing' : isPast ? 'past' : 'undoable',
      undoableUntilText: momentText(until, language, now),
      undone:
        undoneAt && undone
          ? {
              byText: t('imports.undo.by', { name: undoneByName ?? t('imports.by.unknown'), when: momentText(undoneAt, language, now) }),
              restoredText: t('imports.undo.restored', { count: undone.restored }),
              left: undone.left.map(({ label, reason }) => ({ label, reasonText: t(`imports.left.${reason}`) })),
            }
          : null,
    };
  }

  return {
    async imports({ person }) {
      requireOffice(person);
      const { language } = person;
      const t = translate(language);
      return {
        kinds: IMPORT_KINDS.map((kind) => ({
          kind,
          title: t(`imports.kind.${kind}`),
          help: t(`imports.help.${kind}`),
          accept: isSheet(kind) ? ACCEPTED.sheet : ACCEPTED.xml,
          hasTemplate: isSheet(kind),
        })),
        maxMegabytes: MAX_FILE_BYTES / 1024 / 1024,
        maxRows: MAX_IMPORT_ROWS,
        previewHours: PREVIEW_HOURS,
        undoDays: UNDO_DAYS,
        open: (await listOpenPreviews(db, person.id, clock.now())).map((one) => headOf(one, language)),
        history: (await listBatches(db, LATEST)).map((one) => batchOf(one, language)),
      };
    },

    async importTemplate({ person, params }) {
      requireOffice(person);
      const kind = sheetKind.safeParse(params['kind']);
      if (!kind.success) throw new RequestProblem('notFound');
      const content = await templateFile(kind.data, person.language);
      return { fileName: `${translate(person.language)(`imports.template.${kind.data}`)}.xlsx`, content };
    },

    async previewImport({ person, query, upload, correlationId }) {
      requireOffice(person);
      const { fileName, bytes } = await upload();
      try {
        return { previewId: await previewImport(house, { person, correlationId }, { kind: query.kind, fileName, bytes }) };
      } catch (error) {
        throw refused(error, person.language);
      }
    },

    async importPreview({ person, params }) {
      requireOffice(person);
      return describe(await own(person, params['previewId']), person);
    },

    async importPreviewRows({ person, params, query }) {
      requireOffice(person);
      const { id } = await own(person, params['previewId']);
      const page = await pageOfRows(db, id, { kinds: kindsOf(query.kind), from: (query.page - 1) * PAGE_SIZE, size: PAGE_SIZE });
      return { rows: page.rows.map((row) => rowOf(row, person.language)), total: page.total, pageSize: PAGE_SIZE };
    },

    async confirmImport({ person, params, body, correlationId }) {
      requireOffice(person);
      const { id, createdAt } = await own(person, params['previewId']);
      const result = await confirmImport(house, { person, correlationId }, id, body.fingerprint);
      if (result === 'unknown') throw new RequestProblem('notFound');
      if (result === 'notAsSeen') throw overtaken(await whoChanged(house, 'imports', [], person, createdAt));
      return describe(await own(person, id), person);
    },

    async discardImport({ person, params, correlationId }) {
      requireOffice(person);
      const { id, createdAt } = await own(person, params['previewId']);
      if (!(await discardPreview(house, { person, correlationId }, id))) throw overtaken(await whoChanged(house, 'imports', [], person, createdAt));
      return {};
    },

    async undoImport({ person, params, correlationId }) {
      requireOffice(person);
      const id = uuid.safeParse(params['importId']);
      const result = id.success ? await askUndo(house, { person, correlationId }, id.data) : 'unknown';
      const batch = id.success ? await findBatch(db, id.data) : null;
      if (result === 'unknown' || !batch) throw new RequestProblem('notFound');
      if (result === 'tooLate') throw new RequestProblem('undoTooLate', { words: { until: momentText(undoableUntil(batch), person.language, clock.now()) } });
      if (result === 'overtaken') throw overtaken(await whoChanged(house, 'undoneImport', [batch.id], person));
      return batchOf(batch, person.language);
    },
  };
}

function kindsOf(kind: PreviewRowKind | 'every' | undefined): readonly PreviewRowKind[] {
  if (kind === undefined) return PREVIEW_ROW_KINDS.filter((one) => one !== 'same');
  return kind === 'every' ? PREVIEW_ROW_KINDS : [kind];
}

function isSheet(kind: string): kind is SheetKind {
  return SHEET_KINDS.some((one) => one === kind);
}

/** What the person reads of a file that is refused; anything else is a failure of ours. */
function refused(error: unknown, language: Language): unknown {
  const message =
    error instanceof ImportFileError
      ? importFileErrorText(error, language)
      : error instanceof NoOwnInstitution
        ? translate(language)('imports.noOwnInstitution')
        : null;
  return message === null ? error : new RequestProblem('invalid', { errors: [{ field: 'file', message }] });
}

function warningText({ code, params }: ImportWarning, language: Language): string {
  // Each code brings the values that its sentence names.
  const t = translate(language) as (key: string, words: Readonly<Record<string, string>>) => string;
  return t(`imports.warning.${code}`, params);
}

function rowOf({ source, kind, title, changes, problems }: Omit<PreparedRow, 'item'>, language: Language) {
  const t = translate(language);
  return {
    sourceText: source === null ? t('imports.source.none') : /^\d/.test(source) ? t('imports.source.row', { number: source }) : source,
    kind,
    kindText: t(`imports.row.${kind}`),
    title: title || t('imports.untitled'),
    changes: changes.map((change) => ({ label: t(`imports.field.${change.field}`), text: changeText(change, kind, t) })),
    problems: problems.map((problem) => importProblemText(problem, language)),
  };
}

function changeText({ field, from, to }: FieldChange, kind: PreparedRow['kind'], t: Translate): string {
  const [before, after] = [from, to].map((value) => (value === null ? null : valueText(field, value, t)));
  if (before && after) return t('imports.change.both', { from: before, to: after });
  if (before) return t('imports.change.removed', { from: before });
  if (after) return kind === 'new' ? after : t('imports.change.added', { to: after });
  return t('imports.change.unsaid');
}

/** Fields whose values have words of their own; the others are shown as they are written. */
const VALUE_TEXTS: Partial<Readonly<Record<FieldChange['field'], (value: string, t: Translate) => string>>> = {
  listed: yesOrNo,
  inEffect: yesOrNo,
  assignment: assignmentText,
  condition: conditionText,
  versions: (value, t) => value.split(' ').map((role) => t(`imports.version.${role as 'firstVersion'}`)).join(', '),
  signatures: (value, t) => value.split(' | ').map((parties) => partiesText(parties, t)).join('; '),
};

function valueText(field: FieldChange['field'], value: string, t: Translate): string {
  return VALUE_TEXTS[field]?.(value, t) ?? value;
}

function yesOrNo(value: string, t: Translate): string {
  return t(`imports.value.${value === 'yes' ? 'yes' : 'no'}`);
}

function partiesText(parties: string, t: Translate): string {
  if (parties === '') return t('imports.value.nobody');
  return parties.split(' ').map((party) => t(`imports.party.${party as 'student'}`)).join(', ');
}

/** 'ikp@FYS', or a role. */
function assignmentText(value: string, t: Translate): string {
  const [role = '', code] = value.split('@');
  const isCapacity = CAPACITIES.some((capacity) => capacity === role);
  const name = isCapacity ? t(`demo.capacity.${role as 'ikp'}`) : t(`demo.role.${role as Exclude<Role, 'ikp'>}`);
  return code ? `${name}, ${code}` : name;
}

/** As written by the comparison: parts by '|'. */
function conditionText(value: string, t: Translate): string {
  const [kind = '', direction = '', department, first = '', last = '', places, subjects, months, levels, languages] = value.split('|');
  return [
    `${t(`duty.agreementRenewal.kindOfExchange.${kind as 'studentStudies'}`)} ${t(`imports.direction.${direction as 'outgoing'}`)}`,
    department,
    first === last ? first : `${first}–${last}`,
    places && t('imports.placesAYear', { count: Number(places) }),
    subjects,
    months && t('imports.monthsAYear', { months }),
    levels && `EQF ${levels}`,
    languages,
  ]
    .filter((part) => part)
    .join(', ');
}
