export type Language = 'sv' | 'en';

/** The language for a browser's or host's locale ('sv-SE', 'en-us'). Who reads neither reads English. */
export function languageOf(locale: string): Language {
  return /^sv\b/i.test(locale) ? 'sv' : 'en';
}
