import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ArticleData, articleSchema } from '../model/article.ts';
import type { ArticleEntry, Contents, Entry } from '../model/contents.ts';
import { joinLibrary, type Library } from '../model/library.ts';
import { personSchema } from '../model/person.ts';
import type { Problem } from '../model/problem.ts';
import { isError } from '../model/problem-kinds.ts';
import { publishedLibrary, unpublishedFiles } from '../model/published.ts';
import { articlePath } from '../model/routes.ts';
import { seriesSchema } from '../model/series.ts';
import { topicSchema } from '../model/topic.ts';
import { diskCache } from './cache-version.ts';
import { checkContents } from './check-contents.ts';
import { latestDay, now, today } from './clock.ts';
import type { ContentCache } from './content-cache.ts';
import { strayFiles } from './file-names.ts';
import { invalidEntries } from './files.ts';
import { Findings } from './findings.ts';
import { firstName, type Ledger, ledgerFile, legacyOf } from './ledger.ts';
import { readLedger } from './ledger-file.ts';
import { logContext } from './ledger-log-checks.ts';
import { type LogReading, readLog } from './ledger-log-file.ts';
import { mergeConflicts } from './merge-conflicts.ts';
import { NamesInCache } from './names-in-cache.ts';
import { withPersonFix } from './person-fix.ts';
import { type PictureFolder, pictureFolder } from './picture-files.ts';
import type { OriginalPicture } from './pictures-in-cache.ts';
import { joinSealed } from './published-ledger.ts';
import { isUnreadable } from './read-file.ts';
import { type ContentFile, type ContentRoot, readFolder } from './read-folder.ts';
import { readLeadPictures } from './read-lead-pictures.ts';
import { readMaps } from './read-maps.ts';
import { readPages } from './read-pages.ts';
import { placeRegister, readRegister, sourceRegister } from './read-register.ts';
import { publicationOf, readSettings } from './read-settings.ts';
import { readBytes } from './read-text.ts';
import { readingAges } from './reading-ages.ts';
import { renderAhead } from './render-ahead.ts';
import { renderBody } from './render-body.ts';

/** The content of a publication, with its problems. The library contains drafts and scheduled articles, so that they are checked too. */
export interface Reading {
  library: Library;
  /** The library without drafts and scheduled articles. */
  published: Library;
  /** Files that are missing from the library: unreadable ones, and those with invalid fields, which have placeholders in `contents`. */
  invalid: ReadonlySet<string>;
  contents: Contents;
  /** All sealed URLs; empty on a new site. */
  ledger: Ledger;
  /** The log of sealings; without any on a new site, and if only older software sealed it. */
  log: LogReading;
  /** The files in content/pictures/ that can be shown, by name. */
  pictures: ReadonlyMap<string, OriginalPicture>;
  /** True if a merge left conflict markers or several entries of one URL in the ledger. */
  isUnmerged: boolean;
  /** The reading ages of the newest articles, by their slugs. */
  readingAges: ReadonlyMap<string, number>;
  problems: Problem[];
}

/**
 * Reads every file in `root`/content, renders every article, and finds all problems; used by the build, `npm run check`, the dev server
 * and the tests. The steps: read and render each file, join them into a library, check across files. Unchanged files come from `cache`.
 * Throws if there is no folder content/.
 */
export async function readContent(root: string, cache = diskCache(root)): Promise<Reading> {
  if (!existsSync(join(root, 'content')))
    throw new Error(`no folder content/ in ${root}: add --content <folder> to name the publication`);
  const findings = new Findings();
  const names = new NamesInCache(cache);
  const { files, site, pictures, ...read } = await readFiles(root, cache, names, findings);
  const sealed = await readLedger(root, publicationOf(site));
  findings.know(ledgerFile, { text: sealed.text });
  findings.add(sealed.problems);
  const log = await readLog(root, logContext(site, sealed));
  findings.add(log.problems);
  const contents: Contents = { ...read.contents, legacy: legacyOf(sealed.ledger) };

  const { library, problems } = joinLibrary(contents);
  findings.add(problems);
  const unpublished = unpublishedFiles(library, new Set(sealed.ledger.keys()));
  const published = unpublished.size > 0 ? publishedLibrary(contents, unpublished) : library;
  for (const article of new Set([...library.articles, ...published.articles]))
    article.firstSlug = firstName(sealed.ledger, articlePath, article.slug, article.aliases);
  for (const each of new Set([library, published])) joinSealed(each, log);

  findings.add(
    await checkContents({ root, site, contents, library, published, sealed, files, cache }, findings),
  );
  const reading = {
    library: withoutBroken(contents, library, findings),
    published,
    invalid: findings.invalidFiles(),
    contents,
    ledger: sealed.ledger,
    log,
    pictures,
    isUnmerged: sealed.isUnmerged,
    readingAges: await readingAges(library.articles, contents.articles, cache),
    problems: findings.report(),
  };
  names.keep();
  cache.prune();
  return reading;
}

