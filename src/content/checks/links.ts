import type { ArticleEntry, Contents } from '../../model/contents.ts';
import { fragmentsOf } from '../../model/fragments.ts';
import type { Library } from '../../model/library.ts';
import type { SitePage } from '../../model/page.ts';
import { nearest, type Problem, show } from '../../model/problem.ts';
import { type ArticleState, publicationTime, stateOf, timeForWriters } from '../../model/publication-time.ts';
import { articlePath, homePath, withBase, withoutBase } from '../../model/routes.ts';
import { scheduledArticles } from '../../model/scheduled.ts';
import { siteFile } from '../../model/site.ts';
import { type PageUrl, pageUrls } from '../../model/urls.ts';
import { site } from '../../site.ts';
import { inZone } from '../../text/zoned-time.ts';
import { linkTarget } from './link-target.ts';

/** The page that a link is on; relative links start from its path. */
interface LinkedFrom {
  path: string;
  /** Drafts may link to everything, scheduled articles to what appears no later than they do. */
  state: ArticleState;
  /** When readers see it, in milliseconds since 1970. */
  from: number;
}

/** A link in content/site.yaml. */
export interface SettingsLink {
  url: string;
  field: string;
}

/** Everything that links can lead to. */
interface Targets {
  /** Everything, drafts included. */
  all: Paths;
  /** What readers see: now, and from the time at which each scheduled article appears. */
  stages: readonly Stage[];
  entries: ReadonlyMap<string, ArticleEntry>;
  sitePages: readonly SitePage[];
  /** The ids of pages that links have led to so far: each note leads to its article. */
  fragments: Map<PageUrl, ReadonlySet<string> | undefined>;
  /** How many more links get a suggestion, which takes a search of all paths. */
  guesses: number;
}

/** The published paths from a time on. */
interface Stage {
  from: number;
  paths: () => Paths;
}

/**
 * Returns problems of links in bodies and in `settings` that lead to a page or an id that the site does not have. Links to the site’s own
 * host are checked like paths; links to other sites are not requested. `publishedAt` returns what is published now, or at a time in
 * milliseconds since 1970; `filesOf` returns the paths of published files other than pages.
 */
export function checkLinks(
  contents: Contents,
  library: Library,
  publishedAt: (time?: number) => Library,
  filesOf: (library: Library) => Iterable<string> = () => [],
  settings: readonly SettingsLink[] = [],
): Problem[] {
  const all = new Paths(library, filesOf);
  const targets: Targets = {
    all,
    stages: stagesOf(library, all, (time) => new Paths(publishedAt(time), filesOf)),
    entries: new Map(contents.articles.map((entry) => [entry.id, entry])),
    sitePages: library.pages,
    fragments: new Map(),
    // More than twenty broken links probably have one cause, such as a moved folder.
    guesses: 20,
  };
  const bodies = [
    ...contents.articles.map(({ id, file, data, annotations }) => ({
      ...{ file, path: articlePath(id), links: annotations.links, state: stateOf(data, contents.now) },
      from: Date.parse(publicationTime(data.date).publishedAt),
    })),
    ...(contents.pages ?? []).map(({ file, page: { path }, links }) => ({ file, links, ...always(path) })),
  ];
  return [
    ...bodies.flatMap(({ file, links, ...from }) =>
      links.flatMap(({ url, line, column }) => {
        const fault = linkFault(url, from, targets);
        return fault ? [{ file, line, column, ...fault }] : [];
      }),
    ),
    ...settings.flatMap(({ url, field }) => {
      const fault = linkFault(url, always(homePath), targets);
      return fault ? [{ file: siteFile, field, ...fault }] : [];
    }),
  ];
}

type Fault = Omit<Problem, 'file'>;

/** A page that readers see now. */
const always = (path: string): LinkedFrom => ({ path, state: 'published', from: -Infinity });

/** Returns the stages of a site, first that of now. `all` is also what is published where nothing is scheduled. */
function stagesOf(library: Library, all: Paths, pathsAt: (time?: number) => Paths): Stage[] {
  const waits = library.articles.some(({ state }) => state !== 'published');
  const times = scheduledArticles(library).map(({ publishedAt }) => Date.parse(publishedAt));
  return [
    { from: -Infinity, paths: once(() => (waits ? pathsAt() : all)) },
    ...[...new Set(times)].map((time) => ({ from: time, paths: once(() => pathsAt(time)) })),
  ];
}

/** Returns a function that computes its value at the first call only. */
function once<T>(compute: () => T): () => T {
  let value: { of: T } | undefined;
  return () => (value ??= { of: compute() }).of;
}

