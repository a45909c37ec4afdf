import { setTimeout as pause } from 'node:timers/promises';

/** Looks again and again until what is looked for is there, and says what it waited for when it never comes. */
export async function until<T>(what: string, look: () => Promise<T | null | undefined | false>, withinMs = 20_000): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > end) throw new Error(`Waited ${withinMs} ms in vain for ${what}.`);
    await pause(20);
  }
}
