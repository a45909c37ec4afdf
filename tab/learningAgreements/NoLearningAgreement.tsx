import { NoSuchItem } from '../shell/NoSuchItem.tsx';
import { PATHS } from '../shell/paths.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

/** For an address that leads to none of the person's. */
export function NoLearningAgreement() {
  const { t } = useTexts();
  return <NoSuchItem title={t('learningAgreements.notFound.title')} text={t('learningAgreements.notFound.text')} to={PATHS.learningAgreements} label={t('learningAgreements.notFound.all')} />;
}
