/** Every text of a language by its full key: 'card.due.eligibility'. */
export function flatten(texts: object, path: readonly string[] = []): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [name, value] of Object.entries(texts)) {
    if (typeof value === 'string') flat.set([...path, name].join('.'), value);
    else for (const [key, text] of flatten(value as object, [...path, name])) flat.set(key, text);
  }
  return flat;
}

const PLURAL = /_(zero|one|two|few|many|other)$/;

/** The key that the code names: the forms of a plural are one. */
export function withoutPlural(key: string): string {
  return key.replace(PLURAL, '');
}

export function pluralForm(key: string): string | null {
  return PLURAL.exec(key)?.[1] ?? null;
}

/** The names within {{ }}, in order, each once. */
export function variables(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{(.*?)\}\}/g)].map(([, name]) => (name ?? '').trim()))].sort();
}
