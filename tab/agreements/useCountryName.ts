import { useTexts } from '../texts/LanguageProvider.tsx';

/** The country of an ISO 3166 code in the person's language; what is no such code stays as it is. */
export function useCountryNames(): (code: string) => string {
  const { language } = useTexts();
  return (code) =>
    /^[A-Za-z]{2}$/.test(code) ? (new Intl.DisplayNames(language, { type: 'region' }).of(code.toUpperCase()) ?? code) : code;
}

/** As {@link useCountryNames}, of one that may be unknown. */
export function useCountryName(code: string | null): string | null {
  const nameOf = useCountryNames();
  return code === null ? null : nameOf(code);
}
