import type { Entry, LearningAgreementForm } from '../api/learningAgreementsQueries.ts';
import { signedValues } from './SignedFields.tsx';

/** What the fields of the form begin with. */
export function valuesOf(entry: Entry | null, { departments }: LearningAgreementForm): Readonly<Record<string, string>> {
  const onlyDepartment = departments.length === 1 ? (departments[0]?.id ?? '') : '';
  if (!entry) return { departmentId: onlyDepartment, direction: 'outgoing', mobilityType: 'long' };
  const { departmentId, direction, partnerHeiId, givenNames, familyName, email, start, end, mobilityType, iscedCode, eqfLevel, language, signed } = entry;
  return {
    departmentId: departmentId ?? onlyDepartment,
    direction,
    partnerHeiId,
    givenNames,
    familyName,
    email: email ?? '',
    start,
    end,
    mobilityType,
    iscedCode,
    eqfLevel: String(eqfLevel),
    language: language?.language ?? '',
    cefrLevel: language?.cefrLevel ?? '',
    ...signedValues(signed),
  };
}
