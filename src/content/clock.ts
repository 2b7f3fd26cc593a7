import { site } from '../site.ts';
import { dayAt } from '../text/zoned-time.ts';

/**
 * The one place that reads the clock; lint rejects others. SOURCE_DATE_EPOCH sets it, in seconds since 1970
 * (reproducible-builds.org/specs/source-date-epoch).
 */

/** Returns the current instant in milliseconds since 1970. Throws if SOURCE_DATE_EPOCH is not a number. */
export function now(): number {
  const { SOURCE_DATE_EPOCH: epoch } = process.env;
  if (epoch === undefined || epoch === '') return Date.now();
  if (!/^\d{1,12}$/.test(epoch))
    throw new Error(
      `SOURCE_DATE_EPOCH is “${epoch}”: write a number of seconds since 1970, such as $(date +%s), or unset it`,
    );
  return Number(epoch) * 1000;
}

/** Returns today in the time zone of the publication, as an ISO date. */
export const today = (): string => dayAt(now(), site.timeZone);

/** Returns the latest ISO date on Earth (UTC+14): a source elsewhere may have a date that has not begun in the publication’s zone. */
export const latestDay = (): string => dayAt(now(), 'Pacific/Kiritimati');

/** Returns the current instant, whatever SOURCE_DATE_EPOCH says: for the age of caches, on which nothing that is published depends. */
export const nowOfMachine = (): number => Date.now();

/** Returns today in UTC by the same clock. */
export const dayOfMachine = (): string => dayAt(nowOfMachine(), 'UTC');
