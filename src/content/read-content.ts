import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ZodType } from 'astro/zod';
import { markdownOptions, markdownProcessor } from '../markdown/processor.ts';
import { strayKey } from '../markdown/source-citations.ts';
import { badId, fileNameFault, strayFiles } from './file-names.ts';
import { filesIn, placeAt, readText, strangeEntries } from './files.ts';
import { latestDay, readLedger, today } from './ledger-file.ts';
import { encodedFields } from './encoded-fields.ts';
import { pictureFolder } from './picture-files.ts';
import { articleSchema, type Annotations } from '../model/article.ts';
import { checkLookAlikes } from './checks/confusables.ts';
import { checkLinks } from './checks/links.ts';
import { asId, isId } from '../model/fields.ts';
import { checkFutureDates } from './checks/future-dates.ts';
import { parseMarkdownFile, parseYaml, yamlText, type Parsed } from './frontmatter.ts';
import { hidesAddresses, isFollowUp, validatePartly } from './partial.ts';
import { valueAt } from './schema-at.ts';
import { fold } from '../text/fold.ts';
import { firstName, ledgerFile, type Ledger } from './ledger.ts';
import { articlePath } from '../model/routes.ts';
import { freeId } from '../model/free-id.ts';
import { joinLibrary, type Contents, type Entry, type Library } from '../model/library.ts';
import { nestingFault } from './checks/nesting.ts';
import { personSchema } from '../model/person.ts';
import { publishedLibrary, unpublishedFiles } from '../model/published.ts';
import { isError } from '../model/problem-kinds.ts';
import type { Problem } from '../model/problem.ts';
import { checkSealed } from './sealed-content.ts';
import { checkSpelling } from './checks/spelling.ts';
import { sourceSchema } from '../model/source.ts';
import { topicSchema } from '../model/topic.ts';
import { publishedFiles } from '../outputs/published-files.ts';
import { checkGlyphs } from '../outputs/cards/coverage.ts';
import { checkSiteName } from '../outputs/cards/site-name.ts';

/** What an editor's files come to. Drafts are in the library, so that they are checked too. */
export interface Reading {
  library: Library;
  /** What readers get of it. */
  published: Library;
  /** Files that are not published: drafts, and what only they use. */
  unpublished: ReadonlySet<string>;
  contents: Contents;
  /** What was sealed; empty on a new site. */
  ledger: Ledger;
  /** True where a merge left conflict markers or several lines for one address in the ledger. */
  isUnmerged: boolean;
  problems: Problem[];
}

/**
 * Reads every file under `root`/content as the build would, renders every article, and finds all that is wrong.
 * The site's build, `npm run check` and the tests all go through here.
 */
