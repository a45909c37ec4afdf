import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { PATHS } from '../../tab/shell/paths.ts';
import type { RunningDemo } from '../support/demo.ts';

/**
 * Every page of the tab, with somebody of the demo who sees it and something to see on it: what the
 * pictures and the accessibility tests walk through. A page that is added to PATHS and not here does
 * not compile.
 */

const KARIN = 'Karin Åström';
const EVA = 'Eva Forsmark';
const HANNA = 'Hanna Björkqvist';
const MATTIAS = 'Mattias Ringdahl';
const PEOPLE = [KARIN, EVA, HANNA, MATTIAS] as const;
type DemoPerson = (typeof PEOPLE)[number];

export type PageName = keyof typeof PATHS;
export type DemoLanguage = 'sv' | 'en';

/** What the pages of single things are opened with. */
interface Found {
  readonly taskId: string;
  readonly agreementId: string;
  readonly learningAgreementId: string;
  /** Of a learning agreement that was entered by hand. */
  readonly enteredId: string;
  readonly meetingId: string;
  readonly slug: string;
  readonly publicationId: string;
  readonly broadcastId: string;
  readonly departmentId: string;
  readonly previewId: string;
}

interface Visit {
  readonly as: DemoPerson;
  /** The parts of the path that begin with a colon. */
  readonly parts?: (found: Found) => Partial<Readonly<Record<string, string>>>;
}

const VISITS: Readonly<Record<PageName, Visit>> = {
  tasks: { as: KARIN },
  task: { as: KARIN, parts: ({ taskId }) => ({ taskId }) },
  agreements: { as: KARIN },
  agreement: { as: KARIN, parts: ({ agreementId }) => ({ agreementId }) },
  newAgreement: { as: KARIN },
  learningAgreements: { as: KARIN },
  learningAgreement: { as: KARIN, parts: ({ learningAgreementId }) => ({ learningAgreementId }) },
  newLearningAgreement: { as: KARIN },
  changeLearningAgreement: { as: KARIN, parts: ({ enteredId }) => ({ learningAgreementId: enteredId }) },
  learningAgreementAmendment: { as: KARIN, parts: ({ enteredId }) => ({ learningAgreementId: enteredId }) },
  students: { as: KARIN },
  loans: { as: KARIN },
  contacts: { as: KARIN },
  meetings: { as: KARIN },
  meeting: { as: HANNA, parts: ({ meetingId }) => ({ meetingId }) },
  changeMeeting: { as: HANNA, parts: ({ meetingId }) => ({ meetingId }) },
  newMeeting: { as: HANNA },
  knowledge: { as: KARIN },
  article: { as: KARIN, parts: ({ slug }) => ({ slug }) },
  editArticle: { as: HANNA, parts: ({ slug }) => ({ slug }) },
  queue: { as: EVA },
  newRequest: { as: EVA },
  figures: { as: EVA },
  departments: { as: HANNA },
  department: { as: HANNA, parts: ({ departmentId }) => ({ departmentId }) },
  publications: { as: HANNA },
  publication: { as: HANNA, parts: ({ publicationId }) => ({ publicationId }) },
  newPublication: { as: HANNA },
  calendar: { as: HANNA },
  departmentSettings: { as: HANNA },
  forecast: { as: KARIN },
  settings: { as: KARIN },
  broadcasts: { as: HANNA },
  broadcast: { as: HANNA, parts: ({ broadcastId }) => ({ broadcastId }) },
  newBroadcast: { as: HANNA },
  imports: { as: HANNA },
  importPreview: { as: HANNA, parts: ({ previewId }) => ({ previewId }) },
  operations: { as: HANNA },
  retention: { as: HANNA },
  audit: { as: MATTIAS },
  channel: { as: KARIN },
  configure: { as: HANNA },
};

export const PAGE_NAMES = Object.keys(VISITS) as readonly PageName[];

/** As Teams calls them. */
export const THEMES = ['default', 'dark', 'contrast'] as const;
type Theme = (typeof THEMES)[number];

export interface OpenPage {
  readonly page: Page;
  /** What no page may do: break in its script, or ask for what its security policy refuses. */
  readonly faults: readonly string[];
}

export interface EveryPage {
  /** Opens a page, in a window that its person keeps, and waits until all of it is there. */
  open(name: PageName, width: number): Promise<OpenPage>;
}

