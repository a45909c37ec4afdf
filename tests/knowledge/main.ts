import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { deliverArticles, rankQuestion } from '../../bot/duties/knowledge.ts';
import { deliveredArticles } from '../../bot/knowledge/articles/index.ts';
import { startBundledPostgres } from '../../bot/store/bundledPostgres.ts';
import { migrateStore, openStore } from '../../bot/store/connect.ts';
import { evaluate } from './evaluate.ts';
import { heldOut, tuning, unanswerable } from './questions.ts';

/** `npm run knowledge`: how well questions find their articles. The held-out questions are named only in sum, so that nothing is tuned by them. */
const dataDir = await mkdtemp(path.join(tmpdir(), 'ikp-forum-knowledge-'));
const server = await startBundledPostgres({ dataDir, durable: false });
await migrateStore(server.url);
const store = openStore(server.url, () => undefined);
await deliverArticles(store.db, { now: () => Temporal.Now.instant() }, deliveredArticles);

for (const [name, questions] of [['tuning', tuning], ['held out', heldOut]] as const) {
  const { first, withinThree, missed } = await evaluate(store.db, questions);
  console.log(`${name}: ${questions.length} questions, first ${percent(first)}, within three ${percent(withinThree)}`);
  if (name === 'tuning') for (const line of missed) console.log(`  ${line}`);
}
for (const question of unanswerable) {
  const { known, slugs } = await rankQuestion(store.db, question);
  console.log(`“${question}”: ${known ? 'answered' : 'not known'} (${slugs[0]?.score.toFixed(2) ?? 'nothing like it'})`);
}

await store.close();
await server.stop();
await rm(dataDir, { recursive: true, force: true });

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
