import type { Language } from '../domain/person.ts';
import { translate } from '../texts/translate.ts';

/** Who did what stands in the log: a person by name, a part of the product as the product. */
export function actorText({ actor, actorName }: { readonly actor: string; readonly actorName: string | null }, language: Language): string {
  const t = translate(language);
  return actorName ?? (isPart(actor) ? t('audit.product') : t('audit.gone'));
}

/** Parts of the product are named by a word, people by a UUID. */
function isPart(actor: string): boolean {
  return !actor.includes('-');
}