export async function readContent(root: string): Promise<Reading> {
  if (!existsSync(join(root, 'content'))) throw new Error(`there is no folder content/ in ${root}`);
  const problems: Problem[] = [];
  const unread = new Set<string>();
  const contents: Contents = {
    ...{ articles: [], topics: [], people: [], sources: [] },
    ...{ unread, today: today(), latestDay: latestDay() },
  };
  const places = new Map<string, Parsed['placeOf']>();
  /** What is wrong with fields by themselves, and the fields, by file. */
  const reported = new Set<Problem>();
  const report = (faults: Problem[]) => {
    for (const fault of faults) reported.add(fault);
    problems.push(...faults);
  };
  const brokenFields = new Map<string, (readonly PropertyKey[])[]>();
  const texts = new Map<string, string>();
  const content = join(root, 'content');
  const named = (path: string) => relative(root, path).split(sep).join('/');

  const strangers = await strangeEntries(root);
  const strange = new Set(strangers.map(({ file }) => file));
  problems.push(...(await strayFiles(content)), ...strangers);
  const pictures = pictureFolder(root, strange);

  const readAll = async <T>(folder: string, schema: ZodType<T>) => {
    const entries: (Entry<T> & { body: string; bodyLine: number; path: string })[] = [];
    const paths = await filesIn(join(content, folder));
    const files = paths.map(named);
    for (const path of paths) {
      const file = named(path);
      const fault = fileNameFault(file, folder, files);
      // What a link out of the content leads to is neither read nor shown.
      if (fault || strange.has(file)) {
        if (fault && !strange.has(file)) problems.push(fault);
        unread.add(file);
        continue;
      }
      const read = readText(path, file, true);
      problems.push(...read.problems);
      if (read.text === undefined) {
        unread.add(file);
        continue;
      }
      texts.set(file, read.original);
      const parsed = parseMarkdownFile(read.text, file);
      const { data, problems: faults, broken } = validatePartly(schema, parsed, file);
      report(faults.map((fault) => withPerson(fault, parsed.data, contents.people)));
      problems.push(...encodedFields(parsed.data, file));
      places.set(file, parsed.placeOf);
      if (broken.length > 0) brokenFields.set(file, broken);
      if (data === undefined || hidesAddresses(broken)) unread.add(file);
      // Of frontmatter that cannot be read only the body is left to be checked, and only articles have one.
      const isUnreadable = broken.some((path) => path.length === 0);
      if (data === undefined || (isUnreadable && (parsed.body === '' || folder !== 'articles'))) continue;
      const id = file.slice(file.lastIndexOf('/') + 1, -'.md'.length);
      entries.push({ id, file, path, data, body: parsed.body, bodyLine: parsed.bodyLine });
    }
    return entries;
  };

  const registerFile = 'content/sources.yaml';
  let registerText = '{}';
  if (existsSync(join(root, registerFile)) && !strange.has(registerFile)) {
    const read = readText(join(root, registerFile), registerFile, false);
    registerText = read.text ?? registerText;
    texts.set(registerFile, read.original);
    problems.push(...read.problems);
    if (read.text === undefined) unread.add(registerFile);
  }
  const register = parseYaml(registerText, registerFile);
  problems.push(
    ...register.problems.map((problem) => withFreeSourceId(problem, registerText, register.data)),
  );
  if (Array.isArray(register.data)) {
    unread.add(registerFile);
    problems.push({
      name: 'field-wrong',
      file: registerFile,
      line: 1,
      found: 'a list',
      expected: 'sources by their ids',
      fix: 'write the id of each source before it, like town-ledger: and its fields below, two spaces in',
    });
  }
  if (register.problems.length > 0) unread.add(registerFile);
  problems.push(...encodedFields(register.data, registerFile));
  places.set(registerFile, register.placeOf);
  for (const [id, value] of Object.entries(
    Array.isArray(register.data) ? {} : ((register.data ?? {}) as Record<string, unknown>),
  )) {
    const at: Parsed = {
      data: value,
      problems: [],
      placeOf: (path) => register.placeOf([id, ...path]),
      sourceOf: (path) => register.sourceOf?.([id, ...path]),
      cut: (register.cut ?? []).flatMap(({ path: [first, ...path], problem }) =>
        first === id ? [{ path, problem }] : [],
      ),
    };
    const { data, problems: faults } = validatePartly(sourceSchema, at, registerFile);
    report(faults.map((fault) => ({ ...fault, field: [id, fault.field].filter(Boolean).join('.') })));
    if (!isId(id))
      problems.push({ name: 'id-wrong', file: registerFile, ...register.placeOf([id]), ...badId(id) });
    if (data) contents.sources.push({ id, file: registerFile, data });
    else unread.add(`${registerFile}#${id}`);
  }

  contents.topics = await readAll('topics', topicSchema);
  contents.people = await readAll('people', personSchema);

  const bodies = new Map<string, Body>();
  const renderer = await markdownProcessor.createRenderer(markdownOptions);
  for (const { body, bodyLine, path, ...entry } of await readAll('articles', articleSchema)) {
    const nested = nestingFault(body);
    if (nested) {
      unread.add(entry.file);
      problems.push({
        name: 'nesting-too-deep',
        file: entry.file,
        line: nested.line + bodyLine - 1,
        found: nested.found,
        expected: 'text that a reader can follow',
        fix: 'end the list, quote or bracket, or put an empty line between paragraphs',
      });
      continue;
    }
    try {
      const rendered = await renderer.render(body, {
        // The plugins write into what they are given.
        frontmatter: { ...structuredClone(entry.data), bodyLine },
        fileURL: pathToFileURL(path),
      });
      const annotations = rendered.metadata.frontmatter.annotations as Annotations;
      contents.articles.push({ ...entry, annotations });
      bodies.set(entry.id, { body, bodyLine });
      const shift = (line: number | undefined) => (line === undefined ? undefined : line + bodyLine - 1);
      // A fault of a field stands where the field does; what it names of the body has its line in words.
      for (const problem of [...annotations.problems, ...(await pictures.faultsIn(annotations.pictures))])
        problems.push({
          ...problem,
          file: entry.file,
          line: problem.field === undefined ? shift(problem.line) : undefined,
          column: problem.field === undefined ? problem.column : undefined,
        });
      for (const place of [...annotations.links, ...annotations.blocks, ...annotations.keys])
        place.line = shift(place.line);
    } catch (error) {
      unread.add(entry.file);
      problems.push({
        name: 'body-unrenderable',
        file: entry.file,
        line: bodyLine,
        found: `a body that cannot be rendered: ${reason(error)}`,
        expected: 'Markdown that the plugins can read',
        fix: 'if the text is plain Markdown, a plugin in src/markdown is at fault',
      });
    }
  }

  problems.push(...(await pictures.otherFaults(unread.size === 0 && !problems.some(isError))));

  const keys = new Set(contents.sources.map(({ id }) => id));
  for (const { file, annotations } of contents.articles)
    for (const { key, found, line } of annotations.keys)
      if (keys.has(key)) problems.push({ file, line, ...strayKey(found, key) });
  const joined = joinLibrary(contents);
  const sealed = await readLedger(root);
  const unpublished = unpublishedFiles(joined.library, new Set(sealed.ledger.keys()));
  const published = unpublished.size > 0 ? publishedLibrary(contents, unpublished) : joined.library;
  for (const article of new Set([...joined.library.articles, ...published.articles]))
    article.firstSlug = firstName(sealed.ledger, articlePath, article.slug, article.aliases);
  texts.set(ledgerFile, sealed.text);
  problems.push(
    ...joined.problems,
    ...checkSpelling(namesOf(joined.library, brokenFields), ({ slug }, pattern) =>
      placeInBody(bodies.get(slug), pattern),
    ),
    ...sealed.problems,
    ...(sealed.placeOf ? checkSealed({ ...sealed, placeOf: sealed.placeOf }, contents, published) : []),
  );
  problems.push(
    ...checkFutureDates(contents),
    ...checkGlyphs(contents),
    ...(await checkSiteName()),
    ...checkLookAlikes(joined.library),
  );
  // Links are only judged when every file could be read: a broken file would make every link to it look broken.
  if (unread.size === 0) {
    const inPublic = (await filesIn(join(root, 'public'))).map(
      (path) => `/${relative(join(root, 'public'), path).split(sep).join('/')}`,
    );
    problems.push(
      ...checkLinks(contents, joined.library, published, (shown) => [...publishedFiles(shown), ...inPublic]),
    );
  }
  const all = problems.filter(
    (problem) => reported.has(problem) || !isFollowUp(problem, brokenFields.get(problem.file) ?? []),
  );
  const told = new Set(all.map(({ file }) => file));
  const lines = new Map(
    [...texts].filter(([file]) => told.has(file)).map(([file, text]) => [file, text.split(/\r?\n/)]),
  );
  // Nothing is made of what stands in for broken fields.
  const isWhole = ({ file }: { file: string }) => !brokenFields.has(file);
  return {
    library:
      brokenFields.size === 0
        ? joined.library
        : joinLibrary({
            ...contents,
            articles: contents.articles.filter(isWhole),
            topics: contents.topics.filter(isWhole),
            people: contents.people.filter(isWhole),
          }).library,
    published,
    unpublished,
    contents,
    ledger: sealed.ledger,
    isUnmerged: sealed.isUnmerged,
    problems: all.map((problem) => shown(placed(problem, places), lines)),
  };
}

