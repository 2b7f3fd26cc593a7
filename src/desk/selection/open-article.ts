import { join } from 'node:path';
import { type BodyBlock, bodyBlocks } from '../../content/body-blocks.ts';
import { frontmatter } from '../../content/frontmatter.ts';
import { readMarkdown } from '../../content/read-markdown.ts';
import { renderBody } from '../../content/render-body.ts';
import { type ArticleData, articleSchema } from '../../model/article.ts';
import type { Problem } from '../../model/problem.ts';
import { isError } from '../../model/problem-kinds.ts';
import { findWords } from '../../text/match.ts';
import { pageFile } from '../overlay/page-file.ts';
import { readContentFile } from '../server/content-file.ts';
import type { DeskContext } from '../server/endpoint.ts';
import { Refused } from '../server/refused.ts';

/** An article as it is on disk, rendered as the build does. */
export interface OpenArticle {
  file: string;
  text: string;
  version: string;
  data: ArticleData;
  blocks: readonly BodyBlock[];
  /** The body as typed. */
  body: string;
}

/** The fields of an article in the order of the schema. */
export const fieldOrder: readonly string[] = Object.keys(articleSchema.shape);

/** Opens the article of a page. Throws a `Refused` if the page has none, or its file cannot be read. */
export async function openArticle(path: string, { root, content }: DeskContext): Promise<OpenArticle> {
  const { file = '' } = pageFile(path, await content.preview()) ?? {};
  if (!file.startsWith('content/articles/'))
    throw new Refused(422, {
      what: path,
      found: 'a page without an article',
      expected: 'the page of an article',
      fix: 'open the article, and select the words there',
    });
  const { text, version } = await readContentFile(root, file);
  const { data, html } = await rendered(text, file, root);
  if (data === undefined || html === undefined)
    throw new Refused(422, {
      what: file,
      found: 'a file that cannot be read',
      expected: 'a file without errors in its frontmatter',
      fix: 'correct the problems of the file first',
    });
  return { file, text, version, data, blocks: bodyBlocks(html), body: bodyOf(text) };
}

/** Returns the text below the frontmatter. */
export const bodyOf = (text: string): string => text.slice(frontmatter.exec(text)?.[0].length ?? 0);

async function rendered(text: string, file: string, root: string) {
  const reading = readMarkdown(Buffer.from(text), file, articleSchema);
  const { rendered: body, problems } = await renderBody(reading, join(root, file));
  return {
    data: reading.broken.length > 0 ? undefined : reading.data,
    html: body?.html,
    errors: [...reading.problems, ...reading.fieldFaults, ...problems].filter(isError),
  };
}

/** Throws a `Refused` with the first error that a text of an article has and the text before an edit has not. */
export async function rejectNewErrors(
  before: string,
  after: string,
  file: string,
  root: string,
): Promise<void> {
  const keyOf = ({ name, found }: Problem) => `${name} ${found}`;
  const old = new Set((await rendered(before, file, root)).errors.map(keyOf));
  const fault = (await rendered(after, file, root)).errors.find((error) => !old.has(keyOf(error)));
  if (!fault) return;
  const { found, expected, fix } = fault;
  throw new Refused(422, { what: file, found, expected, fix: fix ?? 'make the change in an editor' });
}

/** Selected words in the body: as the body has them, and which of their occurrences is meant. */
export interface SelectedWords {
  text: string;
  /** From 1. */
  occurrence: number;
  /** How often the body has the words. */
  count: number;
}

/**
 * Finds selected words in the body with the matcher of the build. `before` is the text of the page’s article before them. Throws a `Refused` if
 * no block has them as whole words.
 */
export function findSelected({ blocks, file }: OpenArticle, words: string, before: string): SelectedWords {
  const matches = blocks.flatMap(({ text }) =>
    findWords(text, words).map(({ start, end }) => text.slice(start, end).replace(/\s+/gu, ' ').trim()),
  );
  const occurrence = Math.min(findWords(before, words).length + 1, matches.length);
  const text = matches[occurrence - 1];
  if (text === undefined)
    throw new Refused(422, {
      what: file,
      found: `words that no block of the body has: “${words.length > 120 ? `${words.slice(0, 119)}…` : words}”`,
      expected: 'whole words of one paragraph, list item, table cell or heading of the article’s text',
      fix: 'select less: words within one paragraph, not in a note',
    });
  return { text, occurrence, count: matches.length };
}
