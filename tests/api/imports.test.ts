import { beforeEach, describe, expect, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import { auditLog, exchangeAgreement, importBatch, importChange, importPreview, importPreviewRow, learningAgreement, person, task } from '../../bot/store/schema.ts';
import { writeSetting } from '../../bot/store/settings.ts';
import { translate } from '../../bot/texts/translate.ts';
import { demoFile } from '../importers/files.ts';
import { writeXlsx, zip } from '../importers/xlsxWriter.ts';
import { productUnderTest, waitFor } from '../support/product.ts';

/** Files of contacts and agreements through the API: shown, saved, taken back. */
const under = productUnderTest();
const of = () => under.people;
const db = () => under.product.store.db;
const sv = translate('sv');

const asOffice = (method: string, path: string, body?: unknown) => under.api(of().coordinator, method, path, body);

type Person = typeof under.people.ikp;

/** Sends a file as the tab does. */
async function upload(kind: string, fileName: string, bytes: Uint8Array, who: Person | null = of().coordinator) {
  const authorization = who === null ? {} : { authorization: under.teams.signIn(who.entraObjectId ?? '') };
  const headers = { 'content-type': 'application/octet-stream', 'file-name': encodeURIComponent(fileName), ...authorization };
  return under.fetch(`/api/import-previews?kind=${kind}`, { method: 'POST', headers, body: Buffer.from(bytes) });
}

async function previewed(kind: string, fileName: string, bytes: Uint8Array) {
  const answer = await upload(kind, fileName, bytes);
  expect(answer).toMatchObject({ status: 200 });
  return look(answer.body.previewId);
}

async function look(previewId: string) {
  return (await asOffice('GET', `/api/import-previews/${previewId}`)).body;
}

async function rowsOf(previewId: string, query = '') {
  return (await asOffice('GET', `/api/import-previews/${previewId}/rows${query}`)).body.rows;
}

async function confirmed(preview: { id: string; fingerprint: string }) {
  expect(await asOffice('POST', `/api/import-previews/${preview.id}/confirmation`, { fingerprint: preview.fingerprint })).toMatchObject({ status: 200 });
  return settled(preview.id);
}

const settled = (previewId: string) =>
  waitFor('the import to end', async () => {
    const preview = await look(previewId);
    return preview.state === 'saving' ? null : preview;
  });

async function undone(importId: string) {
  expect(await asOffice('POST', `/api/imports/${importId}/undo`, {})).toMatchObject({ status: 200 });
  return waitFor('the undoing to end', async () => {
    const { history } = (await asOffice('GET', '/api/imports')).body;
    const batch = history.find(({ id }: { id: string }) => id === importId);
    return batch.state === 'undone' ? batch : null;
  });
}

const csv = (...lines: string[]) => Buffer.from(lines.join('\r\n'), 'utf8');

const CONTACT_COLUMNS = 'Fakultet;Institution;Institution (engelska);Kod;EWP-enhet;Namn;E-post;Roll;Entra-id';
const science = 'Teknisk-naturvetenskapliga fakulteten';
const PHYSICS = `${science};Institutionen för fysik;Department of Physics;FYS;10000000`;
const CHEMISTRY = `${science};Kemiska institutionen;Department of Chemistry;KEM;umu-kem`;

/** The directory as the tests begin with it, as a file. */
const asItIs = () => [
  CONTACT_COLUMNS,
  ...([['ikp', 'IKP'], ['deputy', 'Ställföreträdare'], ['head', 'Prefekt']] as const).map(
    ([who, role]) => `${PHYSICS};${of()[who].name};${of()[who].email};${role};`,
  ),
  `${CHEMISTRY};${of().chemist.name};${of().chemist.email};IKP;`,
  `;;;;;${of().officer.name};${of().officer.email};Antagningen;`,
  `;;;;;${of().coordinator.name};${of().coordinator.email};International Office;`,
];

const AGREEMENT_COLUMNS = 'Avtalsnummer;Partnerns SCHAC-kod;Partnerns namn;Institutionskod;Typ;Riktning;Första läsår;Sista läsår;Platser per år;Ämneskod (ISCED-F)';
const agreementLine = (code: string, places = '2', last = '2029/2030') => `${code};uio.no;Universitetet i Oslo;FYS;Studier;Ut;2026/2027;${last};${places};0533`;

const MOBILITY_COLUMNS =
  'Mobilitets-id;Riktning;Institutionskod;Partnerns SCHAC-kod;Förnamn;Efternamn;Start;Slut;Ämneskod (ISCED-F);EQF-nivå;Språk;Språknivå;Studenten undertecknade;Hemlärosätet undertecknade';
const mobilityLine = (id: string, { start = '2027-03-01', sending = '' } = {}) => `${id};Ut;FYS;uio.no;Studentina;Hemlig;${start};2027-08-31;0533;6;en;B2;2026-11-01;${sending}`;

beforeEach(async () => {
  await db().execute(sql`
    delete from task; delete from import_preview; delete from learning_agreement; delete from exchange_agreement; delete from import_batch; delete from institution;`);
  await writeSetting(db(), 'ourHeiIds', ['umu.se']);
});

describe('who may', () => {
  test('not contact persons, not Admissions, not strangers; and nobody sees what somebody else has uploaded', async () => {
    const { id } = await previewed('directory', 'kontakter.csv', csv(...asItIs()));
    for (const who of [of().ikp, of().officer, null]) {
      const status = who === null ? 401 : 403;
      for (const [method, path, body] of [
        ['GET', '/api/imports'],
        ['GET', '/api/import-templates/directory'],
        ['GET', `/api/import-previews/${id}`],
        ['GET', `/api/import-previews/${id}/rows`],
        ['POST', `/api/import-previews/${id}/confirmation`, { fingerprint: 'x' }],
        ['POST', `/api/import-previews/${id}/removal`, {}],
        ['POST', `/api/imports/${id}/undo`, {}],
      ] as const) {
        expect((await under.api(who, method, path, body)).status).toBe(status);
      }
      expect((await upload('directory', 'kontakter.csv', csv(...asItIs()), who)).status).toBe(status);
    }
    await db().update(person).set({ roles: ['admin'] }).where(eq(person.id, of().head.id));
    expect((await under.api(of().head, 'GET', '/api/imports')).body.open).toEqual([]);
    expect((await under.api(of().head, 'GET', `/api/import-previews/${id}`)).status).toBe(404);
    await db().update(person).set({ roles: ['ikp'] }).where(eq(person.id, of().head.id));
  });
});

describe('a file that is refused says why and leaves nothing', () => {
  const sheet = (cell: string) => `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">${cell}</row></sheetData></worksheet>`;

  test.each<[string, string, string, () => Uint8Array, RegExp]>([
    ['no XML', 'iias', 'a.xml', () => csv('hej'), /inte giltig XML/],
    ['an external entity', 'iias', 'a.xml', () => csv('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><iias-get-response>&x;</iias-get-response>'), /DOCTYPE/],
    ['entities that multiply', 'omobilityLas', 'a.xml', () => csv('<!DOCTYPE a [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><la>&b;</la>'), /DOCTYPE/],
    ['another kind of XML', 'iias', 'a.xml', () => demoFile('ewp/omobility-las-get-response-example.xml'), /omobility-las-get-response/],
    ['nothing', 'directory', 'a.csv', () => new Uint8Array(), /tom/],
    ['no header', 'directory', 'a.csv', () => csv('a;b', '1;2'), /rubrikrad/],
    ['a formula in text', 'agreementSheet', 'a.csv', () => csv(AGREEMENT_COLUMNS, '=HYPERLINK("https://evil.example");uio.no;;FYS;Studier;Ut;2026/2027;2027/2028;1;0533'), /formler.*A2/],
    ['a formula in Excel', 'directory', 'a.xlsx', () => zip({ 'xl/worksheets/sheet1.xml': sheet('<c r="B1"><f>1+1</f><v>2</v></c>') }), /formler.*B1/],
    ['an entity inside Excel', 'directory', 'a.xlsx', () => zip({ 'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY x "y">]><workbook/>' }), /DOCTYPE/],
    ['half a zip', 'directory', 'a.xlsx', () => writeXlsx([['Namn', 'E-post']]).slice(0, 300), /kalkylblad/],
    ['too many rows', 'directory', 'a.csv', () => csv(...asItIs(), ...Array.from({ length: 20_001 }, (_, n) => `;;;;;Person ${n};p${n}@example.com;Forummedlem;`)), /20000 rader/],
  ])('%s', async (_what, kind, name, bytes, why) => {
    const answer = await upload(kind, name, bytes());
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'file', message: expect.stringMatching(why) }] } });
    expect(await db().select().from(importPreview)).toEqual([]);
  });

  test('in the language of the person', async () => {
    await under.api(of().coordinator, 'PATCH', '/api/me', { language: 'en' });
    expect((await upload('directory', 'a.csv', new Uint8Array())).body.errors[0].message).toBe('The file is empty.');
    await under.api(of().coordinator, 'PATCH', '/api/me', { language: 'sv' });
  });

  test('one that is too big, before it is all there', async () => {
    expect((await upload('directory', 'a.csv', new Uint8Array(42 * 1024 * 1024))).status).toBe(413);
  });
});

