import type { ArticleEntry, Contents } from './contents.ts';
import type { Article, Series } from './joined.ts';
import { type Problem, show } from './problem.ts';
import { References } from './references.ts';
import { seriesPath } from './routes.ts';

type SeriesContents = Pick<Contents, 'articles' | 'series' | 'unreadable'>;

/**
 * Returns the series with their articles, and gives each article its series, part and place. A translation that names no series belongs to that of
 * its original. Reports unknown series, articles with a series and no part or the reverse, and parts that are taken.
 */
export function joinSeries(
  { articles: entries, series: files = [], unreadable }: SeriesContents,
  articles: ReadonlyMap<string, Article>,
  problems: Problem[],
): Series[] {
  const all = new Map<string, Series>(
    files.map(({ id, data }) => [id, { ...data, id, path: seriesPath(id), articles: [] }]),
  );
  const references = new References(all, 'series', 'content/series/<id>.md', problems, unreadable);
  const named = new Map(entries.map((entry) => [entry.id, entry]));
  const places = entries.map((entry) => placeOf(entry, articles, named, references));
  reportIncomplete(entries, [...all.keys()], problems);
  const joined = places.flatMap((place) => place ?? []);
  for (const { article, series, part } of joined) {
    article.series = series;
    article.part = part;
    series.articles.push(article);
  }
  for (const series of all.values()) {
    series.articles.sort((a, b) => (a.part ?? 0) - (b.part ?? 0) || (a.slug < b.slug ? -1 : 1));
    for (const parts of Map.groupBy(series.articles, ({ lang }) => lang).values())
      for (const [index, article] of parts.entries())
        article.place = {
          ...{ series, part: article.part ?? 0, parts: parts.length },
          ...{ previous: parts[index - 1], next: parts[index + 1] },
        };
  }
  reportTaken(joined, problems);
  return [...all.values()];
}

/** An article’s place in a series, and where it is written. */
interface Place {
  article: Article;
  series: Series;
  part: number;
  file: string;
  /** `translationOf` if the place is that of the original. */
  field: 'part' | 'translationOf';
}

function placeOf(
  { id, file, data }: ArticleEntry,
  articles: ReadonlyMap<string, Article>,
  entries: ReadonlyMap<string, ArticleEntry>,
  references: References<Series>,
): Place | undefined {
  const article = articles.get(id);
  const named = data.series === undefined ? undefined : references.one(data.series, file, 'series');
  if (!article) return undefined;
  if (data.series !== undefined || data.part !== undefined)
    return named && data.part !== undefined
      ? { article, series: named, part: data.part, file, field: 'part' }
      : undefined;
  const original = entries.get(article.translationOf?.slug ?? '')?.data;
  if (original?.lang === data.lang) return undefined;
  const series = original?.series === undefined ? undefined : references.peek(original.series);
  return series && original?.part !== undefined
    ? { article, series, part: original.part, file, field: 'translationOf' }
    : undefined;
}

/** Returns the smallest whole number from 1 that no article has as its part. */
export function nextPart(taken: Iterable<number | undefined>): number {
  const numbers = new Set(taken);
  let part = 1;
  while (numbers.has(part)) part++;
  return part;
}

/** Reports articles that have a series but no part, or a part but no series. */
function reportIncomplete(
  entries: readonly ArticleEntry[],
  known: readonly string[],
  problems: Problem[],
): void {
  for (const { file, data } of entries) {
    if (data.series !== undefined && data.part === undefined) {
      const others = entries.filter((other) => other.data.series === data.series);
      problems.push({
        name: 'part-missing',
        file,
        field: 'series',
        found: `the series ${show(data.series)} without a part`,
        expected: 'the article’s place in the series, from 1',
        fix: `add\npart: ${nextPart(others.map((other) => other.data.part))}`,
      });
    }
    if (data.part !== undefined && data.series === undefined)
      problems.push({
        name: 'series-missing',
        file,
        field: 'part',
        found: `part ${show(String(data.part))} without a series`,
        expected: 'a series and a part, or neither',
        fix: `add, or delete part\nseries: ${known[0] ?? 'id-of-the-series'}`,
      });
  }
}

/** Reports a second article with the same part of a series in one language. */
function reportTaken(places: readonly Place[], problems: Problem[]): void {
  const owners = new Map<string, Place>();
  const written = (place: Place) => Number(place.field !== 'part');
  for (const place of places.toSorted((a, b) => written(a) - written(b))) {
    const { article, series, part, file, field } = place;
    const key = `${series.id} ${article.lang} ${part}`;
    const owner = owners.get(key);
    owners.set(key, owner ?? place);
    if (!owner) continue;
    const own = places.filter((other) => other.series === series && other.article.lang === article.lang);
    const free = nextPart(own.map((other) => other.part));
    problems.push({
      name: 'part-taken',
      file,
      field,
      found: `part ${show(String(part))} of ${series.id}, which ${owner.file} already is`,
      expected: `one article in ${article.lang} for each part of a series`,
      fix:
        field === 'part'
          ? `in one of the two articles, write\npart: ${free}`
          : `delete one of the two translations, or add\nseries: ${series.id}\npart: ${free}`,
    });
  }
}
