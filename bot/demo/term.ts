import { readFile } from 'node:fs/promises';
import { eq } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import { meetingPlan } from '../domain/meeting.ts';
import type { Person } from '../domain/person.ts';
import { newPublication } from '../domain/publication.ts';
import { addWorkingDays } from '../domain/workingTime.ts';
import { act } from '../duties/act.ts';
import type { Actor, House } from '../duties/duty.ts';
import { createEligibilityRequest, newEligibilityRequest } from '../duties/eligibility.ts';
import { importDirectory, importExchangeAgreements } from '../duties/imports.ts';
import { callMeeting } from '../duties/meetings.ts';
import { enterLoan, newLoan, withdrawLoan } from '../duties/placeLoans.ts';
import { publish } from '../duties/publications.ts';
import { readDirectory } from '../importers/directory.ts';
import { readIias } from '../importers/ewpIia.ts';
import { itemsOf } from '../importers/preview.ts';
import { department, person, placeLoan } from '../store/schema.ts';
import { readSettings } from '../store/settings.ts';
import { listTaskFiles } from '../store/taskFiles.ts';

/**
 * What happens at the demo's university as its days go by, from March to October of any year: what
 * Admissions and the International Office begin, and what befalls students and colleagues.
 */

const HANNA = 'hanna.bjorkqvist@example.com';
const EVA = 'eva.forsmark@example.com';
const REZA = 'reza.karimian@example.com';
const MEHMET = 'mehmet.aydin@example.com';
const ASA = 'asa.ronnlund@example.com';
const ELENA = 'elena.markova@example.com';

type Deed = (house: House, today: Temporal.PlainDate) => Promise<void>;

/** By month and day; what falls on a day off happens on the next working day. */
const DEEDS: Readonly<Record<string, Deed>> = {
  '03-08': (house, today) => publishInstruction(house, today),
  '03-22': (house, today) => callSpringMeeting(house, today),
  '04-19': (house, today) => ask(house, EVA, 'FYS', `UMU-${today.year}-00421`, 'Kvantmekanik', '5FY210', today),
  '04-20': (house, today) => ask(house, EVA, 'DAT', `UMU-${today.year}-00422`, 'Maskininlärning', '5DV236', today),
  '04-21': (house, today) => answerNo(house, ELENA, `UMU-${today.year}-00422`),
  '05-04': (house, today) => publishNotice(house, today),
  '05-07': (house, today) => signNewAgreement(house, today),
  '05-10': (house, today) => ask(house, REZA, 'EMG', `UMU-${today.year}-00430`, 'Ekologi', '5BI210', today),
  '05-11': (house, today) => lackAccess(house, ASA, `UMU-${today.year}-00430`),
  '06-07': (house, today) => lendPlace(house, today),
  '06-21': (house) => withdraw(house),
  '08-23': (house) => changeHands(house),
};

/** Does what falls on the days after `after` until `today`; a leap of more than a year does nothing twice. */
export async function happenings(house: House, after: Temporal.PlainDate, today: Temporal.PlainDate): Promise<void> {
  for (let day = after.add({ days: 1 }); day.until(today).days >= 0; day = day.add({ days: 1 })) {
    await DEEDS[day.toString().slice(5)]?.(house, today);
  }
}

async function publishInstruction(house: House, today: Temporal.PlainDate): Promise<void> {
  const wanted = newPublication.parse({
    kind: 'instruction',
    titleSv: 'Nominering till höstterminen',
    titleEn: 'Nomination for the autumn term',
    textSv: 'Skicka instruktionen till era partneruniversitet, så att de hinner nominera i tid.',
    textEn: 'Send the instruction to your partner universities, so that they can nominate in time.',
    mailSubject: 'Nomination to Umeå University for the autumn term',
    mailText: 'Dear partner,\n\nNominations for the autumn term are now open. Please nominate your students in Solemove.\n\nKind regards',
    dueOn: addWorkingDays(today, 10).toString(),
  });
  await publish(house, await actorOf(house, HANNA), wanted, `demo instruction ${today.toString()}`);
}

async function publishNotice(house: House, today: Temporal.PlainDate): Promise<void> {
  const wanted = newPublication.parse({
    kind: 'notice',
    titleSv: 'Språkkurser för utresande studenter',
    titleEn: 'Language courses for outgoing students',
    textSv: 'Studenter som ska på utbyte kan läsa en språkkurs i förväg. Berätta det för era studenter.',
    textEn: 'Students who go on exchange can take a language course in advance. Please tell your students.',
    dueOn: addWorkingDays(today, 10).toString(),
  });
  await publish(house, await actorOf(house, HANNA), wanted, `demo notice ${today.toString()}`);
}

