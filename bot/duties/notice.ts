import { z } from 'zod';
import { dayText, translate } from '../texts/translate.ts';
import { doneBy, doneByActor, doneOnField } from './doneBy.ts';
import type { Fact } from './duty.ts';
import { given } from './input.ts';
import { keptDuty } from './kept.ts';
import { publishedFacts, publishedLinks, publishedText, textOf, titleIn } from './publishedText.ts';

/**
 * Duty 9: pass on what the International Office and authorities have to say to students and
 * teachers. Starts when it is published, ends when the department has passed it on or says that it
 * does not concern it.
 */

const AUDIENCES = ['students', 'teachers', 'both'] as const;

const details = publishedText.extend({
  answer: z
    .discriminatedUnion('kind', [
      doneBy.extend({ kind: z.literal('passedOn'), to: z.enum(AUDIENCES) }),
      doneBy.extend({ kind: z.literal('notRelevant'), reason: z.string().nullable() }),
    ])
    .nullable(),
});

export type Notice = z.output<typeof details>;

export const noticeDuty = keptDuty<Notice>({
  kind: 'notice',
  urgent: false,
  details,
  title: (notice, t) => t('duty.notice.title', { title: titleIn(notice, t) }),
  facts: (notice, language) => {
    const t = translate(language);
    return [
      ...publishedFacts(notice, language),
      ...(notice.answer
        ? [
            { label: t('duty.notice.facts.answer'), value: answerText(notice.answer, language), result: tone(notice.answer) },
            { label: t('duty.notice.facts.by'), value: `${notice.answer.by}, ${dayText(notice.answer.on, language)}`, result: tone(notice.answer) },
          ]
        : []),
      { label: t('duty.notice.facts.text'), value: textOf(notice, language) },
    ];
  },
  dialogue: () => [],
  passages: ({ titleSv, titleEn, textSv, textEn, link }, language) => {
    const t = translate(language);
    const end = link === null ? '' : `\n\n${link}`;
    return [
      { title: t('duty.notice.passage.sv'), text: `${titleSv}\n\n${textSv}${end}` },
      { title: t('duty.notice.passage.en'), text: `${titleEn}\n\n${textEn}${end}` },
    ];
  },
  links: (notice, language) => publishedLinks(notice, language),
  actions: [
    {
      verb: 'passedOn',
      by: 'assignee',
      states: ['open'],
      style: 'positive',
      label: (t) => t('duty.notice.action.passedOn'),
      fields: [
        {
          name: 'to',
          kind: 'choice',
          required: true,
          maxLength: 20,
          label: (t) => t('duty.notice.field.to'),
          choices: (_notice, t) => AUDIENCES.map((value) => ({ value, title: t(`duty.notice.to.${value}`) })),
        },
        doneOnField((t) => t('duty.notice.field.on')),
      ],
      async apply(context, _file, notice, input) {
        const to = z.enum(AUDIENCES).parse(given(input, 'to'));
        return { state: 'done', details: { ...notice, answer: { kind: 'passedOn', to, ...doneByActor(context, input) } } };
      },
    },
    {
      verb: 'notRelevant',
      by: 'assignee',
      states: ['open'],
      style: 'default',
      label: (t) => t('duty.notice.action.notRelevant'),
      fields: [{ name: 'reason', kind: 'multiline', required: false, maxLength: 500, label: (t) => t('duty.notice.field.reason') }],
      async apply(context, _file, notice, input) {
        const answer = { kind: 'notRelevant' as const, reason: input['reason'] ?? null, ...doneByActor(context, input) };
        return { state: 'done', details: { ...notice, answer } };
      },
    },
  ],
});

/** What the department answered: "Till studenter", or that it does not concern it, and why. */
export function answerText(answer: NonNullable<Notice['answer']>, language: 'sv' | 'en'): string {
  const t = translate(language);
  if (answer.kind === 'passedOn') return t(`duty.notice.outcome.${answer.to}`);
  const said = t('duty.notice.outcome.notRelevant');
  return answer.reason === null ? said : `${said}: ${answer.reason}`;
}

function tone({ kind }: NonNullable<Notice['answer']>): NonNullable<Fact['result']> {
  return kind === 'passedOn' ? 'positive' : 'negative';
}
