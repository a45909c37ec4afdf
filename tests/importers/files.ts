import { readFileSync } from 'node:fs';

/** A file of the demo's data, as bytes. */
export function demoFile(path: string): Uint8Array {
  return readFileSync(new URL(`../../bot/demo/data/${path}`, import.meta.url));
}

/** A file of tests/fixtures, as bytes. */
export function fixture(path: string): Uint8Array {
  return readFileSync(new URL(`../fixtures/${path}`, import.meta.url));
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Windows-1252 for text whose letters it shares with Latin-1. */
export function latin1(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}

/** What a call refuses a file with, as [code, parameters]. */
export async function refusal(read: () => unknown): Promise<unknown> {
  try {
    await read();
  } catch (error) {
    const { name, code, params } = error as { name?: string; code?: string; params?: unknown };
    if (name !== 'ImportFileError') throw error;
    return [code, params];
  }
  throw new Error('The file was read.');
}
