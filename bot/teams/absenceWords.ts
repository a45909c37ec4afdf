import type { SpokenDay } from '../domain/spokenDay.ts';
import { findDays, readDays } from './dayWords.ts';

/**
 * What people write to the bot about being away: as the command is written, "frånvaro 3/12–7/1 Olof"
 * and "frånvaro slut", or as they would tell a colleague, "jag är borta nästa vecka, Olof täcker" and
 * "jag är tillbaka".
 */
export type AbsenceWords =
  | { readonly kind: 'absence'; readonly first: SpokenDay; readonly last: SpokenDay; readonly deputy: string | null }
  | { readonly kind: 'absenceEnds' }
  /** Asks how it stands. */
  | { readonly kind: 'absenceAsked' }
  /** It is about absence, but the days cannot be read. */
  | { readonly kind: 'absenceUnclear' };

const COMMAND = /^(?:min )?(?:frånvaro|frånvarande|borta|my absence|absence|absent|away)(?:[:,]? (?<rest>.*))?$/u;

/** Words by which people say of themselves that they are away; what is no word of these, of days or of {@link BESIDE} makes it another sentence. */
const AWAY = new RegExp(
  `(?<!\\p{L})(?:${[
    'frånvarande', 'frånvaro', 'borta', 'bortrest', 'utomlands', 'tjänstledig', 'föräldraledig', 'studieledig', 'pappaledig', 'mammaledig', 'ledig', 'sjukskriven', 'sjuk',
    'semester', 'vabbar', 'vabba', 'vab', 'på tjänsteresa', 'på resa', 'out of (?:the )?office', 'on (?:parental |sick |annual )?leave', 'on (?:vacation|holidays?|a trip)',
    'vacation', 'away', 'absent', 'sick', 'not (?:in|working)', 'off(?: work)?',
  ].join('|')})(?!\\p{L})`,
  'u',
);

/** Words that change nothing in such a sentence. */
const BESIDE: ReadonlySet<string> = new Set(
  `hej hejsan god morgon hello hi hey jag är är kommer att vara blir har tar ska vill ha på från med start kontoret jobbet arbetet min mina tyvärr också nu bara då så tack
  i am m im be being will ll going to is have take taking on from my the at work office sorry also just please so and och lägg in registrera add put book`
    .split(/\s+/u),
);

const ENDS: ReadonlySet<string> = new Set(['slut', 'slutar', 'är slut', 'avsluta', 'over', 'end', 'ends', 'ended', 'is over']);

/** Whole sentences that say that an absence is over, or is not to be. */
const BACK = new RegExp(
  `^(?:(?:hej|hello|hi)[,!.]? )?(?:${[
    '(?:nu )?(?:är jag|jag är) (?:nu )?(?:tillbaka|åter|frisk)(?: nu| igen| på jobbet| på kontoret)*',
    '(?:tillbaka|frisk|åter)(?: nu| igen| på jobbet)*',
    '(?:ta bort|avsluta|avbryt|radera|stryk|stoppa) (?:min )?frånvaron?',
    "(?:i am|i['’]m|im) back(?: now| again| at work| in the office)*",
    'back(?: now| again| at work| in the office)*',
    '(?:end|cancel|remove|delete|stop) (?:my )?absence',
  ].join('|')})$`,
  'u',
);

const BEFORE_DEPUTY =
  /^(?:[,;:.]|och|and|då|medan|while)* ?(?:med|min ersättare är|ersättare(?: är)?|ställföreträdare(?: är)?|vikarie(?: är)?|ersätts av|with|my deputy is|deputy(?: is)?|covered by)?:? ?/u;
const AFTER_DEPUTY =
  /,? (?:som (?:ersättare|ställföreträdare|vikarie)|as (?:my )?(?:deputy|cover|substitute)|(?:täcker|ersätter|vikarierar|står in|hoppar in|tar över|tar (?:hand om )?mina uppgifter|is my deputy|covers|is covering|will cover|stands in|will stand in|takes over)(?: för mig| upp| for me| me)?)$/u;

/** Who stands in is a name or a part of one, nothing else. */
const NAME = /^[\p{L}][\p{L}\p{M}'’. -]{0,79}$/u;

/** Longer names have not been seen; more words are a sentence. */
const NAME_WORDS = 4;

/**
 * Reads a message of small letters and single spaces; null when it is about something else.
 *
 * @param isQuestion whoever asks whether they are away does not say so
 */
export function readAbsenceWords(words: string, isQuestion: boolean): AbsenceWords | null {
  if (BACK.test(words)) return { kind: 'absenceEnds' };
  const command = COMMAND.exec(words);
  if (!command) return isQuestion ? null : readSentence(words);
  const rest = (command.groups?.['rest'] ?? '').trim();
  if (rest === '') return { kind: 'absenceAsked' };
  if (ENDS.has(rest)) return { kind: 'absenceEnds' };
  const days = readDays(rest);
  return (days && withDeputy(days, days.rest)) ?? readSentence(words) ?? { kind: 'absenceUnclear' };
}

/** "Jag är borta på fredag" and "på fredag är jag borta"; null when there is a word in it that may mean something else. */
function readSentence(words: string): AbsenceWords | null {
  const away = AWAY.exec(words);
  if (!away) return null;
  const [before, behind] = [words.slice(0, away.index), words.slice(away.index + away[0].length)];
  const later = findDays(behind);
  if (later) return saysNothing(before) && saysNothing(later.before) ? withDeputy(later, later.rest) : null;
  const earlier = findDays(before);
  return earlier && saysNothing(earlier.before) && saysNothing(earlier.rest) ? withDeputy(earlier, behind) : null;
}

function saysNothing(text: string): boolean {
  return text.split(/[^\p{L}]+/u).every((word) => word === '' || BESIDE.has(word));
}

function withDeputy({ first, last }: { readonly first: SpokenDay; readonly last: SpokenDay }, behind: string): AbsenceWords | null {
  if (saysNothing(behind) && !/\d/u.test(behind)) return { kind: 'absence', first, last, deputy: null };
  const deputy = behind.trim().replace(BEFORE_DEPUTY, '').replace(AFTER_DEPUTY, '').trim();
  if (!NAME.test(deputy) || deputy.split(' ').length > NAME_WORDS) return null;
  return { kind: 'absence', first, last, deputy };
}