describe('a contact directory', () => {
  test('shows what would change, row by row, and changes nothing before it is confirmed', async () => {
    const lines = asItIs();
    lines[1] = `${PHYSICS};Karin Åström-Berg;${of().ikp.email};IKP;`;
    lines.splice(2, 1);
    lines.push(`${CHEMISTRY};Nya Nyström;nya@example.com;Ställföreträdare;`, `${CHEMISTRY};Fel;ingen-adress;IKP;`);
    const preview = await previewed('directory', 'kontakter.csv', csv(...lines));
    expect(preview.counts).toEqual({ new: 1, changed: 1, same: 4, refused: 1, leaves: 1 });
    expect(preview.warnings).toMatchObject([{ code: 'manyLeave', text: expect.stringContaining('1 av 6') }]);
    expect(preview.toSave).toBe(6);
    expect(await rowsOf(preview.id, '?kind=changed')).toMatchObject([
      { sourceText: 'Rad 2', changes: [{ label: 'Namn', text: 'Karin Åström blir Karin Åström-Berg' }] },
    ]);
    expect(await rowsOf(preview.id, '?kind=leaves')).toMatchObject([{ title: of().deputy.name, sourceText: 'Står inte i filen' }]);
    expect(await rowsOf(preview.id, '?kind=refused')).toMatchObject([{ sourceText: 'Rad 8', problems: ['E-post kan inte läsas: ”ingen-adress”.'] }]);
    expect(await db().select().from(person).where(eq(person.name, 'Nya Nyström'))).toEqual([]);

    const done = await confirmed(preview);
    expect(done).toMatchObject({ state: 'done', importId: expect.any(String) });
    const byName = async (name: string) => (await db().select().from(person).where(eq(person.name, name)))[0];
    expect((await byName('Nya Nyström'))?.active).toBe(true);
    expect((await byName(of().deputy.name))?.active).toBe(false);
    // Confirmed once more it imports nothing more.
    await confirmed(preview);
    expect((await asOffice('GET', '/api/imports')).body.history).toMatchObject([{ id: done.importId, counts: preview.counts, state: 'undoable' }]);

    const batch = await undone(done.importId);
    expect(batch.undone).toMatchObject({ left: [] });
    expect((await byName('Karin Åström'))?.email).toBe(of().ikp.email);
    expect((await byName(of().deputy.name))?.active).toBe(true);
    expect((await byName('Nya Nyström'))?.active).toBe(false);
    expect(await db().select().from(task).where(eq(task.state, 'open'))).toEqual([]);
    expect((await previewed('directory', 'som-det-var.csv', csv(...asItIs()))).counts).toEqual({ new: 0, changed: 0, same: 6, refused: 0, leaves: 0 });
  });

  test('warns whoever would lose the right to import, and of departments without a contact person', async () => {
    const preview = await previewed('directory', 'kontakter.csv', csv(...asItIs().slice(0, 4)));
    expect(preview.warnings.map(({ code }: { code: string }) => code)).toEqual(['manyLeave', 'youLeave', 'withoutContact']);
  });
});

