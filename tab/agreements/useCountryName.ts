import { useTexts } from '../texts/LanguageProvider.tsx';

/** The country of an ISO 3166 code in the person's language; what is no such code stays as it is. */
export function useCountryName(code: string | null): string | null {
  const { language } = useTexts();
  if (code === null || !/^[A-Za-z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames(language, { type: 'region' }).of(code.toUpperCase()) ?? code;
}
