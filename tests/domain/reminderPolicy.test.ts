import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  dueReminders,
  reminderPlan,
  workingHours,
  type PlannedReminder,
  type ReminderSubject,
} from '../../bot/domain/reminderPolicy.ts';
import { settingsSchema, type LadderStep, type Settings } from '../../bot/domain/settings.ts';
import { ASSIGNEE_CAPACITIES, TASK_KINDS, TASK_STATES } from '../../bot/domain/task.ts';
import { isWorkingDay, OFFICE_HOURS } from '../../bot/domain/workingTime.ts';

const defaults = settingsSchema.parse({});
const instant = (text: string) => Temporal.Instant.from(text);
const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Stockholm').toInstant();
const local = (moment: Temporal.Instant) =>
  moment.toZonedDateTimeISO('Europe/Stockholm').toString({ smallestUnit: 'minute', timeZoneName: 'never' });

/** Asked on Wednesday 25 November at ten, due on Friday at ten. */
function subject(differing: Partial<ReminderSubject> = {}): ReminderSubject {
  return {
    kind: 'eligibility',
    state: 'open',
    version: 1,
    dueAt: at('2026-11-27T10:00'),
    phaseBeganAt: at('2026-11-25T10:00'),
    ...differing,
  };
}

const timetable = (plan: readonly PlannedReminder[]) => plan.map(({ step, at: when }) => `${step} ${local(when)}`);

describe('the plan', () => {
  test('of a question asked on Wednesday reminds ever more often towards Friday, and then escalates', () => {
    expect(timetable(reminderPlan(subject(), defaults))).toEqual([
      '1:dayBefore 2026-11-26T10:00+01:00',
      '1:threeHoursBefore 2026-11-26T16:00+01:00',
      '1:hourBefore 2026-11-27T09:00+01:00',
      '1:due 2026-11-27T10:00+01:00',
      '1:halfDayLate 2026-11-27T14:30+01:00',
      '1:dayLate 2026-11-30T10:00+01:00',
      '1:threeDaysLate 2026-12-02T10:00+01:00',
    ]);
  });

  test('asks the contact person first, the deputy and the head when it is late, the International Office last', () => {
    const audiences = Object.fromEntries(
      reminderPlan(subject(), defaults).map(({ step, audience }) => [step, [...audience]]),
    );
    expect(audiences).toEqual({
      '1:dayBefore': ['responsible'],
      '1:threeHoursBefore': ['responsible'],
      '1:hourBefore': ['responsible'],
      '1:due': ['responsible', 'deputy'],
      '1:halfDayLate': ['deputy', 'head'],
      '1:dayLate': ['responsible', 'deputy', 'head', 'internationalOffice'],
      '1:threeDaysLate': ['responsible', 'deputy', 'head', 'internationalOffice'],
    });
  });

  test('of a Learning Agreement begins a month ahead', () => {
    const plan = reminderPlan(
      subject({ kind: 'learningAgreementSignature', dueAt: at('2027-01-15T17:00'), phaseBeganAt: at('2026-11-25T10:00') }),
      defaults,
    );
    expect(timetable(plan)).toEqual([
      '1:monthBefore 2026-12-14T08:00+01:00', // twenty working days, over Christmas and Epiphany
      '1:twoWeeksBefore 2026-12-30T08:00+01:00',
      '1:weekBefore 2027-01-11T08:00+01:00',
      '1:twoDaysBefore 2027-01-14T08:00+01:00',
      '1:dayBefore 2027-01-15T08:00+01:00',
      '1:due 2027-01-18T08:00+01:00', // the office closes at the due moment: said at the next opening
      '1:twoDaysLate 2027-01-20T08:00+01:00',
    ]);
  });

  test.each([
    ['into summer time', '2027-03-30T09:00:00+02:00', '2027-03-24T09:00:00+01:00', '1:dayBefore 2027-03-25T09:00+01:00', '1:hourBefore 2027-03-30T08:00+02:00'],
    ['out of summer time', '2026-10-26T09:00:00+01:00', '2026-10-22T09:00:00+02:00', '1:dayBefore 2026-10-23T09:00+02:00', '1:hourBefore 2026-10-26T08:00+01:00'],
  ])('keeps to the clock on the wall %s', (_name, dueAt, phaseBeganAt, dayBefore, hourBefore) => {
    const plan = timetable(reminderPlan(subject({ dueAt: instant(dueAt), phaseBeganAt: instant(phaseBeganAt) }), defaults));
    expect(plan).toContain(dayBefore);
    expect(plan).toContain(hourBefore);
  });

  test('leaves out what lies before a question that comes late', () => {
    const plan = reminderPlan(subject({ phaseBeganAt: at('2026-11-27T09:30') }), defaults);
    expect(plan.map(({ step }) => step)).toEqual(['1:due', '1:halfDayLate', '1:dayLate', '1:threeDaysLate']);
  });

  test.each(['done', 'cancelled'] as const)('of a task that is %s is empty', (state) => {
    expect(reminderPlan(subject({ state }), defaults)).toEqual([]);
  });

  test('asks only the requester while the requester has to act, counted from when that began', () => {
    const plan = reminderPlan(subject({ state: 'awaitingRequester', version: 2 }), defaults);
    expect(timetable(plan)).toEqual(['2:dayAfter 2026-11-26T10:00+01:00', '2:threeDaysAfter 2026-11-30T10:00+01:00']);
    expect(plan.every(({ audience, inChannel }) => audience.join() === 'requester' && !inChannel)).toBe(true);
  });

  test('is climbed anew when the task is opened anew', () => {
    const first = reminderPlan(subject(), defaults).map(({ step }) => step);
    const again = reminderPlan(subject({ version: 3 }), defaults).map(({ step }) => step);
    expect(again.filter((step) => first.includes(step))).toEqual([]);
    expect(again).toHaveLength(first.length);
  });
});

