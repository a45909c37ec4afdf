import { Temporal } from 'temporal-polyfill';
import type { ResponsibleTaskView } from '../../bot/cards/view.ts';
import type { DialogueLine, EligibilityRequest } from '../../bot/domain/eligibility.ts';
import type { LearningAgreement } from '../../bot/domain/learningAgreement.ts';
import type { Department, Language } from '../../bot/domain/person.ts';
import type { SignatureRequest } from '../../bot/domain/signatureRequest.ts';
import type { PublicAssignee, Task } from '../../bot/domain/task.ts';
import type { TaskFile } from '../../bot/domain/taskFile.ts';
import { responsibleTaskView } from '../../bot/duties/taskView.ts';
import type { Executor } from '../../bot/store/connect.ts';
import { department } from '../../bot/store/schema.ts';

/** Monday morning. */
export const NOW = Temporal.Instant.from('2026-11-23T08:10:00+01:00');

export const DEPARTMENTS: readonly Department[] = [
  { id: '00000000-0000-4000-8000-0000000000f1', code: 'FYS', nameSv: 'Institutionen för fysik', nameEn: 'Department of Physics' },
  { id: '00000000-0000-4000-8000-0000000000f2', code: 'KEM', nameSv: 'Kemiska institutionen', nameEn: 'Department of Chemistry' },
  {
    id: '00000000-0000-4000-8000-0000000000f3',
    code: 'IDE',
    nameSv: 'Institutionen för idé- och samhällsstudier',
    nameEn: 'Department of Historical, Philosophical and Religious Studies',
  },
];

export const karin: PublicAssignee = { personId: 'karin', name: 'Karin Åström', capacity: 'responsible', teamsUserId: '29:karin' };
export const olof: PublicAssignee = { personId: 'olof', name: 'Olof Wikberg', capacity: 'deputy', teamsUserId: '29:olof' };
export const ingrid: PublicAssignee = { personId: 'ingrid', name: 'Ingrid Sandelin', capacity: 'head', teamsUserId: null };
export const hanna: PublicAssignee = { personId: 'hanna', name: 'Hanna Björkqvist', capacity: 'internationalOffice', teamsUserId: '29:hanna' };
/** Who asked for the eligibility requests below. */
export const EVA = 'eva';

const [physics] = DEPARTMENTS;

interface FileOptions<Request> {
  readonly task?: Partial<Task>;
  readonly request?: Partial<Request>;
  readonly assignees?: readonly PublicAssignee[];
}

export function eligibilityFile({ task, request, assignees }: FileOptions<EligibilityRequest> = {}): TaskFile {
  return {
    task: { ...aTask('eligibility'), publicReference: 'UMU-2026-4711', ...task },
    phaseBeganAt: NOW,
    askedAt: NOW,
    requesterId: EVA,
    assignees: assignees ?? [karin],
    subject: {
      kind: 'eligibility',
      request: {
        caseReference: 'UMU-2026-4711',
        nyaReference: 'AB12345',
        courseCode: '5FY132',
        courseName: 'Kvantmekanik 1',
        term: 'HT2027',
        question:
          'Motsvarar sökandes kurser i matematik från Universidade de Aveiro våra förkunskaper i flervariabelanalys? ' +
          'Betygsutdrag och kursplaner finns i NyA-webben.',
        requesterName: 'Eva Forsmark',
        answer: null,
        dialogue: [],
        ...request,
      },
    },
  };
}

export function signatureFile({ task, request, assignees }: FileOptions<SignatureRequest> = {}): TaskFile {
  return {
    task: { ...aTask('learningAgreementSignature'), dueAt: Temporal.Instant.from('2027-01-04T16:00:00+01:00'), ...task },
    phaseBeganAt: NOW,
    askedAt: NOW,
    requesterId: null,
    assignees: assignees ?? [karin],
    subject: { kind: 'learningAgreementSignature', request: { ...aSignatureRequest(), ...request } },
  };
}

export function said(kind: DialogueLine['kind'], by: string, text: string | null, at = '2026-11-20T14:05:00+01:00'): DialogueLine {
  return { kind, by, text, at: Temporal.Instant.from(at) };
}

/** The view as the product makes it; the departments to choose from are given instead of a database. */
export function viewOf(
  file: TaskFile,
  personId: string,
  language: Language,
  departments: readonly Department[] = DEPARTMENTS,
): Promise<ResponsibleTaskView> {
  return responsibleTaskView(withDepartments(departments), file, { personId, language }, NOW);
}

/** Enough of a database for what a view and a card ask of one: the departments to choose from, and else nothing. */
export function withDepartments(departments: readonly Department[] = DEPARTMENTS): Executor {
  const rowsOf = (table: unknown) => {
    const rows = Promise.resolve(table === department ? departments : []);
    const narrowed = (): unknown => Object.assign(rows, { orderBy: narrowed, where: narrowed, innerJoin: narrowed, leftJoin: narrowed, limit: narrowed });
    return narrowed();
  };
  const query = { select: () => ({ from: rowsOf }) };
  return query as unknown as Executor;
}

function aTask(kind: Task['kind']): Task {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    kind,
    department: physics as Department,
    state: 'open',
    dueAt: Temporal.Instant.from('2026-11-25T16:00:00+01:00'),
    createdAt: NOW,
    closedAt: null,
    version: 3,
    cardVersion: 7,
    publicReference: null,
  };
}

function aSignatureRequest(): SignatureRequest {
  const studentSigned = {
    signerName: 'Saga Lindqvist',
    signerPosition: null,
    signerEmail: null,
    timestamp: '2026-11-19T09:12:00+01:00',
    signerApp: null,
  };
  const learningAgreement: LearningAgreement = {
    omobilityId: 'omobility-1',
    sendingHeiId: 'umu.se',
    sendingOunitId: 'fysik',
    sendingOunitName: 'Institutionen för fysik',
    receivingHeiId: 'uw.edu.pl',
    receivingOunitId: null,
    receivingOunitName: null,
    receivingAcademicYear: null,
    student: { givenNames: 'Saga', familyName: 'Lindqvist', globalId: null, email: 'saga@example.com' },
    mobilityStart: { kind: 'month', yearMonth: '2027-02' },
    mobilityEnd: { kind: 'day', date: '2027-06-30' },
    mobilityType: 'long',
    iscedCode: '0533',
    eqfLevel: 6,
    language: { language: 'en', cefrLevel: 'B2' },
    versions: [
      {
        role: 'firstVersion',
        proposalId: null,
        components: [],
        signatures: { student: studentSigned, sendingInstitution: null, receivingInstitution: null },
      },
    ],
  };
  return {
    learningAgreement,
    partnerName: 'Uniwersytet Warszawski',
    versionRole: 'firstVersion',
    proposalId: null,
    signingAs: 'sendingInstitution',
    changes: [],
    changesCloseOn: null,
    outcome: null,
    reason: null,
    signedOn: null,
    scanPlace: null,
    note: null,
    signerName: null,
    signedAt: null,
  };
}
