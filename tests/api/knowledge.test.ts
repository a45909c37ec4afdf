import { beforeAll, describe, expect, test } from '@jest/globals';
import { deliveredArticles } from '../../bot/knowledge/articles/index.ts';
import { translate } from '../../bot/texts/translate.ts';
import { deliverArticles } from '../../bot/duties/knowledge.ts';
import { editOf } from '../support/articles.ts';
import { productUnderTest } from '../support/product.ts';

const under = productUnderTest();
const of = () => under.people;
const sv = translate('sv');

const found = deliveredArticles.find(({ slug }) => slug === 'access-to-nya');
if (!found) throw new Error('The article on access to NyA is not delivered.');
const nya = found;
const path = `/api/knowledge/${nya.slug}`;

describe('everybody in the directory', () => {
  test('finds the passage that answers, with its source and who is responsible', async () => {
    const answer = await under.api(of().ikp, 'GET', `/api/knowledge-search?q=${encodeURIComponent('kan inte logga in i NyA')}`);
    expect(answer).toMatchObject({ status: 200, body: { known: true } });
    expect(answer.body.found[0]).toMatchObject({ slug: nya.slug, title: nya.sv.title, sourceUrl: nya.sourceUrl });
    expect(nya.sv.passages).toContainEqual(answer.body.found[0].passage);
  });

  test('is told when nothing is known, with the nearest choices', async () => {
    const answer = await under.api(of().ikp, 'GET', '/api/knowledge-search?q=how+do+i+book+a+parking+permit');
    expect(answer.body.known).toBe(false);
    expect((await under.api(of().ikp, 'GET', `/api/knowledge-search?q=${'a'.repeat(301)}`)).status).toBe(422);
  });

  test('sees every article by subject, each in their own language', async () => {
    const { body } = await under.api(of().ikp, 'GET', '/api/knowledge');
    expect(body.articles).toHaveLength(deliveredArticles.length);
    const subjects = body.articles.map(({ subject }: { subject: string }) => subject);
    expect([...new Set(subjects)]).toEqual(['role', 'programmes', 'solemove', 'incoming', 'outgoing']);
    expect(body.articles.find(({ slug }: { slug: string }) => slug === nya.slug)).toMatchObject({ title: nya.sv.title, reviewOn: nya.reviewOn, edited: false });
  });

  test('reads an article in both languages, and not who wrote what', async () => {
    const { status, body } = await under.api(of().ikp, 'GET', path);
    expect(status).toBe(200);
    expect(body).toMatchObject({ sv: nya.sv, en: nya.en, sourceUrl: nya.sourceUrl, version: 1, history: null, newerDelivered: null });
    expect((await under.api(of().ikp, 'GET', '/api/knowledge/nothing-of-the-kind')).status).toBe(404);
  });

  test('edits nothing without being of the International Office', async () => {
    for (const person of [of().ikp, of().officer]) {
      expect((await under.api(person, 'POST', path, editOf(nya, 1))).status).toBe(403);
      expect((await under.api(person, 'POST', `${path}/restored`, { seen: 1, version: 1 })).status).toBe(403);
    }
    expect((await under.api(null, 'GET', '/api/knowledge')).status).toBe(401);
    expect((await under.api(of().ikp, 'GET', path)).body.version).toBe(1);
  });
});

describe('editing', () => {
  const office = () => of().coordinator;
  const ahead = { ...nya, reviewOn: '2027-12-01' };
  const passages = editOf(nya, 1).passages;

  test.each([
    [{ titleEn: '  ' }, 'titleEn', 'required'],
    [{ passages: [{ ...passages[0], textEn: '' }] }, 'passages.0.textEn', 'required'],
    [{ passages: [{ ...passages[0], textSv: 'Ring 19900101-1239.' }] }, 'passages.0.textSv', 'personalNumber'],
    [{ keywordsSv: ['nya', '900101-1239'] }, 'keywordsSv.1', 'personalNumber'],
    [{ sourceUrl: 'http://www.umu.se/' }, 'sourceUrl', 'link'],
    [{ reviewOn: '2026-11-25' }, 'reviewOn', 'reviewAhead'],
    [{ reviewOn: 'snart' }, 'reviewOn', 'date'],
  ] as const)('is refused beside the field: %j', async (wrong, field, problem) => {
    const answer = await under.api(office(), 'POST', path, { ...editOf(ahead, 1), ...wrong });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field, message: sv(`invalid.${problem}`) }] } });
    expect((await under.api(office(), 'GET', path)).body.version).toBe(1);
  });

  describe('what was edited', () => {
    const edited = { ...ahead, sv: { ...nya.sv, title: 'Behörighet till NyA' }, en: { ...nya.en, title: 'Rights in NyA' } };
    beforeAll(async () => {
      expect((await under.api(office(), 'POST', path, editOf(edited, 1))).status).toBe(200);
    });

    test('is shown, with its history, and found by its new words', async () => {
      const { body } = await under.api(office(), 'GET', path);
      expect(body).toMatchObject({ title: 'Behörighet till NyA', edited: true, reviewOn: '2027-12-01', version: 2 });
      expect(body.history).toMatchObject([
        { version: 2, isShown: true, originText: `Ändrad av ${office().name}`, title: 'Behörighet till NyA' },
        { version: 1, isShown: false, originText: 'Följde med appen', title: nya.sv.title },
      ]);
      const search = await under.api(of().ikp, 'GET', `/api/knowledge-search?q=${encodeURIComponent('behörighet till nya')}`);
      expect(search.body.found[0]).toMatchObject({ slug: nya.slug, title: 'Behörighet till NyA' });
    });

    test('is not overwritten by whoever saw the one before', async () => {
      expect((await under.api(office(), 'POST', path, editOf(ahead, 1))).status).toBe(409);
      expect((await under.api(office(), 'GET', path)).body).toMatchObject({ title: 'Behörighet till NyA', version: 2 });
    });

    test('a newer delivered text is offered, and taken over as a new version', async () => {
      const newer = { ...nya, sv: { ...nya.sv, title: 'NyA på nytt' }, reviewOn: '2028-01-10' };
      await deliverArticles(under.product.house.db, under.clock, [newer]);
      expect((await under.api(office(), 'GET', path)).body).toMatchObject({ title: 'Behörighet till NyA', newerDelivered: 3 });
      expect(await under.api(office(), 'POST', `${path}/restored`, { seen: 1, version: 3 })).toMatchObject({ status: 409, body: { overtakenBy: expect.stringMatching(/^Du ändrade/) } });
      const taken = await under.api(office(), 'POST', `${path}/restored`, { seen: 2, version: 3 });
      expect(taken.body).toMatchObject({ title: 'NyA på nytt', version: 4, edited: false, newerDelivered: null, reviewOn: '2028-01-10' });
    });

    test('can be gone back to, as a new version', async () => {
      const back = await under.api(office(), 'POST', `${path}/restored`, { seen: 4, version: 2 });
      expect(back.body).toMatchObject({ title: 'Behörighet till NyA', version: 5, edited: true, reviewOn: '2028-01-10' });
      expect(back.body.history).toHaveLength(5);
      expect((await under.api(office(), 'POST', `${path}/restored`, { seen: 5, version: 99 })).status).toBe(404);
    });
  });
});
