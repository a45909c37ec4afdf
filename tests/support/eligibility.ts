import type { NewEligibilityRequest } from '../../bot/duties/eligibility.ts';

/** What Admissions asks of the department, with a question that must never be seen in a channel. */
export function requestTo(departmentId: string, differing: Partial<NewEligibilityRequest> = {}): NewEligibilityRequest {
  return {
    caseReference: 'UMU-2026-17',
    courseCode: '5FY123',
    courseName: 'Kvantmekanik',
    departmentId,
    term: 'HT2027',
    question: 'Hemlig fråga: räcker kursen i linjär algebra?',
    ...differing,
  };
}
