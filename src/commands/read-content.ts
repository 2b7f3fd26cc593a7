import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ZodType } from 'astro/zod';
import { markdownOptions, markdownProcessor } from '../markdown/processor.ts';
import { readLedger, today } from './ledger-file.ts';
import { pictureFaults } from './picture-files.ts';
import { articleSchema, type Annotations } from '../model/article.ts';
import { checkLinks } from '../model/links.ts';
import { idPattern } from '../model/fields.ts';
import { parseMarkdownFile, parseYaml, validate, type Parsed } from '../model/frontmatter.ts';
import type { Ledger } from '../model/ledger.ts';
import { joinLibrary, type Contents, type Entry, type Library } from '../model/library.ts';
import { personSchema } from '../model/person.ts';
import { nearest, show, type Problem } from '../model/problem.ts';
import { checkSpelling } from '../model/spelling.ts';
import { sourceSchema } from '../model/source.ts';
import { topicSchema } from '../model/topic.ts';
import { checkGlyphs } from '../outputs/cards/coverage.ts';

/** What an editor's files come to. Drafts are in the library, so that they are checked too. */
export interface Reading {
  library: Library;
  contents: Contents;
  /** What was sealed; empty on a new site. */
  ledger: Ledger;
  problems: Problem[];
}

/**
 * Reads every file under `root`/content as the build would, renders every article, and finds all that is wrong.
 * The site's build, `npm run check` and the tests all go through here.
 */
export async function readContent(root: string): Promise<Reading> {
  const problems: Problem[] = [];
  const unread = new Set<string>();
  const contents: Contents = { articles: [], topics: [], people: [], sources: [], unread, today: today() };
  const lines = new Map<string, Parsed['lineOf']>();
  const content = join(root, 'content');
  const named = (path: string) => relative(root, path).split(sep).join('/');

  const readAll = async <T>(folder: string, schema: ZodType<T>) => {
    const entries: (Entry<T> & { body: string; bodyLine: number; path: string })[] = [];
    for (const path of await filesIn(join(content, folder))) {
      const file = named(path);
      const fault = fileNameFault(file, folder);
      if (fault) {
        problems.push(fault);
        unread.add(file);
        continue;
      }
      const parsed = parseMarkdownFile(await readFile(path, 'utf8'), file);
      const { data, problems: faults } = validate(schema, parsed, file);
      problems.push(...faults);
      lines.set(file, parsed.lineOf);
      if (data === undefined) {
        unread.add(file);
        continue;
      }
      const id = file.slice(file.lastIndexOf('/') + 1, -'.md'.length);
      entries.push({ id, file, path, data, body: parsed.body, bodyLine: parsed.bodyLine });
    }
    return entries;
  };

  problems.push(...(await strayFiles(content)));

  const registerFile = 'content/sources.yaml';
  const register = parseYaml(
    await readFile(join(root, registerFile), 'utf8').catch(() => '{}'),
    registerFile,
  );
  problems.push(...register.problems);
  if (register.problems.length > 0) unread.add(registerFile);
  lines.set(registerFile, register.lineOf);
  for (const [id, value] of Object.entries((register.data ?? {}) as Record<string, unknown>)) {
    const at: Parsed = { data: value, problems: [], lineOf: (path) => register.lineOf([id, ...path]) };
    const { data, problems: faults } = validate(sourceSchema, at, registerFile);
    problems.push(
      ...faults.map((fault) => ({ ...fault, field: [id, fault.field].filter(Boolean).join('.') })),
    );
    if (!idPattern.test(id)) problems.push({ file: registerFile, line: register.lineOf([id]), ...badId(id) });
    if (data) contents.sources.push({ id, file: registerFile, data });
    else unread.add(`${registerFile}#${id}`);
  }

  contents.topics = await readAll('topics', topicSchema);
  contents.people = await readAll('people', personSchema);

  const renderer = await markdownProcessor.createRenderer(markdownOptions);
  for (const { body, bodyLine, path, ...entry } of await readAll('articles', articleSchema)) {
    try {
      const rendered = await renderer.render(body, {
        // The plugins write into what they are given.
        frontmatter: { ...structuredClone(entry.data), bodyLine },
        fileURL: pathToFileURL(path),
      });
      const annotations = rendered.metadata.frontmatter.annotations as Annotations;
      contents.articles.push({ ...entry, annotations });
      const shift = (line: number | undefined) => (line === undefined ? undefined : line + bodyLine - 1);
      // A fault of a field stands where the field does; what it names of the body has its line in words.
      for (const problem of [...annotations.problems, ...(await pictureFaults(root, annotations.pictures))])
        problems.push({
          ...problem,
          file: entry.file,
          line: problem.field === undefined ? shift(problem.line) : undefined,
        });
      for (const place of [...annotations.links, ...annotations.blocks]) place.line = shift(place.line);
    } catch (error) {
      unread.add(entry.file);
      problems.push({
        file: entry.file,
        line: bodyLine,
        found: `a body that cannot be rendered: ${reason(error)}`,
        expected: 'Markdown that the plugins can read',
        fix: 'if the text is plain Markdown, a plugin in src/markdown is at fault',
      });
    }
  }

  const joined = joinLibrary(contents);
  const sealed = await readLedger(root, contents, joined.library);
  problems.push(...joined.problems, ...checkSpelling(joined.library), ...sealed.problems);
  problems.push(...checkGlyphs(contents));
  // Links are only judged when every file could be read: a broken file would make every link to it look broken.
  if (unread.size === 0) problems.push(...checkLinks(contents, joined.library));
  return {
    library: joined.library,
    contents,
    ledger: sealed.ledger,
    problems: problems.map((problem) => withLine(problem, lines)),
  };
}

