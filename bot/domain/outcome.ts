/**
 * How a planned message ended; exactly one of them, once.
 *
 * sent: Teams took it. uncertain: the connection broke after the request had gone, so it may or may
 * not stand there. blocked: the person blocked the bot. notInstalled: the app is not there for the
 * person or team. gone: the conversation or the person no longer exists. tooBig: refused for its
 * size. cancelled: what it was about ended before it was sent. superseded: a later message said it.
 * optedOut: the person has chosen to get only what is urgent.
 */
export const OUTCOMES = ['sent', 'uncertain', 'blocked', 'notInstalled', 'gone', 'tooBig', 'cancelled', 'superseded', 'optedOut'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Those that something has kept from arriving, as far as anybody knows. */
export const FAILED = ['uncertain', 'blocked', 'notInstalled', 'gone', 'tooBig'] as const satisfies readonly Outcome[];

/** Those of which nobody knows that the message was read: a person or place to be reached in another way. */
export const UNREACHED = [...FAILED, 'optedOut'] as const satisfies readonly Outcome[];

/**
 * What a message is for. task: asks. reminder: asks again. answer, returned, heldUp, inherited: tell
 * the one who asked (heldUp: the answer is delayed, and why; inherited: they go on with what a
 * colleague asked who has left).
 * replacement: stands in for a card that can no longer be edited. broadcast: to many. alert: to the
 * administrators. meeting: an invitation and what follows it. question: of somebody to the
 * International Office.
 */
export type DeliveryPurpose = 'task' | 'reminder' | 'answer' | 'returned' | 'heldUp' | 'inherited' | 'replacement' | 'broadcast' | 'alert' | 'meeting' | 'question';

/** To the one who asked, about what they asked. */
export const ANSWER_PURPOSES = ['answer', 'returned', 'heldUp', 'inherited'] as const satisfies readonly DeliveryPurpose[];
