import { addresses } from './addresses.ts';
import type { Contents, Library } from './library.ts';
import { nearest, show, type Problem } from './problem.ts';

/**
 * Links of article bodies that lead to a page or a place this site does not have, and blocks without data.
 * Addresses of other sites are not looked up.
 */
export function checkLinks(contents: Contents, library: Library): Problem[] {
  const paths = new Set(addresses(library).map((address) => address.path));
  const fragments = new Map(
    contents.articles.map(({ id, annotations, data }) => [
      `/articles/${id}/`,
      new Set([
        ...annotations.ids,
        ...(data.timeline?.entries.map((entry) => entry.id) ?? []),
        ...data.claims.map((claim) => claim.id),
        ...data.charts.map((chart) => chart.id),
        ...data.people,
      ]),
    ]),
  );
  return contents.articles.flatMap(({ id, file, data, annotations }) => {
    const problems: Problem[] = [];
    for (const { url, line } of annotations.links) {
      const target = URL.canParse(url, `https://here.invalid/articles/${id}/`)
        ? new URL(url, `https://here.invalid/articles/${id}/`)
        : undefined;
      if (!target || !['https:', 'http:', 'mailto:', 'tel:'].includes(target.protocol)) {
        problems.push({
          file,
          line,
          found: `the address ${show(url)}`,
          expected: 'an address that begins with https://, http://, mailto: or a slash',
        });
        continue;
      }
      if (target.host !== 'here.invalid' || !/^https?:$/.test(target.protocol)) continue;
      const known = fragments.get(target.pathname);
      const fragment = decodeURIComponent(target.hash.slice(1));
      if (!paths.has(target.pathname)) {
        const guess = nearest(target.pathname, paths);
        problems.push({
          file,
          line,
          found: `a link to ${target.pathname}, where there is nothing`,
          expected: 'the path of a page, with a slash at both ends',
          ...(guess ? { fix: `perhaps ${guess}` } : {}),
        });
      } else if (fragment !== '' && known && !known.has(fragment)) {
        const guess = nearest(fragment, known);
        problems.push({
          file,
          line,
          found: `a link to #${fragment}, which that page does not have`,
          expected: 'the id of a heading, quote or entry there',
          ...(guess ? { fix: `perhaps #${guess}` } : {}),
        });
      }
    }
    const placed = new Set(annotations.blocks);
    const there = new Map<string, boolean>([
      ['claims', data.claims.length > 0],
      ['timeline', data.timeline !== undefined],
      ['density', data.timeline !== undefined],
      ['people', data.people.length > 0],
      ...data.charts.map((chart) => [`chart:${chart.id}`, true] as const),
    ]);
    for (const block of placed) {
      if (there.get(block)) continue;
      problems.push({
        file,
        found: `::${block.replace(':', '{#')}${block.includes(':') ? '}' : ''} in the body`,
        expected: `data for it in the frontmatter (${block.split(':')[0] ?? ''})`,
      });
    }
    const wanted = [
      ...(data.claims.length > 0 ? ['claims'] : []),
      ...(data.timeline ? ['timeline'] : []),
      ...data.charts.map((chart) => `chart:${chart.id}`),
    ];
    for (const block of wanted.filter((name) => !placed.has(name))) {
      problems.push({
        file,
        field: block.split(':')[0] === 'chart' ? 'charts' : block,
        found: 'data that the body never places',
        expected: `a line ::${block.replace(':', '{#')}${block.includes(':') ? '}' : ''} in the body`,
      });
    }
    return problems;
  });
}
