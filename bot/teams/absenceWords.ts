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
  `hej hejsan hello hi hey jag är är kommer att vara blir har tar ska vill ha på från med start kontoret jobbet arbetet min mina tyvärr också nu bara då så tack
  i am m im be being will ll going to is have take taking on from my the at work office sorry also just please so and och lägg in registrera add put book`
    .split(/\s+/u),
);

/** Said first, and of nothing. "God" alone wishes somebody else a good holiday. */
const GREETING = /^(?:(?:hej(?:san)?|hello|hi|hey|god (?:morgon|dag|kväll|eftermiddag)|good (?:morning|afternoon|evening))[,!.]* )+/u;

/** Questions that need no question mark: by their first word, or by the verb before whoever it is about. */
const ASKS =
  /^(?:(?:när|hur|varför|vem|vad|vilk\p{L}+|when|how|why|who|what|which)(?!\p{L})|(?:är|har|hade|ska|skall|skulle|blir|var|kommer|tar|får|kan|bör|måste|am|is|was|have|had|do|did|will|shall|should|would|can|could|may|must) (?:jag|vi|i|we|min|my)(?!\p{L}))/u;

/** Absence is entered by whole days. */
const PART_OF_DAY =
  /(?<!\p{L})(?:[ef]\.?m\.?|[ap]\.?m\.?|bitti|lunch(?:en)?|\p{L}*(?:f[öo]r|efter)middag(?:en|ar|arna|s)?|\p{L}*kv[äa]ll(?:en|ar|s)?|(?:på |till |under )morgonen|natt(?:en)?|halv(?:a)? ?(?:dag|dagen)|half(?: a|-)? ?day|(?:morning|afternoon|evening)s?|tonight|noon)(?!\p{L})/u;

/** What says that a day is meant as a whole, or not for the first time; "hela veckan" is a week of its own where none is named. */
const WHOLE = /(?<!\p{L})(?:hela (?:dagen|dan|den dagen)|heldag|igen|all day|(?:the )?(?:whole|full|entire) day|again)(?!\p{L})/gu;
const WHOLE_WEEK = /(?<!\p{L})(?:hela veckan|all week|the whole week)(?!\p{L})/gu;

const NO_DEPUTY =
  /^[ ,;:.]*(?:(?:och|men|and|but) )?(?:(?:jag )?(?:har|behöver) )?(?:utan|ingen|inga|without|with no|no|nobody|no one)(?: a| any| some)?(?: (?:ersättare|ställföreträdare|vikarie|deputy|cover|substitute|som (?:täcker|ersätter)|(?:täcker|ersätter|covers)))(?: för mig| for me| behövs| needed)?[ ,;:.]*$/u;

/** Whoever does not stand in is no name of who does. */
const DENIES = /(?<!\p{L})(?:inte|ej|aldrig|not|never|utan|ingen|without)(?!\p{L})/u;

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
 * @param isQuestion whoever asks whether they are away, or back, does not say so
 */
export function readAbsenceWords(words: string, isQuestion: boolean): AbsenceWords | null {
  const said = words.replace(GREETING, '');
  const asks = isQuestion || ASKS.test(said);
  const read = readStatement(asks ? said.replace(/\?.*$/u, '').replace(QUESTION_WORD, '') : said);
  return read && asks && read.kind !== 'absenceUnclear' ? { kind: 'absenceAsked' } : read;
}

/** "När är jag borta" asks of what "är jag borta" says. */
const QUESTION_WORD = /^(?:när|when|do|did) /u;

function readStatement(words: string): AbsenceWords | null {
  if (BACK.test(words)) return { kind: 'absenceEnds' };
  const command = COMMAND.exec(words);
  if (!command) return readSentence(words);
  const rest = (command.groups?.['rest'] ?? '').trim();
  if (rest === '') return { kind: 'absenceAsked' };
  if (ENDS.has(rest)) return { kind: 'absenceEnds' };
  const days = readDays(rest.replace(WHOLE, ' ').trim());
  return (days && withDeputy(days, days.rest, words)) ?? readSentence(words) ?? { kind: 'absenceUnclear' };
}

/** "Jag är borta på fredag" and "på fredag är jag borta"; null when there is a word in it that may mean something else. */
function readSentence(words: string): AbsenceWords | null {
  const away = AWAY.exec(words);
  if (!away) return null;
  const [before, behind] = [words.slice(0, away.index), words.slice(away.index + away[0].length)];
  const later = findDays(behind);
  if (later) return saysNothing(before) && saysNothing(later.before) ? withDeputy(later, later.rest, words) : null;
  const earlier = findDays(before);
  return earlier && saysNothing(earlier.before) && saysNothing(earlier.rest) ? withDeputy(earlier, behind, words) : null;
}

function saysNothing(text: string): boolean {
  const rest = text.replace(WHOLE, ' ').replace(PART_OF_DAY, ' ');
  return rest.split(/[^\p{L}]+/u).every((word) => word === '' || BESIDE.has(word));
}

function withDeputy({ first, last }: { readonly first: SpokenDay; readonly last: SpokenDay }, behind: string, words: string): AbsenceWords | null {
  // "I am away" is no time of the day, "friday am" is.
  if (PART_OF_DAY.test(words.replace(/(?<!\p{L})(?:i am|am i)(?!\p{L})/gu, ' '))) return { kind: 'absenceUnclear' };
  const telling = behind.replace(WHOLE, ' ').replace(WHOLE_WEEK, ' ').replace(/\s+/gu, ' ').replace(/^[ ,;:.]+(?=[,;:.])/u, '');
  if ((saysNothing(telling) && !/\d/u.test(telling)) || NO_DEPUTY.test(telling)) return { kind: 'absence', first, last, deputy: null };
  if (DENIES.test(telling)) return { kind: 'absenceUnclear' };
  const deputy = telling.trim().replace(BEFORE_DEPUTY, '').replace(AFTER_DEPUTY, '').trim();
  if (!NAME.test(deputy) || deputy.split(' ').length > NAME_WORDS) return null;
  return { kind: 'absence', first, last, deputy };
}
