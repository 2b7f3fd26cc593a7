import { cutList } from './cut-list.ts';
import type { Article } from './joined.ts';
import type { Library } from './library.ts';
import { type Entries, type List, type ListHead, listsOf } from './lists.ts';
import { type PageSizes, pageSizes } from './page-sizes.ts';
import { listPagePath } from './routes.ts';

/** One page of a list. */
export interface ListPage {
  list: ListHead;
  path: string;
  /** Counted from the oldest entries; undefined for the page of the newest, and the only page of a list. */
  number: number | undefined;
  /** What the page shows. */
  shown: Entries;
  /** The paths of the pages before and after it, in the order of reading. */
  previous: string | undefined;
  next: string | undefined;
  /** Links to all pages: by part on those of a series, otherwise on the first page by year or month; empty for a single page. */
  directory: DirectoryEntry[];
}

/** A year or a month with the pages on which its entries begin and go on, or the parts on one page of a series. */
export interface DirectoryEntry {
  /** `2019`, or `2019-05`; undefined for parts. */
  date?: string;
  /** The first and the last part. */
  parts?: [number, number];
  pages: { path: string; number: number | undefined }[];
}

/** Returns the days of the entries of a list (ISO, some of them only a month or a year); undated quotes in a record have none. */
export const daysOf = ({ kind, entries }: Entries): string[] =>
  kind === 'record'
    ? entries.flatMap(({ said }) => said ?? [])
    : entries.map((entry) => ('date' in entry ? entry.date : entry.article.date));

/** Returns the pages of a list in the order of reading, at least one. */
export function pagesOf(list: List, sizes: PageSizes = pageSizes): ListPage[] {
  const { length } = list.entries;
  const pages = cutList(length, sizes[list.kind]);
  const cut =
    list.kind === 'parts'
      ? // Read from the oldest part.
        pages.reverse().map(({ from, to }, index) => ({
          ...{ from: length - to, to: length - from },
          ...{ number: pages.length > 1 ? index + 1 : undefined, isFirst: index === 0 },
        }))
      : pages.map((page) => ({ ...page, isFirst: page.number === undefined }));
  const placed = cut.map(({ number, from, to, isFirst }) => ({
    path: number === undefined || isFirst ? list.path : listPagePath(list.path, number),
    number,
    shown: slice(list, from, to),
  }));
  const directory = directoryOf(placed);
  const { path, title, lang, former, trail, isOnOwnPage } = list;
  return placed.map((page, index) => ({
    ...page,
    // Without all entries: a full page stays the same when others are added.
    list: { path, title, lang, former, trail, isOnOwnPage },
    previous: placed[index - 1]?.path,
    next: placed[index + 1]?.path,
    directory: index === 0 || list.kind === 'parts' ? directory : [],
  }));
}

type Placed = Pick<ListPage, 'path' | 'number' | 'shown'>;

function directoryOf(pages: readonly Placed[]): DirectoryEntry[] {
  if (pages.length === 1) return [];
  return pages[0]?.shown.kind === 'parts' ? partsOf(pages) : periodsOf(pages);
}

function partsOf(pages: readonly Placed[]): DirectoryEntry[] {
  let before = 0;
  return pages.map(({ path, number, shown }) => {
    const parts: [number, number] = [before + 1, before + shown.entries.length];
    [, before] = parts;
    return { parts, pages: [{ path, number }] };
  });
}

function slice(list: Entries, from: number, to: number): Entries {
  switch (list.kind) {
    case 'quotes':
    case 'record':
      return { kind: list.kind, entries: list.entries.slice(from, to) };
    case 'changes':
      return { kind: list.kind, entries: list.entries.slice(from, to) };
    default:
      return { kind: list.kind, entries: list.entries.slice(from, to) };
  }
}

/** Returns the id of the heading of a month, `2019-05`, in an archive. */
export const monthId = (month: string): string => `month-${month}`;

/** Returns the articles of each month on a page of an archive; nothing for other pages. */
export const monthsOf = ({ kind, entries }: Entries): { month: string; id: string; articles: Article[] }[] =>
  kind === 'archive'
    ? [...Map.groupBy(entries, ({ date }) => date.slice(0, 7))].map(([month, articles]) => ({
        ...{ month, articles },
        id: monthId(month),
      }))
    : [];

/** Returns the first page of a list. */
export const firstPage = (list: List, sizes?: PageSizes): ListPage[] => pagesOf(list, sizes).slice(0, 1);

/** Returns the pages of all lists that are lists alone; the first pages of the others have routes of their own. */
export const listPages = (library: Library, sizes?: PageSizes): ListPage[] =>
  listsOf(library, sizes).flatMap((list) => pagesOf(list, sizes).slice(list.isOnOwnPage ? 1 : 0));

/** How many pages of one period a directory has. */
const pagesOfPeriod = 12;

/** Returns the years of a list, or the months of a year of the archive, newest first, with the pages that have their entries. */
export function periodsOf(pages: readonly Placed[]): (DirectoryEntry & { date: string })[] {
  const periods = new Map<string, DirectoryEntry['pages']>();
  for (const { path, number, shown } of pages) {
    const unit = shown.kind === 'archive' ? 7 : 4;
    for (const date of new Set(daysOf(shown).map((day) => day.slice(0, unit)))) {
      const known = periods.get(date);
      if (known) known.push({ path, number });
      else periods.set(date, [{ path, number }]);
    }
  }
  return [...periods].map(([date, all]) => ({ date, pages: spread(all, pagesOfPeriod) }));
}

/** Returns at most `most` of some pages at equal distances, with the first and the last. */
const spread = <T>(pages: T[], most: number): T[] =>
  pages.length <= most
    ? pages
    : pages.filter(
        (_, index) =>
          Math.floor((index * (most - 1)) / (pages.length - 1)) >
          Math.floor(((index - 1) * (most - 1)) / (pages.length - 1)),
      );
