import { site } from '../site.ts';
import { inZone, startOfDay } from '../text/zoned-time.ts';

/**
 * Returns a time on a day in the site’s time zone, with its offset (RFC 3339): `2026-11-22T00:00:00+03:00`. `second` counts from the
 * beginning of the day.
 */
export const moment = (day: string, second = 0, zone: string = site.timeZone): string =>
  inZone(startOfDay(day, zone) + second * 1000, zone);
