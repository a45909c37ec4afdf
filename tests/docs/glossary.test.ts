import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);

test('each name that the glossary gives as built is a word of the code', () => {
  const code = new Set(
    readdirSync(new URL('bot/', root), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .flatMap((path) => [path, readFileSync(new URL(`bot/${path}`, root), 'utf8')])
      .flatMap((text) => text.match(/\w+/g) ?? []),
  );
  const rows = readFileSync(new URL('docs/glossary.md', root), 'utf8').split('\n').filter((line) => /^\| (?!Swedish)\p{L}/u.test(line));
  const names = rows.flatMap((row) => [...(row.split('|')[2] ?? '').replace(/\*`\w+`\*/g, '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name));
  expect(names.length).toBeGreaterThan(40);
  expect(names.filter((name) => !code.has(name))).toEqual([]);
});
