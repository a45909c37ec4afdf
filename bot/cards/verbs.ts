/** Verbs of cards that are no act on a task. Acts carry the duty's own verb. */
export const VERBS = {
  /** Shows the task as it now is; also what a card's `refresh` calls. */
  show: 'show',
  /** Sends the card of one task of a list. */
  open: 'open',
  tasks: 'tasks',
  agreements: 'agreements',
  help: 'help',
  language: 'language',
  /** Lets reminders of a task rest until a day. */
  snooze: 'snooze',
  /** A choice of what the bot can do is this, a dot and what was chosen. */
  choice: 'choice',
  /** Sends a question on to the International Office. */
  question: 'question',
  /** The dialog in which Admissions asks about eligibility. */
  request: 'request',
  /** Lets a task rest until the day that was written. */
  remind: 'remind',
  /** Wants only what is urgent from now on, having read what follows. */
  optOut: 'optOut',
  /** Wants everything again, or goes on as before. */
  optIn: 'optIn',
  /** Shows the invitation to one meeting of a list. */
  invitation: 'invitation',
  /** The form in which the International Office calls a meeting. */
  newMeeting: 'newMeeting',
  /** An answer to an invitation is this, a dot and the answer. */
  meeting: 'meeting',
} as const;

/** The id of an input on a card: two forms of one card may have fields of the same name. */
export function inputId(verb: string, field: string): string {
  return `${verb}.${field}`;
}

/** The inputs of one form out of all that a client sent, by field name. */
export function inputsOf(verb: string, sent: Readonly<Record<string, unknown>>): Record<string, string> {
  const prefix = inputId(verb, '');
  return Object.fromEntries(
    Object.entries(sent)
      .filter((entry): entry is [string, string] => entry[0].startsWith(prefix) && typeof entry[1] === 'string')
      .map(([id, value]) => [id.slice(prefix.length), value]),
  );
}
