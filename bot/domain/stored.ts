import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** How days and moments are written in JSON, both ways: `z.decode` reads, `z.encode` writes. */

/** 'YYYY-MM-DD' */
export const storedDay = z.codec(z.iso.date(), z.instanceof(Temporal.PlainDate), {
  decode: (text) => Temporal.PlainDate.from(text),
  encode: (day) => day.toString(),
});

/** An ISO 8601 instant in UTC. */
export const storedMoment = z.codec(z.iso.datetime(), z.instanceof(Temporal.Instant), {
  decode: (text) => Temporal.Instant.from(text),
  encode: (moment) => moment.toString({ smallestUnit: 'millisecond' }),
});
