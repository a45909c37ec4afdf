import { customType } from 'drizzle-orm/pg-core';
import { Temporal } from 'temporal-polyfill';

/** As PostgreSQL reads and keeps a moment. */
export function momentForDriver(value: Temporal.Instant): string {
  return value.toString({ smallestUnit: 'microsecond' });
}

/** A moment: timestamptz in PostgreSQL, Temporal.Instant in the code. */
export const moment = customType<{ data: Temporal.Instant; driverData: string }>({
  dataType: () => 'timestamp with time zone',
  toDriver: momentForDriver,
  fromDriver: (value) => Temporal.Instant.from(value),
});

/** A day without a time: date in PostgreSQL, Temporal.PlainDate in the code. */
export const day = customType<{ data: Temporal.PlainDate; driverData: string }>({
  dataType: () => 'date',
  toDriver: (value) => value.toString(),
  fromDriver: (value) => Temporal.PlainDate.from(value),
});
