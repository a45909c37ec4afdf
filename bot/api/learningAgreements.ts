import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { STOCKHOLM } from '../domain/clock.ts';
import { firstDay, SIGNING_PARTIES } from '../domain/learningAgreement.ts';
import { hasBegun, hasEnded, missingSignatures } from '../domain/mobility.ts';
import { departmentName, type Department, type Person } from '../domain/person.ts';
import { termOfStay } from '../domain/season.ts';
import { mayBeChanged, openChange } from '../domain/proposedChange.ts';
import { agreementSignatures } from '../domain/signatureState.ts';
import type { Term } from '../domain/term.ts';
import type { House } from '../duties/duty.ts';
import { whoChanged } from '../duties/firstActs.ts';
import { changeLearningAgreement, daysOf, enterLearningAgreement, entryOf, fingerprintOfEntry, removeLearningAgreement, type ChangeResult, type Mistake } from '../duties/learningAgreementByHand.ts';
import { enterChange, removeChange, withAnswersHere } from '../duties/learningAgreementChange.ts';
import { answerOf, historyOf } from '../duties/learningAgreementHistory.ts';
import { stayText, studentName } from '../duties/mobilityWords.ts';
import { listInstitutions } from '../store/agreements.ts';
import { departmentsOf, listDepartments } from '../store/directory.ts';
import { agreementsAskedOf, listRequestsOn, listStays, openTasksOn, type KnownSignatureRequest, type KnownStay, type TaskOnStay } from '../store/learningAgreementPages.ts';
import { isEnteredByHand, listMobilities, type EnteredByHand } from '../store/learningAgreements.ts';
import { readSettings } from '../store/settings.ts';
import { listTerms } from '../store/terms.ts';
import { momentText, translate } from '../texts/translate.ts';
import type { learningAgreementsContract } from './contracts/learningAgreements.ts';
import { overtaken, RequestProblem } from './problem.ts';
import type { Handlers } from './routes.ts';
import { takeIn } from './takeIn.ts';

type Contract = typeof learningAgreementsContract;
type Listed = z.input<Contract['learningAgreements']['response']>;
type Row = Listed['learningAgreements'][number];

const uuid = z.uuid();

/**
 * Learning agreements with their students. Contact persons and deputies see those of their
 * departments; the International Office sees numbers, and the cases that it is asked about. To
 * others, heads among them, there are none.
 */
