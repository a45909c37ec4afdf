import { en } from './en.ts';
import type { Language } from './language.ts';
import { PAGE_TEXTS } from './pageTexts.ts';
import type { PageTexts, PageTextsName } from './pageTexts.ts';
import { sv } from './sv.ts';

type All = typeof sv & PageTexts;

type Leaves<T, Before extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Before}${K}` : Leaves<T[K], `${Before}${K}.`>;
}[keyof T & string];

type Leaf = Leaves<All>;
type Plural = Leaf extends infer L ? (L extends `${infer Base}_other` ? Base : never) : never;

/** Where a text stands: 'tasks.noMatch.title'. Of a text with plural forms, the part before _one and _other. */
export type TextKey = Exclude<Leaf, `${string}_one` | `${string}_other`> | Plural;

type At<T, Path extends string> = Path extends `${infer Head}.${infer Rest}`
  ? Head extends keyof T
    ? At<T[Head], Rest>
    : never
  : Path extends keyof T
    ? T[Path]
    : never;

type Variables<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Variables<Rest> : never;

type VariablesOf<Key extends TextKey> = Key extends Plural
  ? Variables<At<All, `${Key}_other`>>
  : Variables<At<All, Key>>;

type Values<Names extends string> = Readonly<Record<Names, string | number>>;

/** A text in the person's language; the compiler asks for exactly the values that the text names. */
export type Translate = <Key extends TextKey>(
  key: Key,
  ...values: [VariablesOf<Key>] extends [never] ? [] : [Values<VariablesOf<Key>>]
) => string;

/** Texts within texts, as deep as their keys. */
interface Texts {
  readonly [key: string]: string | Texts;
}

const texts: Readonly<Record<Language, Record<string, string | Texts>>> = { sv: { ...sv }, en: { ...en } };
const plurals = { sv: new Intl.PluralRules('sv'), en: new Intl.PluralRules('en') };

/** Fetches the texts of pages; they have to be there before a page is drawn. */
export async function fetchPageTexts(names: readonly PageTextsName[]): Promise<void> {
  await Promise.all(
    names.map(async (name) => {
      const { sv: swedish, en: english } = await PAGE_TEXTS[name]();
      texts.sv[name] = swedish;
      texts.en[name] = english;
    }),
  );
}

/**
 * A few lines of our own: i18next, which the server has, would be a tenth of the script that everybody
 * waits for. Values stand as they are, since React escapes; `count` chooses the plural form.
 */
export function translate(language: Language): Translate {
  return (key, ...[values]: readonly [Values<string>?]) => {
    const count = values?.['count'];
    const text = (typeof count === 'number' ? find(language, `${key}_${plurals[language].select(count)}`) : undefined) ?? find(language, key);
    return (text ?? key).replace(/{{(\w+)}}/g, (whole, name: string) => String(values?.[name] ?? whole));
  };
}

function find(language: Language, key: string): string | undefined {
  let at: string | Texts | undefined = texts[language];
  for (const part of key.split('.')) at = typeof at === 'object' ? at[part] : undefined;
  return typeof at === 'string' ? at : undefined;
}
