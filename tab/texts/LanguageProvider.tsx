import { createContext, useContext, useEffect, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Language } from './language.ts';
import { translate } from './translate.ts';
import type { Translate } from './translate.ts';

interface Texts {
  readonly language: Language;
  readonly t: Translate;
}

const TextsContext = createContext<Texts | null>(null);

interface LanguageProviderProps {
  readonly language: Language;
  readonly children: ReactNode;
}

/** The language of what stands inside. The page's `lang` follows, so that a screen reader speaks it. */
export function LanguageProvider({ language, children }: LanguageProviderProps) {
  const texts = useMemo(() => ({ language, t: translate(language) }), [language]);
  useEffect(() => {
    const page = document.documentElement;
    const before = page.lang;
    page.lang = language;
    return () => {
      page.lang = before;
    };
  }, [language]);
  return <TextsContext value={texts}>{children}</TextsContext>;
}

export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error('useTexts needs a LanguageProvider above it.');
  return texts;
}
