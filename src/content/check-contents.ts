import { join } from 'node:path';
import { strayKey } from '../markdown/source-citations.ts';
import type { Contents } from '../model/contents.ts';
import type { Article } from '../model/joined.ts';
import type { Library } from '../model/library.ts';
import type { Problem } from '../model/problem.ts';
import { isError } from '../model/problem-kinds.ts';
import { publishedLibrary, unpublishedFiles } from '../model/published.ts';
import { withBase } from '../model/routes.ts';
import type { Site } from '../model/site.ts';
import { checkGlyphs } from '../outputs/cards/coverage.ts';
import { checkSiteName } from '../outputs/cards/site-name.ts';
import { checkColors } from '../outputs/color-contrast.ts';
import { publishedFiles } from '../outputs/published-files.ts';
import { checkBlocks } from './checks/blocks.ts';
import { checkCharts } from './checks/charts.ts';
import { checkConfusables } from './checks/confusables.ts';
import { checkFront } from './checks/front.ts';
import { checkFutureDates } from './checks/future-dates.ts';
import { checkLinks } from './checks/links.ts';
import { checkQuotePlaceholders } from './checks/quote-placeholders.ts';
import { checkRepeatedQuotes } from './checks/repeated-quotes.ts';
import { checkSeries } from './checks/series.ts';
import { checkSpelling } from './checks/spelling.ts';
import { checkTimes } from './checks/times.ts';
import { checkTypefaces } from './checks/typefaces.ts';
import { checkWordmark } from './checks/wordmark.ts';
import type { ContentCache } from './content-cache.ts';
import { filesIn, pathFrom } from './files.ts';
import type { Findings } from './findings.ts';
import { charactersInCache } from './font-characters.ts';
import type { LedgerReading } from './ledger-file.ts';
import type { ContentFile } from './read-folder.ts';
import { linksOf } from './read-settings.ts';
import { placeAt } from './read-text.ts';
import { checkSealed } from './sealed-content.ts';

/** The input of the checks across files. */
export interface Checked {
  root: string;
  site: Site;
  contents: Contents;
  /** Everything, drafts included. */
  library: Library;
  published: Library;
  sealed: LedgerReading;
  /** Articles with their bodies as typed. */
  files: readonly ContentFile<unknown>[];
  cache: ContentCache;
}

/** Returns the problems that involve several files, except those of joining files into a library. */
export async function checkContents(checked: Checked, findings: Findings): Promise<Problem[]> {
  const { root, site, contents, library, published, sealed, files, cache } = checked;
  const byId = new Map(files.map(({ id, reading }) => [id, reading]));
  const placeIn = ({ slug }: Article, pattern: RegExp) => placeInBody(byId.get(slug), pattern);
  const { placeOf } = sealed;
  const sealedPaths = new Set(sealed.ledger.keys());
  const publishedAt = (time?: number) =>
    time === undefined ? published : publishedLibrary(contents, unpublishedFiles(library, sealedPaths, time));
  return [
    ...checkSpelling(withoutBrokenNames(library, findings), placeIn),
    ...(placeOf ? checkSealed({ ...sealed, placeOf }, contents, published) : []),
    ...checkSeries(contents, library, findings.unreadable.size === 0 && !findings.some(isError)),
    ...checkFront(site, library, contents.unreadable),
    ...checkFutureDates(contents),
    ...checkTimes(contents, site.timeZone),
    ...checkGlyphs(contents, charactersInCache(cache)),
    ...(await checkSiteName(site)),
    ...checkColors(site.colors),
    ...checkTypefaces(root, site.typefaces),
    ...(await checkWordmark(root, site, findings)),
    ...checkConfusables(library),
    ...checkQuotePlaceholders(contents, sealed.ledger),
    ...checkRepeatedQuotes(contents),
    ...checkCharts(contents, findings.brokenIn),
    ...checkCitationKeys(contents),
    // If a file is unreadable, links to it would seem broken.
    ...(findings.unreadable.size === 0
      ? [
          ...checkLinks(contents, library, publishedAt, await fileLister(root), linksOf(site)),
          ...checkBlocks(contents),
        ]
      : []),
  ];
}

/** Returns problems of source keys such as @town-ledger that are not written as citations. */
function checkCitationKeys({ articles, sources }: Contents): Problem[] {
  const keys = new Set(sources.map(({ id }) => id));
  return articles.flatMap(({ file, annotations }) =>
    annotations.keys.flatMap(({ key, found, line }) =>
      keys.has(key) ? [{ file, line, ...strayKey(found, key) }] : [],
    ),
  );
}

/** Returns a function that returns the paths of all files of a published library, including those of public/. */
async function fileLister(root: string): Promise<(library: Library) => string[]> {
  const folder = join(root, 'public');
  const inPublic = (await filesIn(folder)).map((path) => withBase(`/${pathFrom(folder, path)}`));
  return (library) => [...publishedFiles(library), ...inPublic];
}

/** Returns the library without people and topics whose names are invalid, because the spelling check depends on them. */
function withoutBrokenNames(library: Library, findings: Findings): Library {
  const isNamed = (folder: string) => (one: { id: string }) =>
    !findings
      .brokenIn(`content/${folder}/${one.id}.md`)
      .some(([field]) => ['name', 'names', 'title', 'labels', 'aliases'].includes(String(field)));
  return {
    ...library,
    people: library.people.filter(isNamed('people')),
    topics: library.topics.filter(isNamed('topics')),
  };
}

/** Returns the position of a match in a body; the first line of the body if markup interrupts the match. */
function placeInBody(
  at: Pick<ContentFile<unknown>['reading'], 'body' | 'bodyLine'> | undefined,
  pattern: RegExp,
): Pick<Problem, 'line' | 'column'> {
  if (!at) return {};
  const { body } = at;
  const index = body.search(pattern);
  if (index === -1) return { line: at.bodyLine };
  const { line, column } = placeAt(body, index);
  return { line: line + at.bodyLine - 1, column };
}