describe('exchange agreements', () => {
  test('from a spreadsheet: new, then changed, then the same; each taken back in its turn', async () => {
    const first = await previewed('agreementSheet', 'avtal.csv', csv(AGREEMENT_COLUMNS, agreementLine('UMU-1'), agreementLine('UMU-2')));
    expect(first.counts).toMatchObject({ new: 2 });
    const { importId: firstId } = await confirmed(first);
    const second = await previewed('agreementSheet', 'avtal.csv', csv(AGREEMENT_COLUMNS, agreementLine('UMU-1', '5'), agreementLine('UMU-2')));
    expect(second.counts).toMatchObject({ changed: 1, same: 1 });
    expect(await rowsOf(second.id, '?kind=changed')).toMatchObject([
      { changes: [{ label: 'Villkor', text: expect.stringMatching(/2 platser per år.* blir .*5 platser per år/) }] },
    ]);
    const { importId: secondId } = await confirmed(second);
    expect((await undone(secondId)).undone.left).toEqual([]);
    expect((await previewed('agreementSheet', 'avtal.csv', csv(AGREEMENT_COLUMNS, agreementLine('UMU-1'), agreementLine('UMU-2')))).counts).toMatchObject({ same: 2 });
    expect((await undone(firstId)).undone.left).toEqual([]);
    expect(await db().select().from(exchangeAgreement)).toEqual([]);
  });

  test('what a later import has brought as well, changed or not, stays when the earlier one is taken back', async () => {
    const { importId } = await confirmed(await previewed('agreementSheet', 'avtal.csv', csv(AGREEMENT_COLUMNS, agreementLine('UMU-1'), agreementLine('UMU-2'))));
    await confirmed(await previewed('agreementSheet', 'avtal.csv', csv(AGREEMENT_COLUMNS, agreementLine('UMU-1', '5'), agreementLine('UMU-2'))));
    expect((await undone(importId)).undone.left).toHaveLength(2);
    expect(await db().select().from(exchangeAgreement)).toHaveLength(2);
  });

  test('a row that was changed later is named and left', async () => {
    const { importId } = await confirmed(await previewed('agreementSheet', 'avtal.csv', csv(AGREEMENT_COLUMNS, agreementLine('UMU-1'), agreementLine('UMU-2'))));
    await db().update(exchangeAgreement).set({ solemoveState: 'entered' }).where(eq(exchangeAgreement.iiaCode, 'UMU-1'));
    expect((await undone(importId)).undone).toMatchObject({
      restoredText: '1 post har fått tillbaka sitt tidigare värde.',
      left: [{ label: 'UMU-1, uio.no', reasonText: 'har ändrats efter importen' }],
    });
    expect(await db().select().from(importChange)).toEqual([]);
    const audited = await db().select().from(auditLog).where(sql`${auditLog.detail} ->> 'importId' = ${importId}`).orderBy(auditLog.id);
    expect(audited.map(({ action }) => action)).toEqual(['import.exchangeAgreements', 'import.undoAsked', 'import.undone']);
    expect(audited.at(-1)).toMatchObject({ actor: of().coordinator.id, detail: { restored: 1, left: 1 } });
  });

  test('of the public example, with what is not known here', async () => {
    const preview = await previewed('iias', 'iias.xml', demoFile('ewp/iias-get-response-example.xml'));
    expect(preview.counts.refused + preview.counts.new).toBeGreaterThan(0);
  });

  test('take over what was entered by hand, with its tasks and its department, and give it back', async () => {
    await writeSetting(db(), 'ourHeiIds', ['uw.edu.pl']);
    const { physicsId } = of();
    const condition = { direction: 'outgoing', kind: 'studentStudies', iscedCode: '0533', mobilitiesPerYear: 2, totalMonthsPerYear: null, firstAcademicYear: '2026/2027', lastAcademicYear: '2029/2030' };
    const byHand = { departmentId: physicsId, partnerHeiId: 'hibo.no', partnerName: 'Høgskolen', iiaCode: '983/E+/III14&15', partnerIiaCode: null, conditions: [condition] };
    const { agreementId } = (await under.api(of().ikp, 'POST', '/api/agreements', byHand, { 'Idempotency-Key': 'by hand' })).body;
    const kept = () => db().select().from(exchangeAgreement);
    const [before] = await kept();
    const file = () => previewed('iias', 'iias.xml', demoFile('ewp/iias-get-response-example.xml'));

    const preview = await file();
    expect(await rowsOf(preview.id, '?kind=changed')).toMatchObject([{ problems: [expect.stringContaining('inlagt för hand')] }]);
    const { importId } = await confirmed(preview);
    const mine = (await under.api(of().ikp, 'GET', '/api/agreements')).body.agreements;
    expect(mine.filter(({ partnerHeiId }: { partnerHeiId: string }) => partnerHeiId === 'hibo.no')).toMatchObject([{ id: agreementId }]);
    expect(await kept()).toMatchObject([{ id: agreementId, iiaId: before?.iiaId, solemoveState: 'notEntered', fileIiaId: '0f7a5682-faf7-49a7-9cc7-ec486c49a281' }]);
    expect((await file()).counts).toMatchObject({ same: 1, new: 0 });

    expect((await undone(importId)).undone.left).toEqual([]);
    expect(await kept()).toEqual([before]);
  });

  test('that are taken back by one are not by the other, who is told who was first', async () => {
    const { importId } = await confirmed(await previewed('agreementSheet', 'avtal.csv', csv(AGREEMENT_COLUMNS, agreementLine('UMU-U'))));
    const path = `/api/imports/${importId}/undo`;
    await undone(importId);
    // The answer was lost, and it is asked again.
    expect((await asOffice('POST', path, {})).status).toBe(200);
    await db().update(person).set({ roles: ['admin'] }).where(eq(person.id, of().head.id));
    expect(await under.api(of().head, 'POST', path, {})).toMatchObject({
      status: 409,
      body: { type: 'urn:ikp-forum:problem:conflict', overtakenBy: expect.stringMatching(/^Hanna Björkqvist tog tillbaka en import i dag \d\d:\d\d\.$/) },
    });
  });

  test('that are too old say until when they could be taken back, and that nobody was first', async () => {
    const { importId } = await confirmed(await previewed('agreementSheet', 'avtal.csv', csv(AGREEMENT_COLUMNS, agreementLine('UMU-OLD'))));
    const batch = async () => (await asOffice('GET', '/api/imports')).body.history.find(({ id }: { id: string }) => id === importId);
    const { undoableUntilText } = await batch();
    await db().update(importBatch).set({ importedAt: sql`imported_at - interval '14 days'` }).where(eq(importBatch.id, importId));
    const answer = await asOffice('POST', `/api/imports/${importId}/undo`, {});
    const until = (await batch()).undoableUntilText;
    expect(until).not.toBe(undoableUntilText);
    expect(answer).toMatchObject({
      status: 409,
      body: { type: 'urn:ikp-forum:problem:undoTooLate', title: sv('problem.undoTooLate.title'), detail: sv('problem.undoTooLate.detail', { until }) },
    });
    expect(answer.body).not.toHaveProperty('overtakenBy');
    expect(await batch()).toMatchObject({ state: 'past' });
  });

  test('are shown anew, and not saved, when the data has changed since they were shown', async () => {
    const preview = await previewed('agreementSheet', 'avtal.csv', csv(AGREEMENT_COLUMNS, agreementLine('UMU-1', '7')));
    await confirmed(await previewed('agreementSheet', 'andra.csv', csv(AGREEMENT_COLUMNS, agreementLine('UMU-1', '3'))));
    const renewed = await confirmed(preview);
    expect(renewed).toMatchObject({ state: 'ready', renewedText: expect.any(String), renewedBy: expect.stringMatching(/^Du importerade en fil i dag \d\d:\d\d\.$/), importId: null, counts: { changed: 1, new: 0 } });
    expect(await asOffice('POST', `/api/import-previews/${preview.id}/confirmation`, { fingerprint: preview.fingerprint })).toMatchObject({
      status: 409,
      body: { overtakenBy: expect.stringMatching(/^Du importerade en fil i dag \d\d:\d\d\.$/) },
    });
    expect(await confirmed(renewed)).toMatchObject({ state: 'done' });
  });
});

