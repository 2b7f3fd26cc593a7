import type { Library } from '../../model/library.ts';
import type { Problem } from '../../model/problem.ts';
import { References } from '../../model/references.ts';
import { type Site, siteFile } from '../../model/site.ts';

/**
 * Returns problems of ids in the parts of the front page. An article that is not published yet leads from the day on which it is. `unreadable`
 * as in `Contents`.
 */
export function checkFront({ front }: Site, library: Library, unreadable?: ReadonlySet<string>): Problem[] {
  const problems: Problem[] = [];
  const articles = new Map(library.articles.map((article) => [article.slug, article]));
  const series = new Map(library.series.map((one) => [one.id, one]));
  const known = {
    lead: new References(articles, 'article', 'content/articles/<id>.md', problems, unreadable),
    series: new References(series, 'series', 'content/series/<id>.md', problems, unreadable),
  };
  for (const [index, { kind, id }] of front.entries())
    if (id !== undefined && (kind === 'lead' || kind === 'series'))
      known[kind].one(id, siteFile, `front.${index}.${kind}`);
  return problems;
}
