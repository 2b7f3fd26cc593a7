import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { stringify } from 'yaml';
import { writeSiteFile } from '../publications.ts';

/** One of 1,811 articles of a site of the US government, as it was published (public domain). */
export interface RealArticle {
  id: string;
  title: string;
  date: string;
  author: string;
  topics: string[];
  lang: string;
  markdown: string;
}

/** Reads the collection from the folder that VERBATIM_DATA names. */
export const readCorpus = (folder: string): RealArticle[] =>
  gunzipSync(readFileSync(join(folder, 'digitalgov.jsonl.gz')))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as RealArticle);

const asId = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** The file of an article; its address is its old one with hyphens for slashes. */
export const fileOf = ({ id }: RealArticle): string => `content/articles/${asId(id)}.md`;

/** Writes the articles as content, with their people and topics, into a folder. */
export function writeContent(articles: readonly RealArticle[], root: string): void {
  const write = (path: string, data: object, body = '') => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), `---\n${stringify(data, { lineWidth: 0 })}---\n${body}`);
  };
  for (const name of new Set(articles.map(({ author }) => author)))
    if (name) write(`content/people/${asId(name)}.md`, { name, role: 'Author' });
  for (const title of new Set(articles.flatMap(({ topics }) => topics)))
    write(`content/topics/${asId(title)}.md`, { title, summary: `All about ${title}.` });
  writeSiteFile(root);
  writeFileSync(join(root, 'content/sources.yaml'), '{}\n');
  for (const article of articles) {
    const { title, date, author, topics, lang, markdown } = article;
    const data = { title, standfirst: title, date: date.slice(0, 10), lang };
    write(
      fileOf(article),
      { ...data, author: author ? [asId(author)] : [], topics: topics.map(asId) },
      markdown.endsWith('\n') ? markdown : `${markdown}\n`,
    );
  }
}

/**
 * The same articles after the two things that anyone who moves them here does first, because they concern nearly all: pictures, which stay
 * behind, are replaced by their text, and links inside the old site lead to it.
 */
export const moved = (articles: readonly RealArticle[]): RealArticle[] =>
  articles.map((article) => ({
    ...article,
    markdown: article.markdown
      .replace(/!\[((?:[^[\]]|\[[^[\]]*\])*)\]\((?:[^()]|\([^()]*\))*\)/g, '$1')
      .replace(/(\]\(\s*<?|^\[[^\]\n]+\]:\s*)(?![a-z][a-z0-9+.-]*:)/gim, '$1https://digital.gov/'),
  }));

/** Returns the words of HTML in order, without references to notes and without the title of the notes. */
export function wordsOf(html: string): string[] {
  const text = (node: Nodes): string => {
    if (node.type === 'text') return node.value;
    if (!('children' in node)) return '';
    if (node.type === 'element') {
      const { id, href } = node.properties;
      if (id === 'footnote-label' || (node.tagName === 'a' && /^#(?:fn|Note|Mark)/.test(String(href))))
        return '';
      if (/^(?:script|style|title|iframe|noscript|textarea)$/.test(node.tagName)) return '';
    }
    const inside = node.children.map(text).join('');
    return node.type === 'element' &&
      /^(?:p|li|h\d|t[dhr]|br|div|pre|blockquote|ul|ol|table)$/.test(node.tagName)
      ? ` ${inside} `
      : inside;
  };
  return text(fromHtml(html, { fragment: true })).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** Another reader of Markdown than ours, and in another language: Debian’s package has it. */
export const cmark = '/usr/bin/cmark-gfm';

/** The words of Markdown as GitHub’s own program reads it. */
export const wordsOfMarkdown = (markdown: string): string[] =>
  wordsOf(
    execFileSync(
      cmark,
      [
        '--unsafe',
        ...['table', 'strikethrough', 'autolink', 'tasklist', 'footnotes'].flatMap((name) => ['-e', name]),
      ],
      { input: markdown, encoding: 'utf8' },
    ),
  );