describe('learning agreements', () => {
  const lines = (...rows: string[]) => csv(MOBILITY_COLUMNS, ...rows);

  test('ask for signatures, and taken back they end what nobody has touched and leave what somebody has', async () => {
    const preview = await previewed('learningAgreementSheet', 'la.csv', lines(mobilityLine('m1'), mobilityLine('m2')));
    const { importId } = await confirmed(preview);
    const { tasks } = (await under.api(of().ikp, 'GET', '/api/tasks')).body;
    expect(tasks).toHaveLength(2);
    const [{ id, version }] = tasks;
    await under.api(of().ikp, 'POST', `/api/tasks/${id}/actions`, { verb: 'signed', version, input: {} });
    const { undone: outcome } = await undone(importId);
    expect(outcome.left).toEqual([{ label: 'uio.no, 2027-03', reasonText: 'någon har redan agerat i en uppgift om den' }]);
    const open = await db().select().from(task).where(eq(task.state, 'open'));
    expect(open).toEqual([]);
    expect((await db().select().from(learningAgreement)).filter(({ takenBackAt }) => takenBackAt === null)).toHaveLength(1);
    // The same file again brings the one that is gone, and asks for its signature anew.
    const again = await previewed('learningAgreementSheet', 'la.csv', lines(mobilityLine('m1'), mobilityLine('m2')));
    expect(again.counts).toMatchObject({ new: 1, same: 1 });
    await confirmed(again);
    expect(await db().select().from(task).where(eq(task.state, 'open'))).toHaveLength(1);
  });

  test('a change that is taken back gives the earlier state and its task back', async () => {
    await confirmed(await previewed('learningAgreementSheet', 'la.csv', lines(mobilityLine('m1'))));
    const changed = await previewed('learningAgreementSheet', 'la.csv', lines(mobilityLine('m1', { start: '2027-04-01', sending: '2026-11-20' })));
    expect(await rowsOf(changed.id)).toMatchObject([
      {
        kind: 'changed',
        changes: [
          { label: 'Start', text: '2027-03-01 blir 2027-04-01' },
          { label: 'Underskrifter', text: 'studenten blir studenten, hemlärosätet' },
        ],
      },
    ]);
    const { importId } = await confirmed(changed);
    expect(await db().select().from(task).where(eq(task.state, 'open'))).toEqual([]);
    expect((await undone(importId)).undone.left).toEqual([]);
    expect((await db().select().from(learningAgreement))[0]?.agreement.mobilityStart).toEqual({ kind: 'day', date: '2027-03-01' });
    expect(await db().select().from(task).where(eq(task.state, 'open'))).toHaveLength(1);
  });

  test('take over what was entered by hand, and give it back', async () => {
    const signed = { student: '2026-11-10', sendingInstitution: null, receivingInstitution: null };
    const stay = { direction: 'outgoing', partnerHeiId: 'uio.no', partnerName: 'Universitetet i Oslo', start: '2027-03', end: '2027-08' };
    const studies = { mobilityType: 'long', iscedCode: '0533', eqfLevel: 6, language: null };
    const byHand = { departmentId: of().physicsId, ...stay, givenNames: 'Studentina', familyName: 'Hemlig', email: null, ...studies, signed };
    expect((await under.api(of().ikp, 'POST', '/api/learning-agreements', byHand, { 'Idempotency-Key': 'by hand' })).status).toBe(200);
    const kept = async () => (await db().select().from(learningAgreement)).map(({ importId: _, ...row }) => row);
    const [before] = await kept();
    const file = csv(MOBILITY_COLUMNS, mobilityLine('FIL-1'), mobilityLine('FIL-2', { start: '2028-03-01' }).replace('2027-08-31', '2028-08-31'));

    const preview = await previewed('learningAgreementSheet', 'la.csv', file);
    expect(preview.counts).toMatchObject({ changed: 1, new: 1 });
    expect(await rowsOf(preview.id, '?kind=changed')).toMatchObject([{ problems: [expect.stringContaining('för hand')] }]);
    const { importId } = await confirmed(preview);
    expect((await kept()).find(({ id }) => id === before?.id)).toMatchObject({ fileOmobilityId: 'FIL-1', agreement: { mobilityStart: { date: '2027-03-01' } } });
    expect((await previewed('learningAgreementSheet', 'la.csv', file)).counts).toMatchObject({ same: 2 });

    expect((await undone(importId)).undone.left).toEqual([]);
    expect((await kept()).filter(({ takenBackAt }) => takenBackAt === null)).toEqual([before]);
  });

  test('show nothing of the student, and nothing of the file is left once it is saved', async () => {
    const preview = await previewed('learningAgreementSheet', 'la.csv', lines(mobilityLine('m1')));
    expect(JSON.stringify([preview, await rowsOf(preview.id)])).not.toMatch(/Studentina|Hemlig/);
    await confirmed(preview);
    expect(await db().select().from(importPreviewRow)).toEqual([]);
    expect(JSON.stringify(await db().select().from(auditLog))).not.toMatch(/Studentina|Hemlig/);
  });

  test('that a file is called by a student stands in no log, and a personal number in its name nowhere', async () => {
    const preview = await previewed('learningAgreementSheet', 'LA Studentina 900101-1239.csv', lines(mobilityLine('m1')));
    const { importId } = await confirmed(preview);
    await undone(importId);
    const discarded = await previewed('learningAgreementSheet', 'LA Studentina 900101-1239.csv', lines(mobilityLine('m2')));
    await asOffice('DELETE', `/api/import-previews/${discarded.id}`);
    expect(JSON.stringify(await db().select().from(auditLog))).not.toMatch(/Studentina|900101/);
    expect((await asOffice('GET', '/api/imports')).body.history[0].fileName).toBe('LA Studentina ….csv');
  });

  test('a row that looks like a personal number is refused', async () => {
    const preview = await previewed('learningAgreementSheet', 'la.csv', lines(mobilityLine('900101-1239')));
    expect(await rowsOf(preview.id)).toMatchObject([{ kind: 'refused', problems: ['Mobilitets-id ser ut att innehålla ett personnummer. Sådana tas inte emot.'] }]);
  });
});