/** The library without people and topics whose names are wrong themselves: no other spelling can be judged by them. */
function namesOf(library: Library, brokenFields: ReadonlyMap<string, (readonly PropertyKey[])[]>): Library {
  const isNamed = (folder: string) => (one: { id: string }) =>
    !brokenFields
      .get(`content/${folder}/${one.id}.md`)
      ?.some(([field]) => ['name', 'names', 'title', 'labels', 'aliases'].includes(String(field)));
  return {
    ...library,
    people: library.people.filter(isNamed('people')),
    topics: library.topics.filter(isNamed('topics')),
  };
}

/** A name in place of a person's id: with the id of whoever has that name, or with the file that is missing. */
function withPerson(fault: Problem, data: unknown, people: Contents['people']): Problem {
  const path = (fault.field ?? '').split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  const field = path.findLast((step) => typeof step === 'string');
  const isPerson = ['author', 'editor', 'translator', 'speaker', 'people'].includes(field ?? '');
  const name = valueAt(data, path);
  if (!isPerson || fault.name !== 'id-wrong' || typeof name !== 'string') return fault;
  const before = typeof path.at(-1) === 'number' ? '- ' : `${field}: `;
  const known = people.find(({ data: person }) =>
    [person.name, ...Object.values(person.names), ...person.aliases].some(
      (own) => fold(own).text === fold(name).text,
    ),
  );
  if (known) return { ...fault, found: `${fault.found}, a name`, fix: `${before}${known.id}` };
  const id = asId(name);
  if (!isId(id)) return fault;
  const role = 'Who this is, in at most eight words';
  return {
    ...fault,
    found: `${fault.found}, a name`,
    fix: `${before}${id}\nand, in content/people/${id}.md:\n---\n${yamlText({ name, role })}\n---`,
  };
}

