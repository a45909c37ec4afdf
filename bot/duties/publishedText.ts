import { z } from 'zod';
import type { Language } from '../domain/person.ts';
import { storedDay } from '../domain/stored.ts';
import { dayText, translate, type Translate } from '../texts/translate.ts';
import type { Fact, Link } from './duty.ts';

/** What a department's task keeps of the publication that it arose from. */
export const publishedText = z.object({
  publicationId: z.uuid(),
  titleSv: z.string(),
  titleEn: z.string(),
  textSv: z.string(),
  textEn: z.string(),
  link: z.string().nullable(),
  /** When the International Office withdrew it. */
  withdrawnOn: storedDay.nullable(),
});

export type PublishedText = z.output<typeof publishedText>;

/** A duty's title is asked for with the texts of a language and not with its name. */
export function titleIn({ titleSv, titleEn }: Pick<PublishedText, 'titleSv' | 'titleEn'>, t: Translate): string {
  return t === translate('sv') ? titleSv : titleEn;
}

export function textOf({ textSv, textEn }: PublishedText, language: Language): string {
  return language === 'sv' ? textSv : textEn;
}

export function publishedFacts(published: PublishedText, language: Language): Fact[] {
  const t = translate(language);
  return [
    ...(published.withdrawnOn
      ? [
          {
            label: t('duty.notice.facts.withdrawn'),
            value: dayText(published.withdrawnOn, language),
            result: 'negative' as const,
          },
        ]
      : []),
    { label: t('duty.notice.facts.subject'), value: titleIn(published, t) },
  ];
}

export function publishedLinks({ link }: PublishedText, language: Language): Link[] {
  return link === null ? [] : [{ title: translate(language)('duty.notice.link'), url: link }];
}
