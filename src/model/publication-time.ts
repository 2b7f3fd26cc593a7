import { site } from '../site.ts';
import { afterGap, dayAt, instantsOf, inZone, parseTime, startOfDay } from '../text/zoned-time.ts';
import type { ArticleData } from './article.ts';

/** Whether readers see an article: a draft waits for its author, a scheduled article for its date. */
export type ArticleState = 'published' | 'draft' | 'scheduled';

/** When an article is first published, in the time zone of the publication. */
export interface PublicationTime {
  /** ISO date. */
  date: string;
  /** The instant, with its offset (RFC 3339); the beginning of the day if `date` has no time. */
  publishedAt: string;
  /** True if the author gave a time. */
  isTimed: boolean;
}

/**
 * Returns the time of publication that `date` in frontmatter means. A time without an offset is in `zone`; of two such times, while clocks
 * are set back, the first counts, and for one that clocks skip, the time an hour later: `npm run check` rejects both.
 */
export function publicationTime(written: string, zone: string = site.timeZone): PublicationTime {
  const key = `${written} ${zone}`;
  let time = known.get(key);
  if (!time) known.set(key, (time = computedTime(written, zone)));
  return time;
}

/** By date and zone: computing an instant from a local time takes as long as joining an article. */
const known = new Map<string, PublicationTime>();

function computedTime(written: string, zone: string): PublicationTime {
  const { day, clock, offset } = parseTime(written) ?? { day: written, clock: undefined, offset: undefined };
  const at = clock === undefined ? startOfDay(day, zone) : instantOf({ day, clock, offset }, zone);
  // A day stays as it was written, even one that a zone skipped.
  const date = clock === undefined ? day : dayAt(at, zone);
  return { date, publishedAt: inZone(at, zone), isTimed: clock !== undefined };
}

function instantOf(
  { day, clock, offset }: { day: string; clock: string; offset: string | undefined },
  zone: string,
): number {
  if (offset !== undefined) return Date.parse(`${day}T${clock}${offset}`);
  return instantsOf(day, clock, zone)[0] ?? afterGap(day, clock, zone);
}

/** Returns the instant of publication of an article that has a time; undefined for one that has only a day. */
export const timeOf = ({ publishedAt, isTimed }: Omit<PublicationTime, 'date'>): string | undefined =>
  isTimed ? publishedAt : undefined;

/** Returns the state of an article at the instant `now`; without it, no article is scheduled. */
export function stateOf(
  { date, draft }: Pick<ArticleData, 'date' | 'draft'>,
  now: number | undefined,
): ArticleState {
  if (draft) return 'draft';
  return now !== undefined && Date.parse(publicationTime(date).publishedAt) > now ? 'scheduled' : 'published';
}

/** Returns a time for people who write: `2026-12-01 09:00 (Europe/London)`, or `2026-12-01 (Europe/London)` where the day begins. */
export function timeForWriters(time: string, zone: string = site.timeZone): string {
  const day = time.slice(0, 10);
  const isStart = Date.parse(time) === startOfDay(day, zone);
  return `${day}${isStart ? '' : ` ${time.slice(11, 16)}`} (${zone})`;
}
