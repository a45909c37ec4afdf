import { Temporal } from 'temporal-polyfill';
import { lastDayOf } from '../domain/academicYear.ts';
import { CHANNEL_WORK, channelWork, lastTermOf, type ChannelWork } from '../domain/channelOverview.ts';
import { STOCKHOLM } from '../domain/clock.ts';
import { expiryYear } from '../domain/exchangeAgreement.ts';
import type { DeliveryHouse } from '../reminders/house.ts';
import { countOpenWork, listComingMeetings, listConditionsAhead, type ConditionsAhead, type OpenWork } from '../store/channelOverview.ts';
import type { channelContract } from './contracts/channel.ts';
import type { Handlers } from './routes.ts';

type Overview = Awaited<ReturnType<Handlers<typeof channelContract>['channelOverview']>>;

/** Partners named for a term; the rest is told by the number. */
const PARTNERS_NAMED = 8;

export function createChannelHandlers(house: DeliveryHouse): Handlers<typeof channelContract> {
  return {
    /** Never looks at who asks. */
    async channelOverview() {
      const now = house.clock.now();
      const today = now.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
      const meetings = await listComingMeetings(house.db, now);
      return {
        departments: departmentsWith(await countOpenWork(house.db)),
        expiring: expiringAfter(today, await listConditionsAhead(house.db, today)),
        meetings: meetings.map(({ id, title, startsAt, endsAt, room, answerBy, takesAnswers }) => ({
          id,
          title,
          startsAt: startsAt.toString(),
          endsAt: endsAt.toString(),
          room,
          answerBy: answerBy.toString(),
          takesAnswers,
          url: house.links.meeting(id),
        })),
      };
    },
  };
}

function departmentsWith(work: readonly OpenWork[]): Overview['departments'] {
  const departments = [...Map.groupBy(work, ({ department }) => department.id).values()].map((own) => {
    const counts = new Map<ChannelWork, number>();
    for (const { kind, count } of own) {
      const shown = channelWork(kind);
      if (shown) counts.set(shown, (counts.get(shown) ?? 0) + count);
    }
    // In one order, whatever the database's.
    const open = Object.fromEntries(CHANNEL_WORK.flatMap((one) => (counts.has(one) ? [[one, counts.get(one)]] : [])));
    return { own, open };
  });
  return departments.flatMap(({ own: [first], open }) => (first && Object.keys(open).length > 0 ? [{ ...first.department, open }] : []));
}

function expiringAfter(today: Temporal.PlainDate, agreements: readonly ConditionsAhead[]): Overview['expiring'] {
  const ahead = agreements
    .flatMap(({ partnerName, conditions }) => {
      const year = expiryYear(conditions, today);
      return year === null ? [] : [{ partnerName, year, lastDay: lastDayOf(year) }];
    })
    .filter(({ lastDay }) => Temporal.PlainDate.compare(lastDay, today) >= 0)
    .sort((a, b) => Temporal.PlainDate.compare(a.lastDay, b.lastDay));
  return [...Map.groupBy(ahead, ({ year }) => lastTermOf(year))].map(([term, agreements]) => {
    const partners = [...new Set(agreements.map(({ partnerName }) => partnerName))];
    const named = partners.slice(0, PARTNERS_NAMED);
    return { term, count: agreements.length, partners: named, more: partners.length - named.length };
  });
}