export function createLearningAgreementsHandlers(house: House): Handlers<Contract> {
  return {
    async learningAgreements({ person }) {
      const known = await readStays(house, person);
      const rows = known.stays.map((stay) => rowOf(stay, known, person));
      const [ended, others] = [rows.filter(({ stay }) => stay === 'ended'), rows.filter(({ stay }) => stay !== 'ended')];
      const shown = new Set(rows.map(({ termCode }) => termCode));
      return {
        learningAgreements: [...others, ...ended.reverse()],
        terms: known.terms.map(({ code }) => code).filter((code) => shown.has(code)),
        counts: isInternationalOffice(person) ? await countStays(house, person, known) : null,
        mayEnter: known.departments.length > 0,
      };
    },

    async learningAgreementForm({ person }) {
      const departments = await ownDepartments(house, person);
      if (departments.length === 0) throw new RequestProblem('forbidden');
      return {
        departments: departments.map((one) => ({ id: one.id, name: departmentName(one, person.language) })),
        partners: (await listInstitutions(house.db)).map(({ heiId, name }) => ({ heiId, name })),
        languages: LANGUAGES.map((code) => ({ code, name: new Intl.DisplayNames(person.language, { type: 'language' }).of(code) ?? code })),
      };
    },

    async enterLearningAgreement({ person, body, idempotencyKey, correlationId }) {
      await requireOwn(house, person, body.departmentId);
      const result = await takeIn(house, person, () => enterLearningAgreement(house, { person, correlationId }, body, idempotencyKey));
      return result.kind === 'invalid' ? refuse(person, result.mistakes) : { learningAgreementId: result.learningAgreementId };
    },

    async changeLearningAgreement({ person, params, body, correlationId }) {
      const id = await ownEntry(house, person, params['learningAgreementId']);
      await requireOwn(house, person, body.departmentId);
      return changed(house, person, id, await changeLearningAgreement(house, { person, correlationId }, id, body, body.read));
    },

    async enterLearningAgreementChange({ person, params, body, correlationId }) {
      const id = await ownEntry(house, person, params['learningAgreementId']);
      return changed(house, person, id, await enterChange(house, { person, correlationId }, id, body.signed, body.read));
    },

    async removeLearningAgreementChange({ person, params, body, correlationId }) {
      const id = await ownEntry(house, person, params['learningAgreementId']);
      return changed(house, person, id, await removeChange(house, { person, correlationId }, id, body.read));
    },

    async removeLearningAgreement({ person, params, correlationId }) {
      const id = await ownEntry(house, person, params['learningAgreementId']);
      if (!(await removeLearningAgreement(house, { person, correlationId }, id))) throw new RequestProblem('notFound');
      return {};
    },

    async learningAgreement({ person, params }) {
      const id = uuid.safeParse(params['learningAgreementId']);
      if (!id.success) throw new RequestProblem('notFound');
      const known = await readStays(house, person);
      const stay = known.stays.find((one) => one.id === id.data);
      if (!stay) throw new RequestProblem('notFound');
      const requests = known.requests.get(stay.id) ?? [];
      const { agreement } = stay;
      const { version } = agreementSignatures(agreement, requests.map(answerOf));
      const tasks = known.tasks.get(stay.id) ?? [];
      return {
        ...rowOf(stay, known, person),
        academicYear: agreement.receivingAcademicYear,
        components: (version?.components ?? [])
          .filter(({ status }) => status !== 'deleted')
          .map(({ table, code, title, credits }) => ({ table, code, title, credits })),
        history: historyOf(agreement, requests, person.language, known.now).map((entry) => ({
          ...entry,
          signatures: [...entry.signatures],
          changes: [...entry.changes],
        })),
        entry: isEnteredByHand(stay) ? wholeEntry({ agreement, departmentId: stay.department?.id ?? null }, requests, known.ourHeiIds) : null,
        signingTaskId: tasks.find(({ kind, isYours }) => isYours && kind === 'learningAgreementSignature')?.taskId ?? null,
      };
    },
  };
}

/** What the forms of one that was entered hold: the agreement and its change, each with what was signed here. */
function wholeEntry(known: Pick<EnteredByHand, 'agreement' | 'departmentId'>, requests: readonly KnownSignatureRequest[], ourHeiIds: readonly string[]) {
  const agreement = withAnswersHere(known.agreement, requests);
  const change = openChange(agreement);
  return {
    ...entryOf({ ...known, agreement }, ourHeiIds),
    fingerprint: fingerprintOfEntry(known),
    change: change && { signed: daysOf(change) },
    mayChange: mayBeChanged(agreement),
  };
}

function isInternationalOffice({ roles }: Person): boolean {
  return roles.includes('internationalOffice');
}

/** ISO 639 codes: the languages that exchange students are taught in, the most usual first. */
const LANGUAGES = ['en', 'sv', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'cs', 'da', 'no', 'fi', 'et', 'lv', 'lt', 'hu', 'sl', 'hr', 'sk', 'ro', 'bg', 'el', 'tr', 'ca', 'is'];

/** Those behind which the person stands as contact person or deputy. */
async function ownDepartments({ db }: House, person: Person): Promise<Department[]> {
  return (await departmentsOf(db, person.id)).filter(({ capacity }) => capacity !== 'head');
}

/** The id, of one that the person's department entered. 404 for any other. */
async function ownEntry(house: House, person: Person, asked: string | undefined): Promise<string> {
  const id = uuid.safeParse(asked);
  const own = await listStays(house.db, { departmentIds: (await ownDepartments(house, person)).map((one) => one.id), andThose: [] });
  const stay = own.find((one) => one.id === id.data);
  if (!stay || !isEnteredByHand(stay)) throw new RequestProblem('notFound');
  return stay.id;
}

async function requireOwn(house: House, person: Person, departmentId: string): Promise<void> {
  const departments = await ownDepartments(house, person);
  if (departments.length === 0) throw new RequestProblem('forbidden');
  if (departments.some(({ id }) => id === departmentId)) return;
  throw new RequestProblem('invalid', { errors: [{ field: 'departmentId', message: translate(person.language)('invalid.unknownDepartment') }] });
}

