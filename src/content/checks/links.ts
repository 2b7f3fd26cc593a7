import { site } from '../../site.ts';
import { addresses } from '../../model/urls.ts';
import { fragmentsOf } from '../../model/fragments.ts';
import type { Contents, Library } from '../../model/library.ts';
import { nearest, show, type Problem } from '../../model/problem.ts';

const base = 'https://here.invalid';
const withoutWww = (host: string) => host.replace(/^www\.|\.$/g, '');
const ownHost = withoutWww(new URL(site.url).hostname);

/**
 * Returns what is wrong with links and blocks: links of article bodies that lead to a page or a place this site does not have, and blocks
 * without data. Links to the site’s own host are looked up like paths; addresses of other sites are not. `filesOf` names what the
 * site publishes beside pages, by its paths.
 */
export function checkLinks(
  contents: Contents,
  library: Library,
  publishedLibrary: Library,
  filesOf: (library: Library) => Iterable<string> = () => [],
): Problem[] {
  const pages = addresses(library);
  const all = new Paths(library, filesOf);
  const published = library === publishedLibrary ? all : new Paths(publishedLibrary, filesOf);
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const entries = new Map(contents.articles.map((entry) => [entry.id, entry]));
  let guesses = 20;
  return contents.articles.flatMap(({ id, file, data, annotations }) => {
    const problems: Problem[] = [];
    const paths = data.draft ? all : published;
    for (const { url, line, column } of annotations.links) {
      const at = { file, line, column };
      const from = `${base}/articles/${id}/`;
      const target = URL.canParse(url, from) ? new URL(url, from) : undefined;
      const isOurs =
        target !== undefined &&
        /^https?:$/.test(target.protocol) &&
        (target.origin === base || withoutWww(target.hostname) === ownHost);
      if (/%(?![0-9a-f]{2})/i.test(url) || (isOurs && isMalformed(target.pathname + target.hash))) {
        problems.push({
          name: 'link-malformed',
          ...at,
          found: `the address ${show(url)}, whose % signs cannot be decoded`,
          expected: 'an address in which two hexadecimal figures follow each %, in UTF-8',
          fix: 'copy the address anew; a percent sign that is meant is written %25',
        });
        continue;
      }
      if (!target || !['https:', 'http:', 'mailto:', 'tel:'].includes(target.protocol)) {
        problems.push({
          name: 'link-scheme',
          ...at,
          found: `the address ${show(url)}`,
          expected: 'an address that begins with https://, http://, mailto: or a slash',
        });
        continue;
      }
      if (!isOurs) continue;
      const page = byPath.get(target.pathname);
      // What stands behind :~: is for the browser alone.
      const [fragment = ''] = target.hash.slice(1).split(':~:');
      const known = page && fragment !== '' && fragment !== 'top' ? fragmentsOf(page, entries) : undefined;
      if (!paths.has(target.pathname) && all.has(target.pathname)) {
        problems.push({
          name: 'link-to-draft',
          ...at,
          found: `a link to ${target.pathname}, which is a draft`,
          expected: 'the path of a page that is published',
          fix: 'publish that article first, or make this one a draft too',
        });
      } else if (!paths.has(target.pathname)) {
        // To look through all addresses takes time: after twenty the editor has another trouble than a slip.
        const guess = guesses-- > 0 ? nearest(target.pathname, paths.every()) : undefined;
        problems.push({
          name: 'link-to-nowhere',
          ...at,
          found: `a link to ${target.pathname}, where there is nothing`,
          expected: 'the path of a page, with a slash at both ends',
          ...(guess ? { fix: `perhaps ${guess}` } : {}),
        });
      } else if (
        fragment !== '' &&
        known &&
        !known.has(fragment) &&
        !known.has(decodeURIComponent(fragment))
      ) {
        const guess = nearest(decodeURIComponent(fragment), known);
        problems.push({
          name: 'fragment-nowhere',
          ...at,
          found: `a link to #${decodeURIComponent(fragment)}, which that page does not have`,
          expected: 'the id of a heading, quote or entry there',
          ...(guess ? { fix: `perhaps #${guess}` } : {}),
        });
      }
    }
    const placed = new Set<string>();
    for (const { name, line } of annotations.blocks) {
      if (placed.has(name))
        problems.push({
          name: 'block-twice',
          file,
          line,
          found: `${asTyped(name)} a second time`,
          expected: 'each block once: its entries have addresses',
          fix: 'take one of the two out',
        });
      placed.add(name);
    }
    const there = new Map<string, boolean>([
      ['claims', data.claims.length > 0],
      ['timeline', data.timeline !== undefined],
      ['density', data.timeline !== undefined],
      ['people', data.people.length > 0],
      ...data.charts.map((chart) => [`chart:${chart.id}`, true] as const),
    ]);
    for (const { name, line } of annotations.blocks) {
      if (there.get(name)) continue;
      problems.push({
        name: 'block-without-data',
        file,
        line,
        found: `${asTyped(name)} in the body`,
        expected: `data for it in the frontmatter (${frontmatterField(name)})`,
      });
    }
    const wanted = [
      ...(data.claims.length > 0 ? ['claims'] : []),
      ...(data.timeline ? ['timeline'] : []),
      ...data.charts.map((chart) => `chart:${chart.id}`),
    ];
    for (const block of wanted.filter((name) => !placed.has(name))) {
      problems.push({
        name: 'block-not-placed',
        file,
        field: frontmatterField(block),
        found: 'data that the body never places',
        expected: `a line ${asTyped(block)} in the body`,
      });
    }
    return problems;
  });
}

/** The paths of a site; those of files are worked out when a link leads to something that is not a page. */
class Paths {
  readonly #pages: ReadonlySet<string>;
  readonly #filesOf: () => Iterable<string>;
  #files: Set<string> | undefined;

  constructor(library: Library, filesOf: (library: Library) => Iterable<string>) {
    this.#pages = new Set(addresses(library).map(({ path }) => path));
    this.#filesOf = () => filesOf(library);
  }

  has = (path: string): boolean => this.#pages.has(path) || this.#allFiles().has(path);
  every = (): string[] => [...this.#pages, ...this.#allFiles()];
  #allFiles = () => (this.#files ??= new Set(this.#filesOf()));
}

function isMalformed(path: string): boolean {
  try {
    decodeURIComponent(path);
    return false;
  } catch {
    return true;
  }
}

/** `chart:mosul` as an author types it: `::chart{#mosul}`. */
const asTyped = (block: string) => `::${block.replace(/:(.*)/, '{#$1}')}`;

/** Where a block's data stands. */
function frontmatterField(block: string): string {
  const [kind = ''] = block.split(':');
  return { chart: 'charts', density: 'timeline' }[kind] ?? kind;
}