async function callSpringMeeting(house: House, today: Temporal.PlainDate): Promise<void> {
  const day = addWorkingDays(today, 15);
  const plan = meetingPlan.parse({
    title: 'Nätverksträff, våren',
    day: day.toString(),
    startsAt: '13:15',
    endsAt: '15:00',
    room: 'Rotundan, Universum',
    agenda: 'Nomineringar till hösten\nAvtal som går ut\nFrågor',
    answerBy: addWorkingDays(today, 8).toString(),
    audience: { kind: 'everybody' },
  });
  await callMeeting(house, await actorOf(house, HANNA), plan, `demo meeting ${today.toString()}`);
}

/** An agreement that is not in Solemove yet, with the conditions of one that is. */
async function signNewAgreement(house: House, today: Temporal.PlainDate): Promise<void> {
  const { ourHeiIds } = await readSettings(house.db);
  const file = 'egna/iias.xml';
  const [known] = itemsOf(readIias(await readFile(new URL(`./data/${file}`, import.meta.url)), ourHeiIds));
  if (!known) throw new Error('The demo has no agreement to copy.');
  const fresh = { ...known, iiaId: `demo-${today.year}`, iiaCode: `${known.iiaCode}-${today.year}` };
  await importExchangeAgreements(house, { fileName: file, by: 'demo' }, [fresh]);
}

async function ask(
  house: House,
  by: string,
  departmentCode: string,
  caseReference: string,
  courseName: string,
  courseCode: string,
  today: Temporal.PlainDate,
): Promise<void> {
  const request = newEligibilityRequest.parse({
    caseReference,
    courseCode,
    courseName,
    departmentId: await departmentIdOf(house, departmentCode),
    term: `HT${today.year}`,
    question: 'Motsvarar sökandens kurser förkunskapskraven?',
  });
  await createEligibilityRequest(house, await actorOf(house, by), request, `demo ${caseReference} ${today.toString()}`);
}

async function answerNo(house: House, by: string, caseReference: string): Promise<void> {
  await actOn(house, by, caseReference, 'notEligible', { reason: 'Kursen i sannolikhetslära saknas.' });
}

async function lackAccess(house: House, by: string, caseReference: string): Promise<void> {
  await actOn(house, by, caseReference, 'lackAccess', {});
}

async function actOn(house: House, by: string, caseReference: string, verb: string, input: object): Promise<void> {
  const actor = await actorOf(house, by);
  const own = await listTaskFiles(house.db, { personId: actor.person.id, relation: 'assigned', limit: 50 });
  const file = own.find(({ task }) => task.publicReference === caseReference);
  if (file) await act(house, { taskId: file.task.id, verb, version: file.task.version, input, actor });
}

async function lendPlace(house: House, today: Temporal.PlainDate): Promise<void> {
  const loan = newLoan.parse({
    ownerDepartmentId: await departmentIdOf(house, 'KEM'),
    studyDepartmentId: await departmentIdOf(house, 'FYS'),
    partnerName: 'University of Oslo',
    studentName: 'Tova Lindmark',
    termCode: `HT${today.year}`,
  });
  await enterLoan(house, await actorOf(house, MEHMET), loan, `demo loan ${today.toString()}`);
}

async function withdraw(house: House): Promise<void> {
  const [loan] = await house.db.select({ id: placeLoan.id }).from(placeLoan).where(eq(placeLoan.state, 'inUse'));
  if (loan) await withdrawLoan(house, await actorOf(house, MEHMET), loan.id, null);
}

/** Mathematics gets a new contact person: the directory is imported anew, with another name in the old one's place. */
async function changeHands(house: House): Promise<void> {
  const file = 'kontaktpersoner.csv';
  const preview = await readDirectory(await readFile(new URL(`./data/${file}`, import.meta.url)), file);
  const rows = itemsOf(preview).map((row) =>
    row.email === 'lars.nyhlen@example.com'
      ? { ...row, personName: 'Astrid Holmlund', email: 'astrid.holmlund@example.com', entraObjectId: '11111111-0000-4000-8000-000000000040' }
      : row,
  );
  await importDirectory(house, { fileName: file, by: 'demo' }, rows);
}

async function actorOf(house: House, email: string): Promise<Actor> {
  const [found] = await house.db.select().from(person).where(eq(person.email, email));
  if (!found) throw new Error(`The demo has nobody with the address ${email}.`);
  const known: Person = found;
  return { person: known, correlationId: 'demo' };
}

async function departmentIdOf(house: House, code: string): Promise<string> {
  const [found] = await house.db.select({ id: department.id }).from(department).where(eq(department.code, code));
  if (!found) throw new Error(`The demo has no department ${code}.`);
  return found.id;
}
