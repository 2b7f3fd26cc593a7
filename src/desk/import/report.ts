import { counted } from '../../text/counted.ts';
import { refusalText } from '../refusal.ts';
import type { ImportedArticle, ImportResult, Proposed } from './types.ts';
import type { Written } from './write-import.ts';

/** A file of an import: what it has, and what was written of it. */
export interface Imported {
  result: ImportResult;
  written: Written[];
}

/** Returns the report of an import, for people. With `isShort`, articles without doubts get one line each. */
export function importReport(
  all: readonly Imported[],
  { isDry = false, isShort = false, created = [] as readonly string[] } = {},
): string {
  const parts = all.map((one) => fileReport(one, isDry, isShort)).filter((part) => part !== '');
  return [...parts, ...proposalReport(proposedIn(all), created), totals(all, isDry)].join('\n\n');
}

/** Returns the topics and people that an import needs and the publication lacks, each once. */
export function proposedIn(all: readonly Imported[]): Proposed[] {
  const byFile = new Map<string, Proposed>();
  for (const { result } of all)
    for (const { proposed } of result.articles)
      for (const one of proposed) if (!byFile.has(one.file)) byFile.set(one.file, one);
  return [...byFile.values()];
}

function fileReport({ result, written }: Imported, isDry: boolean, isShort: boolean): string {
  const { name, format, encoding, refused, notes, articles } = result;
  if (refused) return `${refusalText(name, refused)}\n  Nothing of it was imported.`;
  const about = [format, encoding === 'utf-8' ? undefined : encoding]
    .filter((part) => part !== undefined)
    .join(', ');
  const heads = articles.map((article, index) => articleReport(article, written[index], isDry, isShort));
  return [`${name}  (${about})`, ...notes.map((note) => `  note      ${note}`), ...heads].join('\n');
}

function articleReport(
  article: ImportedArticle,
  written: Written | undefined,
  isDry: boolean,
  isShort: boolean,
): string {
  const done = isDry ? 'would create' : 'created';
  const first =
    written?.failed === undefined && !article.exists
      ? [
          `  ${done}  ${article.file}  (${counted(article.words, 'word')})`,
          ...article.pictures.map(({ name }) => `  ${done}  content/pictures/${name}`),
        ]
      : [`  skipped   ${written?.failed ?? `${article.file} exists; it would not be overwritten`}`];
  if (isShort && article.doubts.length === 0) return first.join('\n');
  return [
    ...first,
    ...(isShort
      ? []
      : article.taken.map(
          ({ field, value, from }) =>
            `  ${field.padEnd(9)} ${cut(value, 100)}\n            from ${cut(from, 100)}`,
        )),
    ...(isShort ? [] : article.headings.map((heading) => `  heading   ${cut(heading, 100)}`)),
    ...(isShort ? [] : article.setApart.map(({ kind, text }) => `  set apart ${kind}: ${cut(text, 140)}`)),
    ...article.formerUrls.map(
      (url) =>
        `  former    ${cut(url, 160)}\n            must redirect to this article: add it to the redirects of your host`,
    ),
    ...article.doubts.map((doubt) => `  look at   ${doubt}`),
  ].join('\n');
}

const cut = (text: string, length: number) => {
  const line = text.replace(/\s+/gu, ' ');
  return line.length <= length ? line : `${line.slice(0, length - 1)}…`;
};

function proposalReport(all: readonly Proposed[], created: readonly string[]): string[] {
  const proposed = all.filter(({ file }) => !created.includes(file));
  if (created.length > 0)
    return [
      `Created, with placeholders to replace:\n${created.map((file) => `  ${file}`).join('\n')}`,
      ...proposalReport(proposed, []),
    ];
  if (proposed.length === 0) return [];
  return [
    `New topics and people: ${counted(proposed.length, 'file')} that the articles need and the publication lacks. Paste each, and replace its texts; or let ` +
      '--create write them. If a name is another spelling of one that you have, add it to the aliases there and correct the article.',
    ...proposed.map(({ file, text }) => `${file}\n\n${text.trimEnd().replace(/^/gmu, '    ')}`),
  ];
}

function totals(all: readonly Imported[], isDry: boolean): string {
  const articles = all.flatMap(({ result }) => result.articles);
  const done = isDry
    ? articles.filter(({ exists }) => !exists).length
    : all.flatMap(({ written }) => written).filter(({ failed }) => failed === undefined).length;
  const refused = all.filter(({ result }) => result.refused).length;
  const doubtful = articles.filter(({ doubts }) => doubts.length > 0).length;
  const drafts = articles.some(({ text }) => /^draft: true$/mu.test(text)) ? ', as drafts' : '';
  return [
    `${counted(done, 'article')} ${isDry ? 'would be imported' : 'imported'}${drafts}; ${articles.length - done} skipped; ${counted(refused, 'file')} not read; ` +
      `${doubtful} with something to look at.`,
    ...(isDry || done === 0
      ? []
      : [
          'Next: npm run check, npm run dev to read them, and npm run quotes -- <article> for their pull-quotes. Delete “draft: true” to publish one.',
        ]),
  ].join('\n');
}
