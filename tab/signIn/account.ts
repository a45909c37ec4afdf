/** With which account one came, as the pages say it that let nobody further. */
export interface Account {
  /** The name that one has signed in with; null where it is not known. */
  readonly name: string | null;
  /** Leaves for the sign-in; null where the host decides about the account. */
  readonly signIn: ((how: 'again' | 'otherAccount') => Promise<void>) | null;
}
