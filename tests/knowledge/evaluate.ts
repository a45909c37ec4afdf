import { rankQuestion } from '../../bot/duties/knowledge.ts';
import type { Database } from '../../bot/store/connect.ts';
import type { Question } from './questions.ts';

export interface Figures {
  /** Shares from 0 to 1. */
  readonly first: number;
  readonly withinThree: number;
  /** Those not found first, with what stood there instead. */
  readonly missed: readonly string[];
}

/** Asks every question and counts where the right article stands. */
export async function evaluate(db: Database, questions: readonly Question[]): Promise<Figures> {
  let first = 0;
  let withinThree = 0;
  const missed: string[] = [];
  for (const [question, slug] of questions) {
    const { known, slugs } = await rankQuestion(db, question);
    const place = slugs.findIndex((hit) => hit.slug === slug);
    if (place === 0 && known) first += 1;
    else missed.push(`“${question}”: ${slugs.slice(0, 3).map((hit) => `${hit.slug} ${hit.score.toFixed(2)}`).join(', ')} (wanted ${slug})`);
    if (place >= 0 && place < 3) withinThree += 1;
  }
  return { first: first / questions.length, withinThree: withinThree / questions.length, missed };
}
