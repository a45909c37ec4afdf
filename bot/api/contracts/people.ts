import { z } from 'zod';
import { CAPACITIES } from '../../domain/person.ts';
import { LOAN_STATES } from '../../domain/placeLoan.ts';
import { loanNote, newLoan } from '../../duties/placeLoans.ts';
import type { Route } from '../contract.ts';

export const contact = z.object({
  personId: z.uuid(),
  name: z.string(),
  email: z.string(),
  capacity: z.enum(CAPACITIES),
  capacityText: z.string(),
  /** "Borta till och med 7 januari 2027, Olof Wikberg svarar"; null for whoever is there. */
  awayText: z.string().nullable(),
});

const absences = z.object({
  /** Now and coming, the earliest first. */
  absences: z.array(
    z.object({
      id: z.uuid(),
      firstDay: z.iso.date(),
      lastDay: z.iso.date(),
      periodText: z.string(),
      isNow: z.boolean(),
      /** Who gets the person's tasks meanwhile. */
      coverText: z.string(),
    }),
  ),
  today: z.iso.date(),
  colleagues: z.array(z.object({ id: z.uuid(), name: z.string() })),
});

/** With what has been done, in words. */
const absencesAfter = absences.extend({ text: z.string() });

const loan = z.object({
  id: z.uuid(),
  /** On which side of it the person stands. */
  side: z.enum(['owner', 'study']),
  partnerName: z.string(),
  ownerText: z.string(),
  studyText: z.string(),
  studentName: z.string(),
  termCode: z.string(),
  state: z.enum(LOAN_STATES),
  stateText: z.string(),
  /** When it was withdrawn, as what. */
  withdrawnText: z.string().nullable(),
  note: z.string().nullable(),
  /** Whether the other department knows of the withdrawal. */
  receiptText: z.string().nullable(),
  /** What a withdrawal would be today; null when there can be none. */
  withdrawalToday: z.enum(['withdrawnBeforeStart', 'withdrawnAfterStart']).nullable(),
  termStartsOn: z.iso.date().nullable(),
  canUndo: z.boolean(),
  canRemove: z.boolean(),
});

const loans = z.object({
  loans: z.array(loan),
  /** Whether the person stands behind a department that can lend. */
  canEnter: z.boolean(),
  /** For the International Office: how many places are lent between which departments. */
  counts: z
    .array(
      z.object({
        termCode: z.string(),
        ownerText: z.string(),
        studyText: z.string(),
        state: z.enum(LOAN_STATES),
        stateText: z.string(),
        count: z.number().int(),
      }),
    )
    .nullable(),
});

export const peopleContract = {
  /** Who to turn to at which department or faculty, the likeliest first when something is searched for. For everybody in the directory. */
  directory: {
    method: 'GET',
    path: '/api/directory',
    query: z.object({ q: z.string().max(200).default('') }),
    response: z.object({
      units: z.array(
        z.object({
          id: z.uuid(),
          code: z.string(),
          name: z.string(),
          facultyName: z.string(),
          contacts: z.array(contact),
          /** What happens to questions to a department without contact person; null for those that have one. */
          gapText: z.string().nullable(),
        }),
      ),
    }),
  },
  absences: { method: 'GET', path: '/api/me/absences', response: absences },
  /** Repeated with the same days it enters one. */
  setAbsence: {
    method: 'POST',
    path: '/api/me/absences',
    body: z.object({ firstDay: z.iso.date('date'), lastDay: z.iso.date('date'), deputyId: z.uuid('unknownChoice').nullish() }),
    response: absencesAfter,
  },
  /** Ends one that is now, takes away one that is coming. */
  endAbsence: { method: 'POST', path: '/api/me/absences/:absenceId/end', response: absencesAfter },
  /** The loans of the person's departments, as contact person or deputy. */
  loans: { method: 'GET', path: '/api/loans', response: loans },
  loanForm: {
    method: 'GET',
    path: '/api/loans/form',
    response: z.object({
      owners: z.array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          agreements: z.array(z.object({ id: z.uuid(), title: z.string() })),
        }),
      ),
      departments: z.array(z.object({ id: z.uuid(), name: z.string(), contacts: z.array(z.string()) })),
      terms: z.array(z.object({ code: z.string(), title: z.string() })),
    }),
  },
  /** Repeated with the same Idempotency-Key header it enters one loan. */
  enterLoan: { method: 'POST', path: '/api/loans', body: newLoan, response: z.object({ loanId: z.uuid() }) },
  /** Of today; before the term's start or after it is decided by the calendar. Repeated it changes nothing. */
  withdrawLoan: {
    method: 'POST',
    path: '/api/loans/:loanId/withdrawal',
    body: z.object({ note: loanNote }),
    response: loans,
  },
  /** 409 when the other department has confirmed already. */
  undoWithdrawal: { method: 'POST', path: '/api/loans/:loanId/withdrawal/undo', response: loans },
  /** 409 when somebody has withdrawn. For the owner. */
  removeLoan: { method: 'POST', path: '/api/loans/:loanId/removal', response: loans },
} as const satisfies Record<string, Route>;
