import { Temporal } from 'temporal-polyfill';
import type { HeiId } from './institution.ts';
import { allowsChanges, asksForChange, firstDay, lastDay, type LearningAgreement, type LearningAgreementVersion } from './learningAgreement.ts';

/**
 * Why a learning agreement cannot be handled as it stands, so that a signature would lead nowhere:
 * blank or malformed fields stop it on its way (manual.its.umu.se, pages on the online learning
 * agreement), and some kinds of mobility allow no change of what was agreed. Of the fields that the
 * manual names, nationality and telephone numbers are not kept and cannot be judged here.
 */
export const SIGNING_OBSTACLES = [
  'partnerWithoutSchacCode',
  'languageMissing',
  'subjectAreaNotFourDigits',
  'levelNotOneToEight',
  'datesReversed',
  'changesNotAllowed',
] as const;
export type SigningObstacle = (typeof SIGNING_OBSTACLES)[number];

/** What stands in the way of signing a version of an agreement, in the order of {@link SIGNING_OBSTACLES}. */
export function obstaclesOf(agreement: LearningAgreement, version: LearningAgreementVersion): SigningObstacle[] {
  const { sendingHeiId, receivingHeiId, language, iscedCode, eqfLevel, mobilityStart, mobilityEnd } = agreement;
  const stands: Readonly<Record<SigningObstacle, boolean>> = {
    partnerWithoutSchacCode: !isSchacCode(sendingHeiId) || !isSchacCode(receivingHeiId),
    languageMissing: !language?.language.trim() || !language.cefrLevel.trim(),
    subjectAreaNotFourDigits: !/^\d{4}$/.test(iscedCode),
    levelNotOneToEight: !Number.isInteger(eqfLevel) || eqfLevel < 1 || eqfLevel > 8,
    datesReversed: Temporal.PlainDate.compare(lastDay(mobilityEnd), firstDay(mobilityStart)) < 0,
    changesNotAllowed: asksForChange(agreement, version) && !allowsChanges(agreement),
  };
  return SIGNING_OBSTACLES.filter((obstacle) => stands[obstacle]);
}

/** SCHAC codes of universities are Internet domain names. Erasmus codes and names, which stand in their place at times, are not. */
function isSchacCode(heiId: HeiId): boolean {
  return /^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/i.test(heiId);
}
