import { ProgressLine } from '../feedback/ProgressLine.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';

/** How far an import that is being saved has come. */
export function ImportProgress({ saved, all }: { readonly saved: number; readonly all: number }) {
  const { t, language } = useTexts();
  const number = new Intl.NumberFormat(language);
  const words = t('imports.preview.savingCount', { saved: number.format(saved), all: number.format(all) });
  return <ProgressLine label={t('imports.preview.savingLabel')} done={saved} all={all} words={words} />;
}
