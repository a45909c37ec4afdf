import { beforeEach, describe, expect, test } from '@jest/globals';
import { term } from '../../bot/store/schema.ts';
import { translate } from '../../bot/texts/translate.ts';
import { productUnderTest } from '../support/product.ts';

/** The term calendar through the API. */
const under = productUnderTest();
const of = () => under.people;
const sv = translate('sv');

const AUTUMN = {
  code: 'HT2027',
  academicYear: '2027/2028',
  startsOn: '2027-08-30',
  endsOn: '2028-01-16',
  nominationDeadline: '2027-04-01',
  announcementOpens: '2027-01-18',
  announcementCloses: '2027-02-08',
  announcementReported: '2027-02-15',
  partnerAccounts: null,
  outgoingInformation: null,
  incomingInformation: null,
};

const read = async () => (await under.api(of().coordinator, 'GET', '/api/calendar')).body;
const save = (...terms: object[]) => under.api(of().coordinator, 'POST', '/api/calendar/terms', { terms });
const saved = async () => (await read()).terms[0];

beforeEach(async () => {
  await under.product.store.db.delete(term);
});

test('is for the International Office', async () => {
  for (const who of [of().ikp, of().officer]) {
    expect((await under.api(who, 'GET', '/api/calendar')).status).toBe(403);
    expect((await under.api(who, 'POST', '/api/calendar/terms', { terms: [{ ...AUTUMN, version: null }] })).status).toBe(403);
  }
  expect((await under.api(null, 'GET', '/api/calendar')).status).toBe(401);
  expect(await read()).toMatchObject({ terms: [], proposal: null });
});

test('the first term is saved, and the next year is proposed with why days have moved', async () => {
  expect((await save({ ...AUTUMN, version: null })).status).toBe(200);
  const { terms, proposal } = await read();
  expect(terms).toMatchObject([{ ...AUTUMN, closesTooLate: false }]);
  expect(proposal).toMatchObject({ academicYear: '2028/2029', terms: [{ code: 'HT2028', nominationDeadline: '2028-03-31', startsOn: '2028-08-28' }] });
  expect(proposal.terms[0].moved).toEqual(
    expect.arrayContaining([
      { field: 'nominationDeadline', why: 'weekend', from: '2028-04-01', fromText: '1 april 2028' },
      { field: 'startsOn', why: 'sameWeek', from: '2028-08-30', fromText: '30 augusti 2028' },
    ]),
  );
});

test('a close within fifteen working days of the deadline is marked', async () => {
  await save({ ...AUTUMN, announcementCloses: '2027-03-10', announcementReported: null, version: null });
  expect(await read()).toMatchObject({ announcementWorkingDaysBeforeNomination: 15, terms: [{ closesTooLate: true }] });
});

describe('a term', () => {
  test.each<[string, object, string, string]>([
    ['that ends before it starts', { endsOn: '2027-08-01' }, 'endsOn', sv('invalid.termEndsBeforeStart')],
    ['of a day that does not exist', { startsOn: '2027-02-30' }, 'terms.0.startsOn', sv('invalid.date')],
    ['of another code', { code: 'hösten' }, 'terms.0.code', sv('invalid.term')],
    ['of a code of another year', { code: 'HT2029' }, 'code', sv('invalid.termCode')],
    ['without a nomination deadline', { nominationDeadline: null }, 'terms.0.nominationDeadline', sv('invalid.date')],
    ['that reports before it closes', { announcementReported: '2027-02-01' }, 'announcementReported', sv('invalid.datesOutOfOrder')],
  ])('%s is refused, beside its field', async (_case, changes, field, message) => {
    const { status, body } = await save({ ...AUTUMN, version: null, ...changes });
    expect(status).toBe(422);
    expect(body.errors).toEqual([{ field, message }]);
    expect((await read()).terms).toEqual([]);
  });

  test('that somebody else has changed is not written over, and is there as it is now', async () => {
    await save({ ...AUTUMN, version: null });
    const { version } = await saved();
    expect((await save({ ...AUTUMN, endsOn: '2028-01-14', version })).status).toBe(200);
    expect(await save({ ...AUTUMN, endsOn: '2028-01-10', version })).toMatchObject({ status: 409, body: { overtakenBy: expect.stringMatching(/^Du ändrade det här i dag \d\d:\d\d\.$/) } });
    expect((await save({ ...AUTUMN, endsOn: '2028-01-10', version: null })).status).toBe(409);
    const now = await saved();
    expect(now.endsOn).toBe('2028-01-14');
    expect((await save({ ...AUTUMN, endsOn: '2028-01-10', version: now.version })).status).toBe(200);
  });
});
