import { Temporal } from 'temporal-polyfill';
import { parseAcademicYear } from '../domain/academicYear.ts';
import { STOCKHOLM } from '../domain/clock.ts';
import type { Language } from '../domain/person.ts';
import { CALENDAR_DATES, type CalendarDate, type Term } from '../domain/term.ts';
import { closesTooLate, proposeYear } from '../domain/termCalendar.ts';
import type { House } from '../duties/duty.ts';
import { whoChanged } from '../duties/firstActs.ts';
import { saveTerms, termVersion } from '../duties/termCalendar.ts';
import { readSettings } from '../store/settings.ts';
import { listTerms } from '../store/terms.ts';
import { dayText, translate } from '../texts/translate.ts';
import type { calendarContract } from './contracts/calendar.ts';
import { overtaken, RequestProblem } from './problem.ts';
import { requireOffice } from './roles.ts';
import type { Handlers } from './routes.ts';

type CalendarHandlers = Handlers<typeof calendarContract>;

/** The term calendar, for the International Office and administrators. */
export function createCalendarHandlers(house: House): CalendarHandlers {
  return {
    calendar({ person }) {
      requireOffice(person);
      return describe(house, person.language);
    },

    async saveTerms({ person, body, correlationId }) {
      requireOffice(person);
      const wanted = body.terms.map(({ version, ...term }) => ({ term: readTerm(term), version }));
      const result = await saveTerms(house, { person, correlationId }, wanted);
      switch (result.kind) {
        case 'saved':
          return describe(house, person.language);
        case 'conflict':
          throw overtaken(await whoChanged(house, 'term', body.terms.map(({ code }) => code), person));
        case 'invalid': {
          const t = translate(person.language);
          const errors = result.problems.map(({ field, problem }) => ({ field, message: t(`invalid.${problem}`) }));
          throw new RequestProblem('invalid', { errors });
        }
      }
    },
  };
}

type WrittenTerm = Record<'code' | 'academicYear' | 'startsOn' | 'endsOn' | 'nominationDeadline', string> & Record<CalendarDate, string | null>;

function readTerm(written: WrittenTerm): Term {
  const day = Temporal.PlainDate.from;
  const dates: Partial<Record<CalendarDate, Temporal.PlainDate>> = {};
  for (const date of CALENDAR_DATES) {
    const text = written[date];
    if (text !== null) dates[date] = day(text);
  }
  return {
    code: written.code,
    academicYear: academicYearOf(written.academicYear),
    startsOn: day(written.startsOn),
    endsOn: day(written.endsOn),
    nominationDeadline: day(written.nominationDeadline),
    dates,
  };
}

function academicYearOf(text: string): Term['academicYear'] {
  try {
    return parseAcademicYear(text);
  } catch {
    throw new RequestProblem('invalid');
  }
}

function writeTerm({ code, academicYear, startsOn, endsOn, nominationDeadline, dates }: Term): WrittenTerm {
  const written = (date: CalendarDate) => dates[date]?.toString() ?? null;
  return {
    code,
    academicYear,
    startsOn: startsOn.toString(),
    endsOn: endsOn.toString(),
    nominationDeadline: nominationDeadline.toString(),
    announcementOpens: written('announcementOpens'),
    announcementCloses: written('announcementCloses'),
    announcementReported: written('announcementReported'),
    partnerAccounts: written('partnerAccounts'),
    outgoingInformation: written('outgoingInformation'),
    incomingInformation: written('incomingInformation'),
  };
}

async function describe(house: House, language: Language): ReturnType<CalendarHandlers['calendar']> {
  const terms = await listTerms(house.db);
  const { announcementWorkingDaysBeforeNomination } = await readSettings(house.db);
  const proposal = proposeYear(terms);
  const show = (term: Term) => ({ ...writeTerm(term), closesTooLate: closesTooLate(term, announcementWorkingDaysBeforeNomination) });
  return {
    today: house.clock.now().toZonedDateTimeISO(STOCKHOLM).toPlainDate().toString(),
    announcementWorkingDaysBeforeNomination,
    terms: terms.map((term) => ({ ...show(term), version: termVersion(term) })),
    proposal: proposal && {
      academicYear: proposal.academicYear,
      terms: proposal.terms.map(({ term, moved }) => ({
        ...show(term),
        moved: moved.map(({ field, from, why }) => ({ field, why, from: from.toString(), fromText: dayText(from, language) })),
      })),
    },
  };
}