describe.each(TASK_KINDS)('the ladder of %s as delivered', (kind) => {
  const ladder = defaults.ladders[kind] ?? defaults.standardLadder;
  const before = ladder.filter((step) => step.workingMinutes <= 0);

  test('gets denser towards the due moment', () => {
    const gaps = before.slice(1).map((step, index) => step.workingMinutes - (before[index]?.workingMinutes ?? 0));
    expect(gaps.length).toBeGreaterThan(1);
    for (const [index, gap] of gaps.slice(1).entries()) expect(gap).toBeLessThanOrEqual(gaps[index] ?? 0);
    expect(gaps.at(-1)).toBeLessThan(gaps[0] ?? 0);
  });

  test('asks nobody but the responsible long before, and the International Office only when it is late', () => {
    expect(ladder[0]?.audience).toEqual(['responsible']);
    for (const step of before) expect(step.audience).not.toContain('internationalOffice');
    expect(ladder.at(-1)?.audience).toContain('internationalOffice');
  });
});

describe('at a moment', () => {
  const plan = reminderPlan(subject(), defaults);
  const none = new Set<string>();
  const due = (when: string, claimed: ReadonlySet<string> = none) => dueReminders(plan, claimed, at(when), OFFICE_HOURS);

  test('before the first step nothing fires, and the first step is when to look again', () => {
    expect(due('2026-11-26T09:59')).toEqual({ fire: null, superseded: [], next: at('2026-11-26T10:00') });
  });

  test('a step fires at its moment', () => {
    const { fire, superseded, next } = due('2026-11-26T10:00');
    expect(fire).toMatchObject({ step: '1:dayBefore', audience: ['responsible'], inChannel: false });
    expect(superseded).toEqual([]);
    expect(next).toEqual(at('2026-11-26T16:00'));
  });

  test('a step that was claimed does not fire again', () => {
    expect(due('2026-11-26T12:00', new Set(['1:dayBefore']))).toMatchObject({ fire: null, superseded: [] });
  });

  test('what was missed is one reminder to everyone who would have been asked, in the channel if any step was', () => {
    const { fire, superseded, next } = due('2026-11-27T15:00');
    expect(fire).toMatchObject({
      step: '1:halfDayLate',
      audience: ['responsible', 'deputy', 'head'],
      inChannel: true, // the step 'due' would have stood there
    });
    expect(superseded.map(({ step }) => step)).toEqual(['1:dayBefore', '1:threeHoursBefore', '1:hourBefore', '1:due']);
    expect(next).toEqual(at('2026-11-30T10:00'));
  });

  test.each(['2026-11-27T20:00', '2026-11-28T12:00', '2026-11-30T07:59'])(
    'what is due at %s waits for the opening on Monday',
    (when) => {
      expect(due(when)).toEqual({ fire: null, superseded: [], next: at('2026-11-30T08:00') });
    },
  );

  test('after the last step there is nothing more to look for', () => {
    expect(due('2026-12-03T10:00').next).toBeNull();
    const all = new Set(plan.map(({ step }) => step));
    expect(due('2026-12-03T10:00', all)).toEqual({ fire: null, superseded: [], next: null });
  });
});

