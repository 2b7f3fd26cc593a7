import { join } from 'node:path';
import { articleSchema } from '../model/article.ts';
import type { PageEntry } from '../model/contents.ts';
import { isId } from '../model/fields.ts';
import { type PageData, pageSchema } from '../model/page.ts';
import type { Problem } from '../model/problem.ts';
import { pagePath, reservedSegments } from '../model/routes.ts';
import type { Site } from '../model/site.ts';
import { filesIn, pathFrom } from './files.ts';
import type { Findings } from './findings.ts';
import { type ContentRoot, readNamed } from './read-folder.ts';
import { type BodyRenderer, renderBody, type RenderedBody } from './render-body.ts';

/** The folder of pages about the publication, with a subfolder for each language. */
const folder = 'content/pages';

/** Reads and renders content/pages/<lang>/**.md. */
export async function readPages(
  from: ContentRoot,
  { languages }: Site,
  findings: Findings,
): Promise<PageEntry[]> {
  const entries: PageEntry[] = [];
  for (const path of await filesIn(join(from.root, folder))) {
    const file = pathFrom(from.root, path);
    const [lang = '', ...segments] = file.slice(folder.length + 1, -'.md'.length).split('/');
    const nameFault = pathFault(file, lang, segments, languages);
    const render: BodyRenderer = (page, at) =>
      renderBody({ ...page, data: asArticle(page.data as PageData, lang) }, at);
    const reading = await readNamed(from, { file, path, nameFault }, pageSchema, findings, render);
    if (!reading) continue;
    findings.addFieldFaults(reading.fieldFaults);
    findings.add([...reading.bodyProblems, ...unfinished(reading.text ?? '', file)]);
    const { data, rendered } = reading;
    if (!data || !rendered) {
      findings.unreadable.add(file);
      continue;
    }
    findings.add(misplaced(rendered.annotations, file));
    const page = {
      ...data,
      lang,
      path: pagePath(lang, segments),
      html: rendered.html,
      ids: rendered.annotations.ids,
    };
    entries.push({ file, page: { ...page, alternates: [] }, links: rendered.annotations.links });
  }
  return withAlternates(entries, languages);
}

/** Returns a page as an article for the Markdown plugins: with its language, and without quotes, corrections and data. */
const asArticle = ({ title, description }: PageData, lang: string) =>
  articleSchema.parse({
    title,
    standfirst: description,
    date: '0001-01-01',
    lang,
    author: 'x',
    topics: ['x'],
  });

/** Returns a problem for each text to fill in, as `npm run init` writes them: `[✎ Say who pays.]`. */
const unfinished = (text: string, file: string): Problem[] =>
  text.split('\n').flatMap((line, index) => {
    const column = line.indexOf('[✎');
    if (column === -1) return [];
    return [
      {
        name: 'page-unfinished' as const,
        file,
        ...{ line: index + 1, column: column + 1 },
        found: 'a placeholder from npm run init',
        expected: 'your own text',
        fix: 'replace the square brackets and the words in them, or delete them',
      },
    ];
  });

function pathFault(
  file: string,
  lang: string,
  segments: readonly string[],
  languages: readonly string[],
): Problem | undefined {
  const [first = ''] = segments;
  if (!languages.includes(lang) || segments.length === 0)
    return {
      name: 'file-in-folder',
      file,
      found: segments.length === 0 ? 'a file directly in content/pages/' : `a file in content/pages/${lang}/`,
      expected: `a file in ${languages.map((own) => `content/pages/${own}/`).join(' or ')}, the folders of the site’s languages`,
      fix: `move it to content/pages/${languages[0] ?? ''}/`,
    };
  if (!file.endsWith('.md'))
    return {
      name: 'file-not-markdown',
      file,
      found: 'a file that is not Markdown',
      expected: 'a name that ends in .md',
      fix: 'rename it so that it ends in .md, or move it out of content/pages/',
    };
  if (!segments.every(isId))
    return {
      name: 'file-name-invalid',
      file,
      found: `the path ${segments.join('/')}`,
      expected: 'names of lower-case words with hyphens, like how-we-work.md',
      fix: 'rename the file: its path is its URL',
    };
  if (!reservedSegments().has(first) && !languages.some((own) => own === first)) return undefined;
  return {
    name: 'url-taken',
    file,
    found: `a page at ${pagePath(lang, segments)}, a URL that the software uses`,
    expected: `a name other than ${[...reservedSegments()].join(', ')}`,
    fix: 'rename the file',
  };
}

/** Returns problems of content that only articles can have: blocks with data, pictures and citations. */
function misplaced({ blocks, pictures, keys, cited }: RenderedBody['annotations'], file: string): Problem[] {
  const found = [
    ...blocks.map(({ name, line }) => ({ line, found: `the block ::${name.replace(/:.*/, '')}` })),
    ...pictures.map(({ file: name, line }) => ({ line, found: `the picture ${name}` })),
    ...keys.map(({ key, line }) => ({ line, found: `the citation @${key}` })),
    ...cited.map((key) => ({ line: undefined, found: `the citation @${key}` })),
  ];
  return found.map((fault) => ({
    name: 'page-content-not-allowed' as const,
    file,
    ...fault,
    expected: 'only text, lists, tables, boxes and notes',
    fix: 'delete it, or move it to an article',
  }));
}

/** Adds to each page the paths of its language versions. */
function withAlternates(entries: readonly PageEntry[], languages: readonly string[]): PageEntry[] {
  const nameOf = ({ file }: PageEntry) => file.slice(folder.length + 1).replace(/^[^/]*/, '');
  const byName = Map.groupBy(entries, nameOf);
  const order = ({ page }: PageEntry) => languages.indexOf(page.lang);
  return entries.map((entry) => {
    const all = [...(byName.get(nameOf(entry)) ?? [])].sort((a, b) => order(a) - order(b));
    const alternates = all.length > 1 ? all.map(({ page: { lang, path } }) => ({ lang, path })) : [];
    return { ...entry, page: { ...entry.page, alternates } };
  });
}