/**
 * Fills the demo with what the pages show: a question that is out, an instruction, a broadcast, a
 * meeting; in `language` for everybody, and with less motion, as pictures and comparisons want it.
 */
export async function everyPage(browser: Browser, { tabUrl }: RunningDemo, language: DemoLanguage): Promise<EveryPage> {
  const ids = await idsOf(tabUrl);
  const ask = (as: DemoPerson, path: string, body?: object, method = 'POST') => call(tabUrl, ids[as], path, body, method);
  for (const person of PEOPLE) await ask(person, 'me', { language }, 'PATCH');
  const found = { ...(await fill(ask)), previewId: await uploadExample(tabUrl, ids[HANNA]) };
  const windows = new Map<DemoPerson, Promise<Window>>();

  function windowOf(person: DemoPerson): Promise<Window> {
    const known = windows.get(person) ?? newWindow(browser, ids[person], language);
    windows.set(person, known);
    return known;
  }

  return {
    async open(name, width) {
      const { as, parts } = VISITS[name];
      const { page, faults } = await windowOf(as);
      await page.setViewportSize({ width, height: 900 });
      const values = parts?.(found) ?? {};
      const path = PATHS[name].replace(/:(\w+)/g, (_, part: string) => values[part] ?? '');
      await page.goto(new URL(path.slice(1), tabUrl).href);
      await whole(page);
      return { page, faults };
    },
  };
}

/** The demo's own choice; in Teams the host says it. */
export async function chooseTheme(page: Page, theme: Theme): Promise<void> {
  await page.locator('aside select').first().selectOption(theme);
  await page.locator(`html[data-theme="${theme}"]`).waitFor();
}

/** Until the page has its heading and nothing of it is on its way. */
async function whole(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  const onItsWay = page.locator('main [data-loading]');
  // What comes may have parts of its own that are still on their way.
  while ((await onItsWay.count()) > 0) await onItsWay.first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready.then(() => undefined)');
}

interface Window {
  readonly page: Page;
  readonly faults: string[];
}

async function newWindow(browser: Browser, personId: string, language: DemoLanguage): Promise<Window> {
  const context: BrowserContext = await browser.newContext({ locale: language === 'sv' ? 'sv-SE' : 'en-GB', reducedMotion: 'reduce' });
  context.setDefaultTimeout(20_000);
  await context.addInitScript(`sessionStorage.setItem('ikp-demo-person', '${personId}')`);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && message.text().includes('Content Security Policy')) faults.push(message.text());
  });
  return { page, faults };
}

interface LoanForm {
  readonly owners: readonly { readonly id: string }[];
  readonly departments: readonly { readonly id: string }[];
  readonly terms: readonly { readonly code: string }[];
}

type AskAs = (as: DemoPerson, path: string, body?: object, method?: string) => Promise<unknown>;

