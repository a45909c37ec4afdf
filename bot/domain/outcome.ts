/**
 * How a planned message ended; exactly one of them, once.
 *
 * sent: Teams took it. uncertain: the connection broke after the request had gone, so it may or may
 * not stand there. blocked: the person blocked the bot. notInstalled: the app is not there for the
 * person or team. gone: the conversation or the person no longer exists. tooBig: refused for its
 * size. cancelled: what it was about ended before it was sent. superseded: a later message said it.
 */
export const OUTCOMES = ['sent', 'uncertain', 'blocked', 'notInstalled', 'gone', 'tooBig', 'cancelled', 'superseded'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Those of which nobody knows that the message was read: a person or place to be reached in another way. */
export const UNREACHED = ['uncertain', 'blocked', 'notInstalled', 'gone', 'tooBig'] as const satisfies readonly Outcome[];

/**
 * What a message is for. task: asks. reminder: asks again. answer, returned, heldUp: tell the one who
 * asked (heldUp: the answer is delayed, and why).
 * replacement: stands in for a card that can no longer be edited. broadcast: to many. alert: to the
 * administrators. meeting: an invitation and what follows it.
 */
export type DeliveryPurpose = 'task' | 'reminder' | 'answer' | 'returned' | 'heldUp' | 'replacement' | 'broadcast' | 'alert' | 'meeting';
