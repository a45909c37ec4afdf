import { z } from 'zod';
import { newLearningAgreement } from '../../domain/newLearningAgreement.ts';
import { proposedChange } from '../../domain/proposedChange.ts';
import { COMPONENT_TABLES, MOBILITY_TYPES, SIGNING_PARTIES } from '../../domain/learningAgreement.ts';
import { SIGNATURE_STATES } from '../../domain/signatureState.ts';
import type { Route } from '../contract.ts';

const party = z.enum(SIGNING_PARTIES);

const signature = z.object({ party, state: z.enum(SIGNATURE_STATES) });

/** On which day each has signed. */
const days = z.object({ student: z.string().nullable(), sendingInstitution: z.string().nullable(), receivingInstitution: z.string().nullable() });

const learningAgreement = z.object({
  id: z.uuid(),
  studentName: z.string(),
  direction: z.enum(['outgoing', 'incoming']),
  partnerName: z.string(),
  departmentText: z.string(),
  /** "1 mars 2027 till augusti 2027" */
  stayText: z.string(),
  stay: z.enum(['coming', 'underWay', 'ended']),
  /** Of the calendar; null when it does not reach so far. */
  termCode: z.string().nullable(),
  /** In the order in which they sign, of the version that is nearest to being agreed. */
  signatures: z.array(signature),
  /** Whom a proposal to change what was agreed waits for, or that we refused it; null when none is open. */
  change: z.enum([...SIGNING_PARTIES, 'refused']).nullable(),
  /** What is open about it, the first due at the top; others than the person's own cannot be opened. */
  tasks: z.array(z.object({ id: z.uuid(), text: z.string(), dueText: z.string(), overdue: z.boolean(), isYours: z.boolean() })),
});

export const learningAgreementsContract = {
  /**
   * Students who go and come with their learning agreements: those of the person's departments, as
   * contact person or deputy. The International Office sees how many each department has, and the
   * cases that it is asked about itself.
   */
  learningAgreements: {
    method: 'GET',
    path: '/api/learning-agreements',
    response: z.object({
      /** What is coming or under way by its start, then what has ended, the latest first. */
      learningAgreements: z.array(learningAgreement),
      /** Terms that stand in the list, in their order. */
      terms: z.array(z.string()),
      /** For the International Office: stays that have not ended, and how many of them lack a signature. */
      counts: z
        .array(z.object({ departmentId: z.uuid(), departmentText: z.string(), outgoing: z.number().int(), incoming: z.number().int(), unsigned: z.number().int() }))
        .nullable(),
      /** Whether the person stands behind a department, and so may enter one by hand. */
      mayEnter: z.boolean(),
    }),
  },
  /** What the form for one by hand offers: the person's own departments. 403 to whoever has none. */
  learningAgreementForm: {
    method: 'GET',
    path: '/api/learning-agreement-form',
    response: z.object({
      departments: z.array(z.object({ id: z.uuid(), name: z.string() })),
      partners: z.array(z.object({ heiId: z.string(), name: z.string() })),
      /** Codes with their names, those that are taught in first. */
      languages: z.array(z.object({ code: z.string(), name: z.string() })),
    }),
  },
  /** Repeated with the same Idempotency-Key header it makes one. */
  enterLearningAgreement: {
    method: 'POST',
    path: '/api/learning-agreements',
    body: newLearningAgreement,
    response: z.object({ learningAgreementId: z.uuid() }),
  },
  /** Puts right what was entered by hand. 409 when it has changed since it was read. */
  changeLearningAgreement: {
    method: 'PATCH',
    path: '/api/learning-agreements/:learningAgreementId',
    body: newLearningAgreement.safeExtend({ read: z.string().max(100) }),
    response: z.object({}),
  },
  /** Takes away what was entered by hand. */
  removeLearningAgreement: {
    method: 'POST',
    path: '/api/learning-agreements/:learningAgreementId/removal',
    body: z.object({}),
    response: z.object({}),
  },
  /** Enters a change to one that was entered by hand and is agreed, or puts right the change that is not signed by all. 409 when it has changed since it was read. */
  enterLearningAgreementChange: {
    method: 'POST',
    path: '/api/learning-agreements/:learningAgreementId/change',
    body: proposedChange.extend({ read: z.string().max(100) }),
    response: z.object({}),
  },
  /** Takes away the change that is not signed by all. 409 when it has changed since it was read. */
  removeLearningAgreementChange: {
    method: 'POST',
    path: '/api/learning-agreements/:learningAgreementId/change/removal',
    body: z.object({ read: z.string().max(100) }),
    response: z.object({}),
  },
  /** 404 to whoever would not find it in the list. */
  learningAgreement: {
    method: 'GET',
    path: '/api/learning-agreements/:learningAgreementId',
    response: learningAgreement.extend({
      academicYear: z.string().nullable(),
      /** The courses of the version that is nearest to being agreed. */
      components: z.array(z.object({ table: z.enum(COMPONENT_TABLES), code: z.string().nullable(), title: z.string(), credits: z.string().nullable() })),
      /** Versions and proposals, the latest first. One that was replaced has no signatures left to show. */
      history: z.array(
        z.object({
          versionText: z.string(),
          /** When it was first signed or asked for; null when neither is known. */
          sinceText: z.string().nullable(),
          signatures: z.array(signature.extend({ detailsText: z.string().nullable() })),
          changes: z.array(z.string()),
          outcome: z.object({ text: z.string(), isNegative: z.boolean(), byText: z.string().nullable(), reason: z.string().nullable() }).nullable(),
        }),
      ),
      /** Of one that was entered by hand and that no file has brought: what its form holds. Null for any other. */
      entry: z
        .object({
          departmentId: z.uuid().nullable(),
          direction: z.enum(['outgoing', 'incoming']),
          partnerHeiId: z.string(),
          givenNames: z.string(),
          familyName: z.string(),
          email: z.string().nullable(),
          start: z.string(),
          end: z.string(),
          mobilityType: z.enum(MOBILITY_TYPES),
          iscedCode: z.string(),
          eqfLevel: z.number().int(),
          language: z.object({ language: z.string(), cefrLevel: z.string() }).nullable(),
          signed: days,
          /** The change that is not signed by all. */
          change: z.object({ signed: days }).nullable(),
          /** Whether a change can be entered: it is agreed, and no short stay. */
          mayChange: z.boolean(),
          /** To be sent back with the change. */
          fingerprint: z.string(),
        })
        .nullable(),
      /** The person's own open task in which it is signed. */
      signingTaskId: z.uuid().nullable(),
    }),
  },
} as const satisfies Record<string, Route>;
