import { expect, test } from '@jest/globals';
import { RETENTION_RULES } from '../../bot/store/retentionRules.ts';
import { keptForText, retentionRuleText } from '../../bot/texts/retention.ts';

test.each(['sv', 'en'] as const)('the rules of retention in %s say what goes along, where something does', (language) => {
  for (const { name, takesAlong } of RETENTION_RULES) {
    expect({ name, goesAlong: retentionRuleText(name, language).along !== null }).toEqual({ name, goesAlong: takesAlong.length > 0 });
  }
});

test('the time is said with what it is counted from', () => {
  const says = (name: string, language: 'sv' | 'en', years = 7) => {
    const rule = RETENTION_RULES.find((one) => one.name === name);
    return rule && keptForText(rule.kept, retentionRuleText(rule.name, language).after, years, language);
  };
  expect(says('task', 'sv')).toBe('7 år efter att uppgiften avslutades');
  expect(says('auditLog', 'en', 1)).toBe('2 years after the act');
  expect(says('meeting', 'en')).toBe('1 year after the meeting');
  expect(says('importChange', 'sv')).toBe('14 dygn efter importen');
  expect(says('importPreview', 'sv')).toBe('24 timmar efter att filen laddades upp');
  expect(says('cardCopy', 'en')).toBe('Until the last task on the card has been deleted');
});
