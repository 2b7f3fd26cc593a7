import type { Contents, Entry } from '../../model/contents.ts';
import { nextPart } from '../../model/join-series.ts';
import type { Series } from '../../model/joined.ts';
import type { Library } from '../../model/library.ts';
import { type Problem, show } from '../../model/problem.ts';
import type { SeriesData } from '../../model/series.ts';

/**
 * Returns problems of series: no title in the language of an article; and if `isComplete`, which is false if articles have errors and so
 * may lack their series, a gap between the parts, and a series of one article or none.
 */
export function checkSeries(
  { series: files = [] }: Contents,
  library: Library,
  isComplete: boolean,
): Problem[] {
  return files.flatMap((file) => {
    const series = library.series.find(({ id }) => id === file.id);
    if (!series) return [];
    return [
      ...untranslated(file, series),
      ...(isComplete ? [...tooFew(file, series), ...gapIn(series)] : []),
    ];
  });
}

function untranslated({ file, data }: Entry<SeriesData>, { articles }: Series): Problem[] {
  const langs = [...new Set(articles.map(({ lang }) => lang))];
  return (['title', 'standfirst'] as const).flatMap((field) =>
    langs
      .filter((lang) => data[field][lang] === undefined)
      .map((lang) => ({
        name: 'series-untranslated' as const,
        file,
        field,
        found: `no ${field} in ${show(lang)}, a language of its articles`,
        expected: `a ${field} in each language in which the series has articles`,
        fix: `write\n${field}:\n${Object.entries(data[field])
          .map(([other, text]) => `  ${other}: ${text}\n`)
          .join('')}  ${lang}: The ${field} in ${lang}`,
      })),
  );
}

/** Returns the parts of a series in all languages, in order. */
const partsOf = ({ articles }: Series) => [...new Set(articles.flatMap(({ part }) => part ?? []))];

function tooFew({ file, id }: Entry<SeriesData>, series: Series): Problem[] {
  const parts = partsOf(series);
  const fix = (articles: string) => `add to ${articles}\nseries: ${id}\npart: ${nextPart(parts)}`;
  if (parts.length === 0)
    return [
      {
        name: 'series-empty',
        file,
        field: 'title',
        found: 'a series without articles, which has no page',
        expected: 'two articles or more',
        fix: fix('its first article'),
      },
    ];
  if (parts.length > 1) return [];
  return [
    {
      name: 'series-of-one',
      file,
      field: 'title',
      found: 'a series of one article',
      expected: 'two articles or more; until then, the article has no links to other parts',
      fix: fix('the next article'),
    },
  ];
}

function gapIn(series: Series): Problem[] {
  const missing = nextPart(partsOf(series));
  const after = series.articles.find(({ part = 0 }) => part > missing);
  if (after?.part === undefined) return [];
  return [
    {
      name: 'series-gap',
      file: `content/articles/${(after.translationOf ?? after).slug}.md`,
      field: 'part',
      found: `part ${show(String(after.part))} of ${series.id}, which has no part ${missing}`,
      expected: 'parts without a gap, from 1',
      fix: `publish part ${missing} too, or write\npart: ${missing}`,
    },
  ];
}
