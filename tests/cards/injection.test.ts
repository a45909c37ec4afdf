import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { channelCard, threadReminderCard } from '../../bot/cards/channelCard.ts';
import { agreementListCard, sentenceCard, taskListCard, welcomeCard } from '../../bot/cards/chatCards.ts';
import type { AdaptiveCard } from '../../bot/cards/elements.ts';
import { sizeOf } from '../../bot/cards/size.ts';
import { taskCard } from '../../bot/cards/taskCard.ts';
import type { TaskFile } from '../../bot/domain/taskFile.ts';
import { publicTaskView } from '../../bot/duties/taskView.ts';
import { everyPart } from './parts.ts';
import { openCardScreen, type CardScreen } from './render.ts';
import { DEPARTMENTS, eligibilityFile, EVA, karin, NOW, olof, said, signatureFile, viewOf } from './taskFiles.ts';

jest.setTimeout(60_000);

const TAB_URL = 'https://ikp-forum.example.org/tab/tasks/1';

const HOSTILE: Readonly<Record<string, string>> = {
  link: '[Logga in här](https://evil.example)',
  'link with a title': '[x](https://evil.example "umu.se")',
  image: '![](https://evil.example/pixel.png)',
  'link by reference': '[x]: https://evil.example',
  'reference to it': 'a [x] b [x][] c',
  'address in brackets': '<https://evil.example> <evil@evil.example>',
  mention: '<at>Karin Åström</at>',
  'mention with capitals and spaces': '<AT id="0">Karin Åström</AT >',
  html: '<img src=x onerror=alert(1)><a href="https://evil.example">x</a><b>fet</b><!-- x -->',
  script: '<script>document.body.remove()</script>',
  emphasis: '*kursiv* **fet** _kursiv_ __fet__ ***båda*** ~~struken~~ ==märkt== 2*3*4',
  code: '`kod` ```kod```',
  list: '- ett',
  'numbered list': '1. ett',
  heading: '# Rubrik',
  quotation: '> citat',
  rule: '---',
  entities: '&lt;at&gt;Karin&lt;/at&gt; &#91;x&#93;(https://evil.example)',
  escapes: '\\*inte kursiv\\* \\\\server\\_gemensam',
  'date function': '{{DATE(2026-01-01T00:00:00Z, LONG)}}',
  template: '${$root.secret} {{title}} $t(card.nobody)',
  emoji: 'Behörig? 👩🏽‍🎓🇸🇪',
  'right to left': 'محمد العلي läser فيزياء',
  quotes: '"citat" \'citat\' ”citat”',
};

describe('what people type stays text', () => {
  let screen: CardScreen;
  beforeAll(async () => {
    screen = await openCardScreen();
  });
  afterAll(() => screen.close());

  test.each(Object.entries(HOSTILE))('%s', async (_name, typed) => {
    const cards = await everyCardWith(typed);
    await screen.show(cards, 'light', 480);
    expect(await screen.ask('markup')).toEqual([]);
    expect(await screen.ask('mentions')).toEqual(mentionedIn(cards));
    expect((await screen.ask('visibleTexts')).filter((shown) => shown.includes(typed)).length).toBeGreaterThan(5);
  });

  test('lines stay lines, and neither kind of line end makes a list', async () => {
    const typed = 'Första raden\r\n- andra raden\r3. tredje raden\n\n\nfjärde raden\u2028femte raden';
    await screen.show([await eligibilityCard(eligibilityFile({ request: { question: typed } }))], 'light', 480);
    expect(await screen.ask('markup')).toEqual([]);
    expect((await screen.ask('visibleTexts'))[0]).toContain('Första raden - andra raden 3. tredje raden fjärde raden femte raden');
    const tops = await screen.page.locator('text=/raden$/').evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)));
    expect(new Set(tops).size).toBe(5);
  });

  test('marks that reverse the text and control characters are left out', async () => {
    const card = await eligibilityCard(eligibilityFile({ request: { question: 'a\u202eb\u2066c\u0000d\u0007e\ud800f' } }));
    const shown = everyPart(card).map((part) => part['text']);
    expect(shown).toContain('abc d ef');
    expect(JSON.stringify(card)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|\\u00|\\ud8/);
  });

  test('text of invisible characters only is shown as a dash', async () => {
    const card = await eligibilityCard(eligibilityFile({ request: { question: '\u202e\u0000', courseName: ' ' } }));
    expect(everyPart(card).filter((part) => part.type === 'TextBlock' && part['text'] === '')).toEqual([]);
    expect(everyPart(card).map((part) => part['text'])).toContain('–');
  });

  test('20,000 characters are cut, and what is cut says where the rest is', async () => {
    for (const character of ['a', '*', '"', '\n', 'a\n', '👩🏽‍🎓', '\u0007', '\ud800', '\\']) {
      const cards = await everyCardWith(character.repeat(20_000 / character.length));
      const sizes = cards.map((card) => ({ character, speak: card.speak.slice(0, 40), size: sizeOf(card) }));
      expect(sizes.filter(({ size }) => size >= 20_000)).toEqual([]);
    }
    await screen.show([await eligibilityCard(eligibilityFile({ request: { question: 'ord '.repeat(5000) } }))], 'light', 320);
    expect((await screen.ask('visibleTexts'))[0]).toContain('… (mer i fliken)');
    expect(await screen.ask('hidden')).toEqual([]);
  });

  test('a long word breaks instead of reaching over the edge', async () => {
    for (const word of ['https://umu.example/kursplan/'.repeat(12), '*'.repeat(300), `_${'a'.repeat(300)}_`]) {
      await screen.show(await everyCardWith(word), 'light', 320);
      expect(await screen.ask('hidden')).toEqual([]);
    }
  });
});