/** Reads all files of the content. */
async function readFiles(root: string, cache: ContentCache, names: NamesInCache, findings: Findings) {
  const invalid = await invalidEntries(root);
  findings.add([...(await strayFiles(join(root, 'content'))), ...invalid]);
  const from: ContentRoot = { root, excluded: new Set(invalid.map(({ file }) => file)), cache };
  const pictures = pictureFolder(root, from.excluded, cache);

  // Threads start while everything else is read.
  const ahead = renderAhead(from);
  // Its error is thrown where it is needed; without a handler here, Node would end the process.
  ahead.catch(() => undefined);
  const sources = readRegister(from, sourceRegister, findings);
  const places = readRegister(from, placeRegister, findings);
  const site = await readSettings(root, findings);
  const topics = await readFolder(from, 'topics', topicSchema, findings);
  const people = await readFolder(from, 'people', personSchema, findings);
  const series = await readFolder(from, 'series', seriesSchema, findings);
  const files = await readFolder(
    { ...from, keys: await ahead },
    'articles',
    articleSchema,
    findings,
    renderBody,
  );
  const contents: Contents = {
    ...{ sources, topics: entriesOf(topics), people: entriesOf(people), series: entriesOf(series) },
    articles: [],
    ...{ unreadable: findings.unreadable, now: now(), today: today(), latestDay: latestDay() },
    findNames: names.find,
  };
  for (const { reading } of [...topics, ...people, ...series, ...files])
    findings.addFieldFaults(
      reading.fieldFaults.map((fault) => withPersonFix(fault, reading.typed, contents.people)),
    );
  contents.articles = await articlesOf(files, pictures, findings);
  contents.leadPictures = await readLeadPictures(contents.articles, pictures, findings);
  contents.maps = await readMaps(contents.articles, places, findings, cache);
  contents.pages = await readPages(from, site, findings);
  findings.add(linkRecordConflicts(root, findings));
  findings.add(await pictures.otherFaults(findings.unreadable.size === 0 && !findings.some(isError)));
  pictures.keep();
  return { files, contents, site, pictures: await pictures.originals() };
}

/** The records of `npm run links`, one to a line, in which the lines of both branches count. */
const linkRecords = 'content/links.json';

/** Returns the conflicts that a merge left in the records of links. Anything else in them is written again by `npm run links`. */
function linkRecordConflicts(root: string, findings: Findings): Problem[] {
  const path = join(root, linkRecords);
  if (!existsSync(path)) return [];
  const text = readBytes(path, linkRecords).bytes?.toString('utf8') ?? '';
  findings.know(linkRecords, { text });
  const fix =
    'delete the lines with <<<<<<<, ======= and >>>>>>>, and keep all others; npm run links sorts them';
  return (mergeConflicts(text, linkRecords, false)?.problems ?? []).map((problem) => ({ ...problem, fix }));
}

/** Returns the files with readable frontmatter, in which placeholders replace invalid fields. */
const entriesOf = <T>(files: readonly ContentFile<T>[]): Entry<T>[] =>
  files.flatMap(({ id, reading }) => {
    const { file, data } = reading;
    return data === undefined || isUnreadable(reading) ? [] : [{ id, file, data }];
  });

/** Returns the articles with a rendered body, and adds the problems of bodies and pictures to `findings`. */
async function articlesOf(
  files: readonly ContentFile<ArticleData>[],
  pictures: PictureFolder,
  findings: Findings,
): Promise<ArticleEntry[]> {
  const articles: ArticleEntry[] = [];
  for (const { id, reading } of files) {
    const { file, data, rendered, bodyProblems, key } = reading;
    findings.add(bodyProblems);
    if (data === undefined || !rendered) {
      if (bodyProblems.length > 0) findings.unreadable.add(file);
      continue;
    }
    const faults = await pictures.faultsIn(rendered.annotations.pictures);
    findings.add(faults.map((fault) => ({ ...fault, file })));
    const { annotations } = rendered;
    articles.push({
      ...{ id, file, data, annotations, key },
      get html() {
        return rendered.html;
      },
    });
  }
  return articles;
}

/** Returns the library without files that have placeholders, which must not be published. */
function withoutBroken(contents: Contents, library: Library, findings: Findings): Library {
  const isValid = ({ file }: { file: string }) => findings.brokenIn(file).length === 0;
  const articles = contents.articles.filter(isValid);
  const topics = contents.topics.filter(isValid);
  const people = contents.people.filter(isValid);
  const series = (contents.series ?? []).filter(isValid);
  const isComplete =
    articles.length === contents.articles.length &&
    topics.length === contents.topics.length &&
    people.length === contents.people.length &&
    series.length === (contents.series ?? []).length;
  return isComplete ? library : joinLibrary({ ...contents, articles, topics, people, series }).library;
}
