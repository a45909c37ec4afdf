import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import * as schema from '../../bot/store/schema.ts';
import type { KeptFor } from '../../bot/domain/retention.ts';
import { HOLD_NO_PEOPLE, RETENTION_RULES, type TableName } from '../../bot/store/retentionRules.ts';
import { settingsSchema } from '../../bot/domain/settings.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** How the table says for how long. */
function words(kept: KeptFor): RegExp {
  switch (kept.kind) {
    case 'settingYears':
      return kept.more === 0 ? /\bR years\b/ : /\bR \+ 1 years\b/;
    case 'years':
      return /\ba year\b/;
    case 'days':
      return new RegExp(`\\b${kept.days} days\\b`);
    case 'hours':
      return /\b(24 hours|a day)\b/;
    case 'withTheLast':
      return /^with the last\b/;
  }
}

describe('the table of data and retention', () => {
  test('has a row for each table of the store, and for no other', () => {
    const tables = Object.values<unknown>(schema).filter((value): value is PgTable => is(value, PgTable));
    const part = read('docs/security/data-flow.md').split('## Table by table')[1]?.split('Copies elsewhere')[0] ?? '';
    const rows = [...part.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    expect(rows.sort()).toEqual(tables.map((table) => getTableConfig(table).name).sort());
  });

  test('says of each table for how long it is kept what the product does', () => {
    const text = read('docs/security/data-flow.md');
    const row = (name: TableName) => {
      const found = new RegExp(`^\\| \`${getTableConfig(schema[name]).name}\` \\| (.*) \\| .* \\| (.*) \\|$`, 'm').exec(text);
      return { people: found?.[1] ?? '', rule: found?.[2] ?? '' };
    };
    for (const name of HOLD_NO_PEOPLE) expect({ name, ...row(name) }).toMatchObject({ name, people: expect.stringMatching(/^none/) });
    for (const { name, kept } of RETENTION_RULES) expect({ name, ...row(name) }).toMatchObject({ name, rule: expect.stringMatching(words(kept)) });
  });

  test('gives the number of years that the product is delivered with', () => {
    expect(settingsSchema.parse({}).retentionYears).toBe(7);
    expect(read('docs/security/data-flow.md')).toContain('`retentionYears`, seven as delivered');
  });
});

test.each(['README', 'agreement', 'data-flow', 'dpia', 'information-classification', 'risk-analysis'])(
  'docs/security/%s.md begins in Swedish and leads to files that exist',
  (name) => {
    const text = read(`docs/security/${name}.md`);
    expect(text).toMatch(/^# .+\n\n\*\*Sammanfattning\.\*\* /);
    for (const [, path = ''] of text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)) {
      expect(() => read(`docs/security/${path}`)).not.toThrow();
    }
  },
);