interface Body {
  body: string;
  bodyLine: number;
}

/** Adds to the problem of a source's id that the register has twice a free one, which can be pasted. */
function withFreeSourceId(problem: Problem, text: string, data: unknown): Problem {
  const id = /^[^\s:]+(?=:)/.exec(text.split('\n')[(problem.line ?? 0) - 1] ?? '')?.[0];
  if (problem.name !== 'key-twice' || id === undefined) return problem;
  const free = freeId(id, new Set(Object.keys(data ?? {})));
  return { ...problem, fix: `for another source, write\n${free}:\nfor the same, take one of the two out` };
}

/** Where words stand in a body; its first line where markup is between them. */
function placeInBody(at: Body | undefined, pattern: RegExp): Pick<Problem, 'line' | 'column'> {
  if (!at) return {};
  const index = at.body.search(pattern);
  if (index === -1) return { line: at.bodyLine };
  const { line, column } = placeAt(at.body, index);
  return { line: line + at.bodyLine - 1, column };
}

/** The line itself, to be shown; where no column is known, that of its first character. */
function shown(problem: Problem, lines: ReadonlyMap<string, string[]>): Problem {
  const text = problem.line === undefined ? undefined : lines.get(problem.file)?.[problem.line - 1];
  if (text === undefined) return problem;
  return { ...problem, column: problem.column ?? Math.max(0, text.search(/\S/)) + 1, text };
}

/** The model knows fields, not lines. */
function placed(problem: Problem, places: ReadonlyMap<string, Parsed['placeOf']>): Problem {
  if (problem.line !== undefined || problem.field === undefined) return problem;
  return { ...problem, ...places.get(problem.file)?.(stepsOf(problem.field)) };
}

/** The way to a field. What is abbreviated may have full stops in it. */
function stepsOf(field: string): (string | number)[] {
  const [, abbreviation] = /^abbreviations\.(.*)$/s.exec(field) ?? [];
  if (abbreviation !== undefined) return ['abbreviations', abbreviation];
  return field.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** What a plugin said when it threw; Astro puts a line with the whole path before it. */
const reason = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).replace(/^Failed to parse Markdown file .*\n/, '');
