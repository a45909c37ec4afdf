import type { Language } from '../domain/person.ts';
import { translate } from '../texts/translate.ts';
import { card, openUrl, press, text, type AdaptiveCard, type CardElement } from './elements.ts';
import { VERBS } from './verbs.ts';
import { words } from './words.ts';

/** A unit of the directory with who stands behind it. Nothing in it is about a student. */
export interface ContactUnit {
  readonly name: string;
  readonly facultyName: string;
  readonly contacts: readonly { readonly name: string; readonly email: string; readonly capacityText: string; readonly awayText: string | null }[];
  /** Said when nobody is the contact person. */
  readonly gapText: string | null;
}

/** More units are cut to a line that leads to the tab. */
const UNITS = 4;

const LINE = 200;

/** @param options about: what was asked for, as it is said back; null where everybody reads */
export function contactsCard(
  units: readonly ContactUnit[],
  { language, about, tabUrl }: { readonly language: Language; readonly about: string | null; readonly tabUrl: string },
): AdaptiveCard {
  const t = translate(language);
  const title = about === null ? t('talk.contacts.title') : t('talk.contacts.titleAbout', { about });
  const none = about === null ? t('talk.contacts.noneHere') : t('talk.contacts.none', { about });
  return card(
    language,
    units.length === 0 ? none : title,
    units.length === 0
      ? [words(none, {}, LINE)]
      : [
          words(title, HEADING, LINE),
          ...units.slice(0, UNITS).map(unitLines),
          ...(units.length > UNITS ? [text(t('talk.contacts.more', { count: units.length - UNITS }), { isSubtle: true })] : []),
        ],
    { actions: [openUrl(t('talk.contacts.all'), tabUrl)] },
  );
}

function unitLines({ name, facultyName, contacts, gapText }: ContactUnit): CardElement {
  return {
    type: 'Container',
    separator: true,
    items: [
      words(name, { weight: 'bolder' }, LINE),
      words(facultyName, { isSubtle: true, spacing: 'none' }, LINE),
      ...(gapText === null ? [] : [text(gapText)]),
      ...contacts.flatMap((one): CardElement[] => [
        words(`${one.name}, ${one.capacityText}`, { spacing: 'small' }, LINE),
        words(one.email, { isSubtle: true, spacing: 'none' }, LINE),
        ...(one.awayText === null ? [] : [words(one.awayText, { isSubtle: true, spacing: 'none' }, LINE)]),
      ]),
    ],
  };
}

/** A coming meeting as a line of a list. */
export interface MeetingLine {
  readonly meetingId: string;
  readonly title: string;
  readonly whenText: string;
  /** The person's own answer; null where everybody reads. */
  readonly answerText: string | null;
  readonly isInvited: boolean;
  readonly tabUrl: string;
}

/** The coming meetings, the next one first. In a channel no line tells an answer or offers one. */
export function meetingListCard(lines: readonly MeetingLine[], language: Language): AdaptiveCard {
  const t = translate(language);
  const title = t('talk.meetings.title');
  if (lines.length === 0) return card(language, t('talk.meetings.none'), [text(t('talk.meetings.none'))]);
  return card(language, title, [
    text(title, HEADING),
    ...lines.map((line): CardElement => {
      const way = line.isInvited ? press(VERBS.invitation, t('talk.meetings.show'), { meetingId: line.meetingId }) : openUrl(t('card.openInTab'), line.tabUrl);
      return {
        type: 'ColumnSet',
        separator: true,
        columns: [
          {
            type: 'Column',
            width: 'stretch',
            items: [
              words(line.title, { weight: 'bolder' }, LINE),
              words(line.whenText, { spacing: 'none' }, LINE),
              ...(line.answerText === null ? [] : [words(line.answerText, { isSubtle: true, spacing: 'none' }, LINE)]),
            ],
          },
          { type: 'Column', width: 'auto', verticalContentAlignment: 'center', items: [{ type: 'ActionSet', actions: [way] }] },
        ],
      };
    }),
  ]);
}

/** One agreement for everybody in the forum: partner, code and until when, of which department. */
export interface AgreementFact {
  readonly partnerName: string;
  readonly iiaCode: string;
  readonly lastAcademicYear: string;
  readonly departments: readonly string[];
}

export function agreementFactCard(fact: AgreementFact, { language, tabUrl }: { readonly language: Language; readonly tabUrl: string }): AdaptiveCard {
  const t = translate(language);
  return card(
    language,
    `${fact.partnerName} (${fact.iiaCode})`,
    [
      words(`${fact.partnerName} (${fact.iiaCode})`, HEADING, LINE),
      ...fact.departments.slice(0, UNITS).map((name) => words(name, { spacing: 'small' }, LINE)),
      text(t('talk.search.agreement', { year: fact.lastAcademicYear }), { isSubtle: true, spacing: 'small' }),
    ],
    { actions: [openUrl(t('card.openInTab'), tabUrl)] },
  );
}

const HEADING = { style: 'heading', size: 'medium', weight: 'bolder' } as const;
