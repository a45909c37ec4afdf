import { describe, expect, test } from '@jest/globals';
import { settingsFor, settingsSchema } from '../../bot/domain/settings.ts';
import { TASK_KINDS } from '../../bot/domain/task.ts';

const step = { key: 'due', workingMinutes: 0, audience: ['responsible'], inChannel: false };

describe('what the university decides', () => {
  test('has a default for everything, so that an empty table is a working installation', () => {
    expect(settingsSchema.parse({})).toMatchObject({
      serviceLevelWorkingDays: 2,
      workingHours: { start: '08:00', end: '17:00' },
      signatureWorkingDaysBeforeStart: 10,
      channelLanguage: 'sv',
      ourHeiIds: ['umu.se'],
      retentionYears: 7,
    });
  });

  test('gives each kind of task a ladder: its own, or the standard one', () => {
    const settings = settingsSchema.parse({});
    for (const kind of TASK_KINDS) expect((settings.ladders[kind] ?? settings.standardLadder).length).toBeGreaterThan(1);
  });

  test('a department decides for itself alone', () => {
    const id = '11111111-0000-4000-8000-000000000001';
    const settings = settingsSchema.parse({
      serviceLevelWorkingDays: 3,
      departments: { [id]: { ladders: { eligibility: [step] } } },
    });
    expect(settingsFor(settings, id).ladders.eligibility).toEqual([step]);
    expect(settingsFor(settings, id).ladders.learningAgreementSignature).toBe(settings.ladders.learningAgreementSignature);
    expect(settingsFor(settings, id).serviceLevelWorkingDays).toBe(3);
    expect(settingsFor(settings, '11111111-0000-4000-8000-000000000002')).toBe(settings);
  });

  test('keeps what differs, and the defaults beside it', () => {
    const settings = settingsSchema.parse({ serviceLevelWorkingDays: 1, workingHours: { start: '09:00', end: '15:30' } });
    expect(settings.serviceLevelWorkingDays).toBe(1);
    expect(settings.workingHours).toEqual({ start: '09:00', end: '15:30' });
    expect(settings.retentionYears).toBe(7);
  });

  test.each([
    ['a day that ends before it begins', { workingHours: { start: '17:00', end: '08:00' } }],
    ['a day without any hour', { workingHours: { start: '08:00', end: '08:00' } }],
    ['a time of day that does not exist', { workingHours: { start: '08:00', end: '25:00' } }],
    ['seconds, which nobody plans by', { workingHours: { start: '08:00:00', end: '17:00:00' } }],
    ['a service level of no days', { serviceLevelWorkingDays: 0 }],
    ['half a day', { serviceLevelWorkingDays: 1.5 }],
    ['no retention', { retentionYears: 0 }],
    ['a language that there are no texts in', { channelLanguage: 'fi' }],
    ['a step that asks nobody', { requesterLadder: [{ ...step, audience: [] }] }],
    ['a step that asks somebody unknown', { requesterLadder: [{ ...step, audience: ['dean'] }] }],
    ['two steps of one name in a ladder', { requesterLadder: [step, { ...step, workingMinutes: 60 }] }],
  ])('refuses %s', (_name, given) => {
    expect(settingsSchema.safeParse(given).success).toBe(false);
  });
});