test('an address and a file name can be copied as they were typed', async () => {
  const typed = ['https://umu.example/sites/avtal/LA_2027_Karin.pdf?a=1&b=2', '\\\\filer.umu.example\\fysik\\_avtal\\LA 2027.pdf'];
  for (const scanPlace of typed) {
    const file = signatureFile({ task: { state: 'done' }, request: { outcome: 'signedOnPaper', scanPlace } });
    const card = taskCard(await viewOf(file, karin.personId, 'sv'), { language: 'sv', tabUrl: TAB_URL });
    expect(everyPart(card).flatMap((part) => [part['text'], ...((part['facts'] ?? []) as { value: string }[]).map(({ value }) => value)])).toContain(scanPlace);
  }
});

test('whatever is typed, nothing of it is Markdown where a client reads Markdown', async () => {
  const pieces = ['*', '**', '_', '[', ']', '(', ')', '<', '>', '!', '`', '~', '\\', '#', '-', '+', '1.', '=', '|', '&lt;', '{{', '}}', '\n', '\r', ' ', 'a', 'å', '<at>', '</at>', '<b', ':', 'https://evil.example', '\u200b', '\u202e', '😀'];
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), async (typed) => {
      for (const card of await everyCardWith(typed.join(''))) {
        for (const text of markdownOf(card)) {
          expect({ text, markdown: greedyMarkdown(text) }).toEqual({ text, markdown: text });
          expect(text).not.toMatch(/<[a-z/!?]/i);
        }
      }
    }),
    { numRuns: 60 },
  );
});

const greedyMarkdown = runInNewContext(
  `${readFileSync(new URL('host/greedyMarkdown.js', import.meta.url), 'utf8')}; greedyMarkdown`,
) as (source: string) => string;

/** Every text of a card that a client reads as Markdown, without the mentions that the card itself makes. */
function markdownOf(card: AdaptiveCard): string[] {
  const own = (card.msteams?.entities ?? []).map((entity) => entity.text);
  const texts = everyPart(card).flatMap((part) => [
    ...(part.type === 'TextBlock' ? [part['text'] as string] : []),
    ...((part['facts'] ?? []) as { title: string; value: string }[]).flatMap(({ title, value }) => [title, value]),
  ]);
  return [...texts, card.fallbackText].map((text) => own.reduce((rest, mention) => rest.replaceAll(mention, ''), text));
}

function mentionedIn(cards: readonly AdaptiveCard[]): string[] {
  return cards.flatMap((card) => card.msteams?.entities ?? []).map((entity) => entity.text.replace(/<\/?at>/g, '').trim());
}

/** The cards with this in every place that people, files or the directory fill. */
async function everyCardWith(typed: string): Promise<AdaptiveCard[]> {
  const assignees = [{ ...karin, name: typed }, { ...olof, name: typed, teamsUserId: null }];
  const department = { id: 'd', code: typed, nameSv: typed, nameEn: typed };
  const dialogue = [said('needMoreInformation', typed, typed)];
  const request = {
    caseReference: typed, nyaReference: typed, courseCode: typed, courseName: typed, term: typed, question: typed, requesterName: typed, dialogue,
  };
  const eligibility = (state: 'open' | 'awaitingRequester' | 'done') => {
    const answer = state === 'done' ? { verdict: 'notEligible' as const, reason: typed, answeredBy: typed, answeredAt: NOW } : null;
    return eligibilityFile({ task: { state, department, publicReference: typed }, request: { ...request, answer }, assignees });
  };
  const base = signatureFile();
  const learningAgreement = base.subject.kind === 'learningAgreementSignature' ? base.subject.request.learningAgreement : null;
  const signature = signatureFile({
    task: { state: 'done', department },
    request: {
      ...(learningAgreement ? { learningAgreement: { ...learningAgreement, student: { ...learningAgreement.student, givenNames: typed, familyName: typed } } } : {}),
      partnerName: typed, outcome: 'signedOnPaper', signerName: typed, scanPlace: typed, signedAt: NOW,
    },
    assignees,
  });
  const options = { language: 'sv', tabUrl: TAB_URL, now: NOW } as const;
  const open = await viewOf(eligibility('open'), karin.personId, 'sv');
  const refused = { verb: 'needMoreInformation', values: { information: typed }, errors: { information: typed } };
  const awaiting = await viewOf(eligibility('awaitingRequester'), EVA, 'sv', [...DEPARTMENTS, department]);
  return [
    taskCard(open, { ...options, notice: { text: typed, tone: 'accent' } }),
    taskCard(open, { ...options, refused }),
    taskCard(awaiting, options),
    await eligibilityCard(eligibility('done')),
    taskCard(await viewOf(signature, karin.personId, 'sv'), options),
    channelCard(publicTaskView(eligibility('open')), options),
    channelCard(publicTaskView(eligibility('done')), options),
    threadReminderCard(publicTaskView(eligibility('open')), options),
    taskListCard([open], options),
    welcomeCard({ name: typed, roles: ['ikp'] }, [open], { ...options, settingsUrl: options.tabUrl }),
    agreementListCard([{ partnerName: typed, iiaCode: typed, lastAcademicYear: typed, notCovering: typed }], options),
    sentenceCard('sv', typed),
  ];
}

async function eligibilityCard(file: TaskFile): Promise<AdaptiveCard> {
  return taskCard(await viewOf(file, karin.personId, 'sv'), { language: 'sv', tabUrl: TAB_URL });
}
