import { z } from 'zod';
import { forwardingCounts, FORWARDING_STATES, isForwarded, markOne, markRestSent, MARKS, type PartnerLine } from '../domain/forwarding.ts';
import { mailtoUrl } from '../domain/mailto.ts';
import type { Language } from '../domain/person.ts';
import { storedDay } from '../domain/stored.ts';
import { dayText, translate, type Translate } from '../texts/translate.ts';
import { doneBy, doneByActor, doneOnField } from './doneBy.ts';
import type { Fact, Field } from './duty.ts';
import { given } from './input.ts';
import { keptDuty, type KeptChange } from './kept.ts';
import { publishedFacts, publishedLinks, publishedText, textOf, titleIn } from './publishedText.ts';

/**
 * Duty 7: pass on an instruction of the International Office to the department's own partner
 * universities. Starts when it is published, ends when each partner has been written to; what
 * bounced keeps it open. The lines of the partners are the proof of what was sent when.
 */

const details = publishedText.extend({
  mailSubject: z.string(),
  mailText: z.string(),
  partners: z.array(
    z.object({
      heiId: z.string(),
      name: z.string(),
      email: z.string().nullable(),
      state: z.enum(FORWARDING_STATES),
      on: storedDay.nullable(),
      by: z.string().nullable(),
    }),
  ),
  /** Why no partner is concerned, when the department says so. */
  noneConcerned: doneBy.extend({ reason: z.string() }).nullable(),
});

export type Forwarding = z.output<typeof details>;

/** E-mails that are offered at once, the next when these are marked: Teams shows six buttons and folds up the rest. */
const MAILS = 3;

const onField: Field<Forwarding> = doneOnField((t) => t('duty.forwarding.field.on'));

function changed(before: Forwarding, partners: PartnerLine[]): KeptChange<Forwarding> {
  return { state: isForwarded(partners) ? 'done' : 'open', details: { ...before, partners } };
}

export const forwardingDuty = keptDuty<Forwarding>({
  kind: 'forwarding',
  urgent: false,
  details,
  title: (forwarding, t) => t('duty.forwarding.title', { title: titleIn(forwarding, t) }),
  facts(forwarding, language) {
    const t = translate(language);
    return [
      ...publishedFacts(forwarding, language),
      { label: t('duty.forwarding.facts.text'), value: textOf(forwarding, language) },
      ...outcomeFacts(forwarding, language),
      ...FORWARDING_STATES.flatMap((state): Fact[] => {
        const lines = forwarding.partners.filter((line) => line.state === state);
        if (lines.length === 0) return [];
        const label = t('duty.forwarding.facts.partners', { state: t(`duty.forwarding.state.${state}`), count: lines.length });
        return [{ label, value: lines.map((line) => lineText(line, language)).join('\n') }];
      }),
    ];
  },
  dialogue: () => [],
  passages: ({ mailSubject, mailText }, language) => [
    { title: translate(language)('duty.forwarding.mail'), text: `${mailSubject}\n\n${mailText}` },
  ],
  links(forwarding, language) {
    const t = translate(language);
    const waiting = forwarding.partners.filter(({ state }) => state === 'notSent' || state === 'bounced');
    return [
      ...waiting.slice(0, MAILS).map(({ name, email }) => ({
        title: t('duty.forwarding.writeTo', { partner: name }),
        url: mailtoUrl({ to: email, subject: forwarding.mailSubject, text: forwarding.mailText }),
      })),
      ...publishedLinks(forwarding, language),
    ];
  },
  actions: [
    {
      verb: 'allSent',
      by: 'assignee',
      states: ['open'],
      style: 'positive',
      label: (t) => t('duty.forwarding.action.allSent'),
      fields: [onField],
      when: (_file, { partners }) => forwardingCounts(partners).notSent > 0,
      apply: async (context, _file, forwarding, input) =>
        changed(forwarding, markRestSent(forwarding.partners, doneByActor(context, input))),
    },
    {
      verb: 'mark',
      by: 'assignee',
      states: ['open'],
      style: 'default',
      label: (t) => t('duty.forwarding.action.mark'),
      fields: [
        {
          name: 'partner',
          kind: 'choice',
          required: true,
          maxLength: 200,
          label: (t) => t('duty.forwarding.field.partner'),
          choices: ({ partners }, t) =>
            partners.map(({ heiId, name, state }) => ({ value: heiId, title: `${name} (${lowered(t, state)})` })),
        },
        {
          name: 'state',
          kind: 'choice',
          required: true,
          maxLength: 20,
          label: (t) => t('duty.forwarding.field.state'),
          choices: (_forwarding, t) => MARKS.map((state) => ({ value: state, title: t(`duty.forwarding.state.${state}`) })),
        },
        onField,
      ],
      async apply(context, _file, forwarding, input) {
        const state = z.enum(MARKS).parse(given(input, 'state'));
        const mark = { state, ...doneByActor(context, input) };
        return changed(forwarding, markOne(forwarding.partners, given(input, 'partner'), mark));
      },
    },
    {
      verb: 'noneConcerned',
      by: 'assignee',
      states: ['open'],
      style: 'default',
      label: (t) => t('duty.forwarding.action.noneConcerned'),
      fields: [{ name: 'reason', kind: 'multiline', required: true, maxLength: 500, label: (t) => t('duty.forwarding.field.reason') }],
      // Once somebody has been written to, there was somebody to write to.
      when: (_file, { partners }) => partners.every(({ state }) => state === 'notSent'),
      async apply(context, _file, forwarding, input) {
        const noneConcerned = { ...doneByActor(context, input), reason: given(input, 'reason') };
        return { state: 'done', details: { ...forwarding, noneConcerned } };
      },
    },
  ],
});

function outcomeFacts({ partners, noneConcerned }: Forwarding, language: Language): Fact[] {
  const t = translate(language);
  const label = t('duty.forwarding.facts.progress');
  if (noneConcerned) {
    const { on, by, reason } = noneConcerned;
    const result = 'negative';
    return [
      { label, value: t('duty.forwarding.outcome.noneConcerned'), result },
      { label: t('duty.forwarding.facts.reason'), value: reason, result },
      { label: t('duty.forwarding.facts.by'), value: `${by}, ${dayText(on, language)}`, result },
    ];
  }
  const counts = forwardingCounts(partners);
  const value = t('duty.forwarding.outcome.reached', { reached: counts.sent + counts.confirmed, count: partners.length });
  return [{ label, value, ...(isForwarded(partners) ? { result: 'positive' as const } : {}) }];
}

function lineText({ name, email, on, by }: PartnerLine, language: Language): string {
  const who = email === null ? name : `${name} (${email})`;
  return on === null ? who : `${who}: ${dayText(on, language)}${by === null ? '' : `, ${by}`}`;
}

function lowered(t: Translate, state: PartnerLine['state']): string {
  return t(`duty.forwarding.state.${state}`).toLocaleLowerCase('sv');
}