async function changed(house: House, person: Person, id: string, result: ChangeResult): Promise<Record<string, never>> {
  switch (result.kind) {
    case 'changed':
      return {};
    case 'unknown':
      throw new RequestProblem('notFound');
    case 'overtaken':
      throw overtaken(await whoChanged(house, 'learningAgreement', [id], person));
    case 'invalid':
      return refuse(person, result.mistakes);
  }
}

function refuse({ language }: Person, mistakes: readonly Mistake[]): never {
  const t = translate(language);
  throw new RequestProblem('invalid', { errors: mistakes.map(({ field, problem }) => ({ field, message: t(`invalid.${problem}`) })) });
}

/** What a person may see, and what it takes to tell of it. */
interface Known {
  /** Those behind which the person stands as contact person or deputy. */
  readonly departments: readonly Department[];
  readonly stays: readonly KnownStay[];
  readonly requests: ReadonlyMap<string, readonly KnownSignatureRequest[]>;
  readonly tasks: ReadonlyMap<string, readonly TaskOnStay[]>;
  /** In their order. */
  readonly terms: readonly Term[];
  readonly ourHeiIds: readonly string[];
  readonly now: Temporal.Instant;
  readonly today: Temporal.PlainDate;
}

async function readStays(house: House, person: Person): Promise<Known> {
  const { db, clock } = house;
  const departments = await ownDepartments(house, person);
  const departmentIds = departments.map(({ id }) => id);
  const andThose = isInternationalOffice(person) ? await agreementsAskedOf(db, person.id) : [];
  const stays = await listStays(db, { departmentIds, andThose });
  const ids = stays.map(({ id }) => id);
  const now = clock.now();
  const { ourHeiIds } = await readSettings(db);
  return {
    departments,
    stays,
    requests: Map.groupBy(await listRequestsOn(db, ids), ({ learningAgreementId }) => learningAgreementId),
    tasks: Map.groupBy(await openTasksOn(db, person.id, ids), ({ learningAgreementId }) => learningAgreementId),
    terms: [...(await listTerms(db))].sort((a, b) => Temporal.PlainDate.compare(a.startsOn, b.startsOn)),
    ourHeiIds,
    now,
    today: now.toZonedDateTimeISO(STOCKHOLM).toPlainDate(),
  };
}

function rowOf({ id, department, partnerName, agreement }: KnownStay, known: Known, { language }: Person): Row {
  const t = translate(language);
  const { states, change } = agreementSignatures(agreement, (known.requests.get(id) ?? []).map(answerOf));
  return {
    id,
    studentName: studentName(agreement.student),
    direction: known.ourHeiIds.includes(agreement.sendingHeiId) ? 'outgoing' : 'incoming',
    partnerName,
    departmentText: department ? departmentName(department, language) : '',
    stayText: stayText(agreement, language),
    stay: hasEnded(agreement, known.today) ? 'ended' : hasBegun(agreement, known.today) ? 'underWay' : 'coming',
    termCode: termOfStay(firstDay(agreement.mobilityStart), known.terms)?.code ?? null,
    signatures: SIGNING_PARTIES.map((party) => ({ party, state: states[party] })),
    change,
    tasks: (known.tasks.get(id) ?? []).map(({ taskId, kind, dueAt, isYours }) => ({
      id: taskId,
      text: t(`duty.${kind}.kind`),
      dueText: momentText(dueAt, language, known.now),
      overdue: Temporal.Instant.compare(dueAt, known.now) < 0,
      isYours,
    })),
  };
}

/** How many go and come at each department, without a word of who. */
async function countStays({ db }: House, { language }: Person, { today, ourHeiIds }: Known): Promise<NonNullable<Listed['counts']>> {
  const mobilities = await listMobilities(db, { endsFrom: today, andThose: [] });
  const byDepartment = Map.groupBy(mobilities, ({ departmentId }) => departmentId);
  return (await listDepartments(db)).flatMap((department) => {
    const stays = byDepartment.get(department.id) ?? [];
    if (stays.length === 0) return [];
    const outgoing = stays.filter(({ agreement }) => ourHeiIds.includes(agreement.sendingHeiId)).length;
    return {
      departmentId: department.id,
      departmentText: departmentName(department, language),
      outgoing,
      incoming: stays.length - outgoing,
      unsigned: stays.filter(({ agreement, givenHere }) => missingSignatures(agreement, givenHere).length > 0).length,
    };
  });
}
