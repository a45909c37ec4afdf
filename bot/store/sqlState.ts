/** The code with which PostgreSQL refused or ended something, also where Drizzle keeps the driver's error as the cause; null for any other error. */
export function sqlStateOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? code : sqlStateOf(error.cause);
}
