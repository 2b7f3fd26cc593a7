import type { Library } from '../../model/library.ts';
import type { Problem } from '../../model/problem.ts';

/**
 * Lower-case ASCII letters and figures that are drawn alike (Unicode TR39 has rn and m, 1 and l, 0 and o; vv and w are alike in
 * most faces). An i and an l are told apart, or every “bail” would be a “ball”.
 */
const drawn = (path: string) =>
  path.replaceAll('rn', 'm').replaceAll('vv', 'w').replaceAll('1', 'l').replaceAll('0', 'o');

/** Addresses of a kind that readers will take for one another: whoever copies one by hand arrives at the other. */
export function checkLookAlikes(library: Library): Problem[] {
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
    const other = seen.get(drawn(path));
    seen.set(drawn(path), path);
    // The same address twice is told as that.
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