async function fill(ask: AskAs): Promise<Omit<Found, 'previewId'>> {
  const form = (await ask(EVA, 'eligibility-requests/form')) as { readonly departments: readonly { readonly id: string; readonly name: string }[] };
  const physics = form.departments.find(({ name }) => /fysik|Physics/.test(name));
  await ask(EVA, 'eligibility-requests', {
    caseReference: 'UMU-2026-00417',
    courseCode: '5FY210',
    courseName: 'Kvantmekanik',
    departmentId: physics?.id,
    term: 'HT2027',
    question: 'Motsvarar sökandens kurser i linjär algebra och flervariabelanalys våra 30 hp matematik?',
  });
  const { today } = (await ask(HANNA, 'publication-form')) as { readonly today: string };
  const inThreeWeeks = Temporal.PlainDate.from(today).add({ weeks: 3 }).toString();
  const { publicationId } = (await ask(HANNA, 'publications', {
    kind: 'instruction',
    titleSv: 'Nominering till HT2027',
    titleEn: 'Nomination for autumn 2027',
    textSv: 'Skicka instruktionen till era partneruniversitet.',
    textEn: 'Send the instruction to your partner universities.',
    mailSubject: 'Nomination to Umeå University',
    mailText: 'Dear partner,\n\nPlease nominate your students.',
    dueOn: inThreeWeeks,
  })) as { readonly publicationId: string };
  const { broadcastId } = (await ask(HANNA, 'broadcasts', {
    titleSv: 'Solemove är stängt på fredag',
    titleEn: 'Solemove is closed on Friday',
    textSv: 'Underskrifter får vänta till måndag.',
    textEn: 'Signatures can wait until Monday.',
    audience: 'contactPersons',
  })) as { readonly broadcastId: string };
  const { tasks } = (await ask(KARIN, 'tasks')) as { readonly tasks: readonly { readonly id: string; readonly kind: string }[] };
  const { agreements } = (await ask(KARIN, 'agreements')) as { readonly agreements: readonly { readonly id: string }[] };
  const { learningAgreements } = (await ask(KARIN, 'learning-agreements')) as { readonly learningAgreements: readonly { readonly id: string }[] };
  const { learningAgreementId: enteredId } = (await ask(KARIN, 'learning-agreements', {
    departmentId: physics?.id,
    direction: 'incoming',
    partnerHeiId: 'uio.no',
    partnerName: null,
    givenNames: 'Ingeborg',
    familyName: 'Solheim',
    email: null,
    start: inThreeWeeks,
    end: Temporal.PlainDate.from(inThreeWeeks).add({ months: 5 }).toString(),
    mobilityType: 'long',
    iscedCode: '0533',
    eqfLevel: 7,
    language: { language: 'en', cefrLevel: 'B2' },
    signed: { student: today, sendingInstitution: today, receivingInstitution: today },
  })) as { readonly learningAgreementId: string };
  const { meetingId } = (await ask(HANNA, 'meetings', {
    title: 'Höstens nätverksträff',
    day: inThreeWeeks,
    startsAt: '13:00',
    endsAt: '15:00',
    room: 'Universum, sal 2',
    agenda: 'Nomineringen till HT2027\nFrågor från institutionerna',
    answerBy: inThreeWeeks,
    audience: { kind: 'contactPersons' },
  })) as { readonly meetingId: string };
  const { owners, departments, terms } = (await ask(KARIN, 'loans/form')) as LoanForm;
  const [owner] = owners;
  await ask(KARIN, 'loans', {
    ownerDepartmentId: owner?.id,
    agreementId: agreements[0]?.id,
    studyDepartmentId: departments.find(({ id }) => id !== owner?.id)?.id,
    studentName: 'Alva Lind',
    termCode: terms[0]?.code,
  });
  const { articles } = (await ask(KARIN, 'knowledge')) as { readonly articles: readonly { readonly slug: string }[] };
  return {
    taskId: the(tasks.find(({ kind }) => kind === 'eligibility')?.id, 'question'),
    agreementId: the(agreements[0]?.id, 'agreement'),
    learningAgreementId: the(learningAgreements[0]?.id, 'learning agreement'),
    enteredId,
    meetingId,
    slug: the(articles[0]?.slug, 'article'),
    publicationId,
    broadcastId,
    departmentId: the(physics?.id, 'department'),
  };
}

function the(value: string | undefined, what: string): string {
  if (!value) throw new Error(`The demo has no ${what} to show.`);
  return value;
}

async function idsOf(tabUrl: string): Promise<Readonly<Record<DemoPerson, string>>> {
  const { people } = (await (await fetch(new URL('/api/demo/people', tabUrl))).json()) as { readonly people: readonly { readonly id: string; readonly name: string }[] };
  const idOf = (name: DemoPerson) => the(people.find((one) => one.name === name)?.id, name);
  return { [KARIN]: idOf(KARIN), [EVA]: idOf(EVA), [HANNA]: idOf(HANNA), [MATTIAS]: idOf(MATTIAS) };
}

/** A directory of which some rows change; a preview to look at. */
async function uploadExample(tabUrl: string, personId: string): Promise<string> {
  const { files } = (await call(tabUrl, personId, 'demo/import-examples', undefined, 'GET')) as {
    readonly files: readonly { readonly kind: string; readonly fileName: string; readonly content: string }[];
  };
  const example = files.find(({ kind }) => kind === 'directory');
  const answer = await fetch(new URL('/api/import-previews?kind=directory', tabUrl), {
    method: 'POST',
    headers: { authorization: `Demo ${personId}`, 'content-type': 'application/octet-stream', 'file-name': the(example?.fileName, 'example file') },
    body: Buffer.from(the(example?.content, 'example file'), 'base64'),
  });
  return the(((await answer.json()) as { readonly previewId?: string }).previewId, 'preview');
}

async function call(tabUrl: string, personId: string, path: string, body: object | undefined, method: string): Promise<unknown> {
  const answer = await fetch(new URL(`/api/${path}`, tabUrl), {
    method: body ? method : 'GET',
    headers: { authorization: `Demo ${personId}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
