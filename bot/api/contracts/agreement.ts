import { z } from 'zod';

const condition = z.object({
  id: z.uuid(),
  kind: z.enum(['studentStudies', 'studentTraineeship', 'staffTeaching', 'staffTraining']),
  direction: z.enum(['outgoing', 'incoming']),
  departmentId: z.uuid(),
  departmentText: z.string(),
  mobilitiesPerYear: z.number().nullable(),
  totalMonthsPerYear: z.string().nullable(),
  totalDaysPerYear: z.string().nullable(),
  languageSkills: z.array(z.object({ language: z.string(), cefrLevel: z.string().nullable() })),
  subjectAreas: z.array(z.object({ iscedCode: z.string(), clarification: z.string().nullable() })),
  eqfLevels: z.array(z.number()),
  firstAcademicYear: z.string(),
  lastAcademicYear: z.string(),
  /** ended: no year is left. notCovering: the coming nomination term lies outside. */
  coverage: z.enum(['covers', 'notCovering', 'ended']),
  cannotBeApprovedBecause: z.array(z.string()),
});

/** An exchange agreement as a person sees it: with the conditions of their departments. */
export const agreement = z.object({
  id: z.uuid(),
  iiaCode: z.string(),
  partnerHeiId: z.string(),
  partnerName: z.string(),
  partnerCountry: z.string().nullable(),
  inEffect: z.boolean().nullable(),
  /** The worst of its conditions. */
  coverage: z.enum(['covers', 'notCovering', 'ended']),
  /** The academic year; null without conditions. As the channel tells it, of the conditions that are sent. */
  expiresWith: z.string().nullable(),
  expiresWithinAYear: z.boolean(),
  conditions: z.array(condition),
});

/** The term that partners nominate to next, by which coverage is judged. */
export const nominationTerm = z.object({ code: z.string(), academicYear: z.string(), nominationDeadline: z.iso.date() }).nullable();
