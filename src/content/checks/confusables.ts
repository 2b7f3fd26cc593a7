import type { Library } from '../../model/library.ts';
import type { Problem } from '../../model/problem.ts';

/**
 * Returns a path in which ASCII letters and digits that look alike are the same (Unicode TR39 has rn and m, 1 and l, 0 and o; vv and w look
 * alike in most fonts). An i differs from an l, or “bail” would be confused with “ball”.
 */
const skeleton = (path: string) =>
  path.replaceAll('rn', 'm').replaceAll('vv', 'w').replaceAll('1', 'l').replaceAll('0', 'o');

/** Returns problems of URLs that readers can confuse when they type one by hand. */
export function checkConfusables(library: Library): Problem[] {
  const places = [
    ...library.articles.map(({ slug, path }) => ({ path, file: `content/articles/${slug}.md` })),
    ...library.topics.map(({ id, path }) => ({ path, file: `content/topics/${id}.md` })),
    ...library.people.map(({ id, path }) => ({ path, file: `content/people/${id}.md` })),
    ...[...library.quotes, ...library.withdrawnQuotes].map(({ path, article }) => ({
      path,
      file: `content/articles/${article.slug}.md`,
    })),
  ];
  const seen = new Map<string, string>();
  return places.flatMap(({ path, file }): Problem[] => {
    const shape = skeleton(path);
    const other = seen.get(shape);
    seen.set(shape, path);
    // Equal paths are reported as repeated ids.
    if (other === undefined || other === path) return [];
    return [
      {
        name: 'url-confusable',
        file,
        found: `the URL ${path}, which looks like ${other}`,
        expected: 'URLs that are easy to distinguish',
        fix: 'rename the newer one before it is published',
      },
    ];
  });
}
