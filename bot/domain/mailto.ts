export interface ReadyMail {
  /** Left out when nobody's address is known: the person fills it in. */
  readonly to: string | null;
  readonly subject: string;
  readonly text: string;
}

/** Longer addresses are cut off or refused by some mail programs and by Windows' shell, which stops at about 2,000. */
const LONGEST = 1800;

/**
 * A mailto: address that opens the e-mail ready to send (RFC 6068). When the text makes it too long
 * it opens with the subject alone, and the text is pasted from where it stands beside the link.
 */
export function mailtoUrl({ to, subject, text }: ReadyMail): string {
  const start = `mailto:${to === null ? '' : encodeURIComponent(to).replaceAll('%40', '@')}?subject=${encoded(subject)}`;
  const whole = `${start}&body=${encoded(text.replaceAll(/\r?\n/g, '\r\n'))}`;
  return whole.length > LONGEST ? start : whole;
}

/** A lone half of a character, as a text cut in its middle has it, cannot be encoded. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