/** The model knows fields, not lines. */
function withLine(problem: Problem, lines: ReadonlyMap<string, Parsed['lineOf']>): Problem {
  if (problem.line !== undefined || problem.field === undefined) return problem;
  const path = problem.field.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  return { ...problem, line: lines.get(problem.file)?.(path) };
}

/** What a plugin said when it threw; Astro puts a line with the whole path before it. */
const reason = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).replace(/^Failed to parse Markdown file .*\n/, '');

/** Every file below a folder that is not hidden, in a fixed order; an empty list where there is no folder. */
async function filesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return found
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** What lies in content/ that nothing reads: a folder's name mistyped would lose all that is in it. */
async function strayFiles(content: string): Promise<Problem[]> {
  const known = ['articles', 'pictures', 'topics', 'people', 'sources.yaml', 'permalinks.json'];
  const found = await readdir(content).catch(() => []);
  return found
    .filter((name) => !name.startsWith('.') && !known.includes(name))
    .map((name) => {
      const guess = nearest(name, known);
      return {
        file: `content/${name}`,
        found: `${show(name)}, which nothing reads`,
        expected: `only ${known.join(', ')} in content/`,
        ...(guess ? { fix: `rename it to ${guess}` } : {}),
      };
    });
}

const badId = (id: string) => ({
  found: `the name ${show(id)}`,
  expected: 'lower-case words with hyphens, like three-towns-three-wars',
});

/** Files that Astro would leave out or give another address than their name says. */
function fileNameFault(file: string, folder: string): Problem | undefined {
  const name = file.slice(`content/${folder}/`.length);
  if (name.endsWith('.md') && idPattern.test(name.slice(0, -3))) return undefined;
  if (name.includes('/'))
    return { file, found: 'a file in a folder of its own', expected: `a file right in content/${folder}/` };
  if (!name.endsWith('.md'))
    return { file, found: 'a file that is not Markdown', expected: 'a name that ends in .md' };
  return {
    file,
    ...badId(name.slice(0, -3)),
    fix: 'rename the file: its name is its address',
  };
}