function linkFault(url: string, from: LinkedFrom, targets: Targets): Fault | undefined {
  const { target, isOnHost, isOwn, isMalformed } = linkTarget(url, from.path, site);
  if (isMalformed)
    return {
      name: 'link-malformed',
      found: `the URL ${show(url)}, whose % signs cannot be decoded`,
      expected: 'a URL with two hexadecimal digits after each %, in UTF-8',
      fix: 'copy the URL again; write %25 for a percent sign',
    };
  if (!target || !['https:', 'http:', 'mailto:', 'tel:'].includes(target.protocol))
    return {
      name: 'link-scheme-invalid',
      found: `the URL ${show(url)}`,
      expected: 'a URL that begins with https://, http://, mailto:, tel: or a slash',
    };
  if (!isOwn) return isOnHost ? lostBase(target, targets) : undefined;
  return pathFault(target.pathname, from, targets) ?? fragmentFault(target, targets);
}

/** Returns the problem of a URL on the site’s host that lacks the site’s path. Other sites of the host are not known, nor its front page. */
function lostBase({ href, pathname, hash }: URL, { all }: Targets): Fault | undefined {
  if (pathname === '/' || !all.has(withBase(pathname))) return undefined;
  return {
    name: 'link-base-wrong',
    found: `the URL ${href}, which lacks the path of the site, ${homePath}`,
    expected: 'the path of a page from the root of the site',
    fix: `write ${pathname}${hash}`,
  };
}

function pathFault(path: string, linked: LinkedFrom, targets: Targets): Fault | undefined {
  const { all, stages } = targets;
  const paths = linked.state === 'draft' ? all : stages[0]?.paths();
  if (paths?.has(path)) return undefined;
  if (all.has(path)) return hiddenFault(path, linked, stages);
  if (all.has(withoutBase(path)))
    return {
      name: 'link-base-wrong',
      found: `a link to ${withoutBase(path)}, which repeats the path of the site, ${homePath}`,
      expected: 'the path of a page from the root of the site',
      fix: `write ${withoutBase(withoutBase(path))}`,
    };
  const guess = targets.guesses-- > 0 ? nearest(path, paths?.every() ?? []) : undefined;
  return {
    name: 'link-broken',
    found: `a link to ${withoutBase(path)}, which does not exist`,
    expected: 'the path of a page, with a slash at the beginning and end',
    fix: guess === undefined ? 'correct the path, or delete the link' : `did you mean ${withoutBase(guess)}?`,
  };
}

/** Returns the problem of a link to a page that readers do not see yet; none if they see it when they see the link. */
function hiddenFault(path: string, linked: LinkedFrom, stages: readonly Stage[]): Fault | undefined {
  const stage = stages.find(({ paths }) => paths().has(path));
  if (!stage)
    return {
      name: 'link-to-draft',
      found: `a link to ${withoutBase(path)}, which is a draft`,
      expected: 'the path of a published page',
      fix: 'publish that article first, or add draft: true to this one',
    };
  if (stage.from <= linked.from) return undefined;
  const time = inZone(stage.from, site.timeZone);
  return {
    name: 'link-to-scheduled',
    found: `a link to ${withoutBase(path)}, which appears on ${timeForWriters(time)}`,
    expected: 'the path of a page that readers can open when they see the link',
    fix:
      linked.state === 'scheduled'
        ? `publish this article no earlier:\ndate: ${time}`
        : 'add the link when that page has appeared, or give that article an earlier date',
  };
}

function fragmentFault({ pathname, hash }: URL, targets: Targets): Fault | undefined {
  const page = targets.all.page(pathname);
  // The part after :~: is a text directive, which only browsers read.
  const [fragment = ''] = hash.slice(1).split(':~:');
  if (!page || fragment === '' || fragment === 'top') return undefined;
  const known = idsOf(page, targets);
  const decoded = decodeURIComponent(fragment);
  if (!known || known.has(fragment) || known.has(decoded)) return undefined;
  const guess = nearest(decoded, known);
  return {
    name: 'fragment-unknown',
    found: `a link to #${decoded}, an id that the page does not have`,
    expected: 'the id of a heading, quote or entry of that page',
    fix:
      guess === undefined
        ? 'delete the # and what follows it, or copy an id from that page'
        : `did you mean #${guess}?`,
  };
}

function idsOf(page: PageUrl, { entries, sitePages, fragments }: Targets): ReadonlySet<string> | undefined {
  if (!fragments.has(page)) fragments.set(page, fragmentsOf(page, entries, sitePages));
  return fragments.get(page);
}

/** The paths of a site. Those of files are computed lazily, for the first link that does not lead to a page. */
class Paths {
  readonly #pages: ReadonlyMap<string, PageUrl>;
  readonly #filesOf: () => Iterable<string>;
  #files: Set<string> | undefined;

  constructor(library: Library, filesOf: (library: Library) => Iterable<string>) {
    this.#pages = new Map(pageUrls(library).map((page) => [page.path, page]));
    this.#filesOf = () => filesOf(library);
  }

  page = (path: string): PageUrl | undefined => this.#pages.get(path);
  has = (path: string): boolean => this.#pages.has(path) || this.#allFiles().has(path);
  every = (): string[] => [...this.#pages.keys(), ...this.#allFiles()];
  #allFiles = () => (this.#files ??= new Set(this.#filesOf()));
}
