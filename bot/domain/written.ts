import { z } from 'zod';
import { findPersonalNumber } from './privacy.ts';

/** What people write, checked where it comes in. The messages are keys of the texts under `invalid`. */

/** A text that has to be there, of at most `max` characters, without anything like a personal number. */
export const writtenText = (max: number) =>
  z
    .string({ error: 'required' })
    .trim()
    .min(1, 'required')
    .max(max, 'tooLong')
    .refine((value) => findPersonalNumber(value) === null, 'personalNumber');

/** A university's SCHAC code: 'uio.no'. */
export const writtenSchacCode = writtenText(100).toLowerCase().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'schacCode');

/** An address that browsers reach safely. */
export const writtenLink = z.url({ protocol: /^https$/, error: 'link' }).max(500, 'tooLong');
