import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import type { BenchArticle, BenchPublication } from '../publication.ts';

/** Another generator, which builds the same articles, quotes and topics with one feed and a sitemap. */
export interface Peer {
  name: string;
  /** Writes the site’s files into an empty folder; returns false where the generator is not installed. */
  prepare: (publication: BenchPublication, home: string) => boolean;
  /** The command that builds the site in the folder. */
  command: (home: string) => readonly [string, ...string[]];
  /** The folder of the Markdown files. */
  content: string;
  /** The folder of the built site. */
  out: string;
}

export const url = 'https://peer.example';
export const styles = 'body { max-width: 40em }\n';

/** Returns a page with a title and content, both in the template language of a generator. */
export const page = (title: string, content: string): string =>
  `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>${title}</title>\n<link rel="stylesheet" href="/style.css">\n</head>\n<body>\n<main>\n<h1>${title}</h1>\n${content}\n</main>\n</body>\n</html>\n`;

/** Writes files by their paths. */
export function layOut(home: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), text);
  }
}

/** Returns articles and quotes as Markdown files in two folders, by path. */
export const markdownFiles = ({ articles }: BenchPublication, folder: string): Record<string, string> =>
  Object.fromEntries(
    articles.flatMap((article) => [
      [`${folder}/articles/${article.slug}.md`, articleFile(article)],
      ...article.quotes.map(({ id, text }) => [
        `${folder}/q/${id}.md`,
        markdown({ title: text, article: article.slug, from: article.title }, text),
      ]),
    ]),
  ) as Record<string, string>;

const articleFile = ({ blocks, title, date, standfirst, topics, quotes }: BenchArticle) =>
  markdown(
    { title, date, description: standfirst, topics, quotes: quotes.map(({ id, text }) => ({ id, text })) },
    blocks.join('\n\n'),
  );

const markdown = (data: object, body: string) => `---\n${stringify(data, { lineWidth: 0 })}---\n${body}\n`;
