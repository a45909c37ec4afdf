/** The program of an installed Chromium, Chrome or Edge; null when the machine has none that works. */
export function findChromium(): string | null;

/** Installs one where we may. @throws Error with a sentence for the person */
export function ensureChromium(tell: (line: string) => void): void;