test('a preview that is not wanted goes with all it holds, and one that has expired is none', async () => {
  const preview = await previewed('agreementSheet', 'avtal.csv', csv(AGREEMENT_COLUMNS, agreementLine('UMU-1')));
  expect((await asOffice('GET', '/api/imports')).body.open).toMatchObject([{ id: preview.id, fileName: 'avtal.csv' }]);
  expect((await asOffice('POST', `/api/import-previews/${preview.id}/removal`, {})).status).toBe(200);
  expect(await db().select().from(importPreviewRow)).toEqual([]);
  const late = await previewed('agreementSheet', 'avtal.csv', csv(AGREEMENT_COLUMNS, agreementLine('UMU-1')));
  await db().execute(sql`update import_preview set expires_at = created_at`);
  expect((await asOffice('GET', `/api/import-previews/${late.id}`)).status).toBe(404);
  expect((await asOffice('POST', `/api/import-previews/${late.id}/confirmation`, { fingerprint: late.fingerprint })).status).toBe(404);
});

test('two weeks later it is too late to take an import back', async () => {
  const { importId } = await confirmed(await previewed('agreementSheet', 'avtal.csv', csv(AGREEMENT_COLUMNS, agreementLine('UMU-1'))));
  await db().execute(sql`update import_batch set imported_at = imported_at - interval '14 days'`);
  expect((await asOffice('POST', `/api/imports/${importId}/undo`, {})).status).toBe(409);
  expect((await asOffice('GET', '/api/imports')).body.history).toMatchObject([{ state: 'past' }]);
});

test.each(['directory', 'agreementSheet', 'learningAgreementSheet'])('the template for %s is read without a word', async (kind) => {
  const { content, fileName } = (await asOffice('GET', `/api/import-templates/${kind}`)).body;
  expect(fileName).toMatch(/\.xlsx$/);
  const preview = await previewed(kind, fileName, Buffer.from(content, 'base64'));
  expect(preview.counts).toMatchObject({ refused: 0 });
  expect((await asOffice('GET', '/api/import-templates/iias')).status).toBe(404);
});