describe('whatever the task, the settings and the moments at which the planner runs', () => {
  const moments = fc
    .bigInt({ min: 1_760_000_000_000_000n, max: 1_830_000_000_000_000n })
    .map((microseconds) => Temporal.Instant.fromEpochNanoseconds(microseconds * 1000n));
  const ladders = (audience: readonly LadderStep['audience'][number][]): fc.Arbitrary<LadderStep[]> =>
    fc.uniqueArray(
      fc.record({
        key: fc.string({ minLength: 1, maxLength: 6 }),
        workingMinutes: fc.integer({ min: -20 * 540, max: 10 * 540 }),
        audience: fc.uniqueArray(fc.constantFrom(...audience), { minLength: 1 }),
        inChannel: fc.boolean(),
      }),
      { selector: (step) => step.key, maxLength: 8 },
    );
  const hours = fc
    .tuple(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 1, max: 9 }))
    .map(([start, length]) => ({ start: `${pad(start)}:00`, end: `${pad(start + length)}:30` }));
  const pad = (hour: number) => String(hour).padStart(2, '0');
  const anySettings: fc.Arbitrary<Settings> = fc
    .record({
      eligibility: ladders(ASSIGNEE_CAPACITIES),
      learningAgreementSignature: ladders(ASSIGNEE_CAPACITIES),
      requesterLadder: ladders(['requester']),
      workingHours: hours,
    })
    .map(({ requesterLadder, workingHours: open, ...kinds }) =>
      settingsSchema.parse({ ladders: kinds, requesterLadder, workingHours: open }),
    );
  const anySubject: fc.Arbitrary<ReminderSubject> = fc
    .record({
      kind: fc.constantFrom(...TASK_KINDS),
      state: fc.constantFrom(...TASK_STATES),
      version: fc.integer({ min: 1, max: 9 }),
      phaseBeganAt: moments,
      // From overdue on arrival to half a year ahead.
      minutesToDue: fc.integer({ min: -20_000, max: 260_000 }),
    })
    .map(({ minutesToDue, ...rest }) => ({ ...rest, dueAt: rest.phaseBeganAt.add({ minutes: minutesToDue }) }));

  function isOpen(moment: Temporal.Instant, settings: Settings): boolean {
    const { start, end } = workingHours(settings);
    const zoned = moment.toZonedDateTimeISO('Europe/Stockholm');
    const time = zoned.toPlainTime();
    return (
      isWorkingDay(zoned.toPlainDate()) &&
      Temporal.PlainTime.compare(time, start) >= 0 &&
      Temporal.PlainTime.compare(time, end) < 0
    );
  }

  const whileOpen = anySubject.filter(({ state }) => state === 'open' || state === 'awaitingRequester');

  test('every step has a name of its own, lies after the phase began, in working hours, in order', () => {
    fc.assert(
      fc.property(anySubject, anySettings, (task, settings) => {
        const plan = reminderPlan(task, settings);
        expect(new Set(plan.map(({ step }) => step)).size).toBe(plan.length);
        for (const [index, reminder] of plan.entries()) {
          expect(isOpen(reminder.at, settings)).toBe(true);
          expect(Temporal.Instant.compare(reminder.at, task.phaseBeganAt)).toBe(1);
          const earlier = plan[index - 1];
          if (earlier) expect(Temporal.Instant.compare(earlier.at, reminder.at)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  test('the same question gets the same answer, and nothing that was given is changed', () => {
    fc.assert(
      fc.property(anySubject, anySettings, moments, (task, settings, now) => {
        const before = JSON.stringify([task, settings]);
        const plan = reminderPlan(task, settings);
        const claimed = new Set<string>();
        expect(dueReminders(plan, claimed, now, workingHours(settings))).toEqual(
          dueReminders(reminderPlan(task, settings), claimed, now, workingHours(settings)),
        );
        expect(claimed.size).toBe(0);
        expect(JSON.stringify([task, settings])).toBe(before);
      }),
    );
  });

  test('a planner that looks exactly when it was told fires every step that has a moment of its own, in order, and ends', () => {
    fc.assert(
      fc.property(whileOpen, anySettings, (task, settings) => {
        const plan = reminderPlan(task, settings);
        const { fired, superseded } = run(settings, plan, (next) => next);
        expect([...fired, ...superseded].sort()).toEqual(plan.map(({ step }) => step).sort());
        expect(fired).toHaveLength(new Set(plan.map((reminder) => reminder.at.toString())).size);
        expect(fired).toEqual(plan.map(({ step }) => step).filter((step) => fired.includes(step)));
      }),
    );
  });

  test('a planner that is late, or was off for weeks, fires no step twice, loses none, and still ends', () => {
    const delays = fc.array(fc.integer({ min: 0, max: 60 * 24 * 21 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(whileOpen, anySettings, delays, (task, settings, minutes) => {
        const plan = reminderPlan(task, settings);
        // Now and then it is on time: one that never once ran in working hours could not remind.
        const { fired, superseded } = run(settings, plan, (next, look) =>
          look % 3 === 2 ? next : next.add({ minutes: minutes[look % minutes.length] ?? 0 }),
        );
        expect([...fired, ...superseded].sort()).toEqual(plan.map(({ step }) => step).sort());
        expect(fired).toEqual(plan.map(({ step }) => step).filter((step) => fired.includes(step)));
      }),
    );
  });

  test('when the task is closed on the way, nothing fires any more', () => {
    fc.assert(
      fc.property(anySubject, anySettings, moments, (task, settings, now) => {
        for (const state of ['done', 'cancelled'] as const) {
          const plan = reminderPlan({ ...task, state }, settings);
          expect(dueReminders(plan, new Set(), now, workingHours(settings))).toEqual({ fire: null, superseded: [], next: null });
        }
      }),
    );
  });

  /** Follows a task from look to look until nothing is left to look for. */
  function run(
    settings: Settings,
    plan: readonly PlannedReminder[],
    wakes: (next: Temporal.Instant, look: number) => Temporal.Instant,
  ) {
    const claimed = new Set<string>();
    const fired: string[] = [];
    const superseded: string[] = [];
    let next: Temporal.Instant | null = plan[0]?.at ?? null;
    // Each look claims a step or waits for an opening, and every third one is on time.
    for (let look = 0; next; look += 1) {
      expect(look).toBeLessThan(4 * plan.length);
      const now = wakes(next, look);
      const due = dueReminders(plan, claimed, now, workingHours(settings));
      if (due.fire) {
        expect(isOpen(now, settings)).toBe(true);
        const { fire } = due;
        const asked = plan.filter(({ step }) => step === fire.step || due.superseded.some((one) => one.step === step));
        expect(new Set(fire.audience)).toEqual(new Set(asked.flatMap(({ audience }) => audience)));
        fired.push(fire.step);
      }
      for (const { step } of [...due.superseded, ...(due.fire ? [due.fire] : [])]) {
        expect(claimed.has(step)).toBe(false);
        claimed.add(step);
      }
      superseded.push(...due.superseded.map(({ step }) => step));
      if (due.next) expect(Temporal.Instant.compare(due.next, now)).toBe(1);
      next = due.next;
    }
    return { fired, superseded };
  }
});
