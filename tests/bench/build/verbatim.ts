import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { writeSiteFile } from '../../publications.ts';
import type { BenchArticle, BenchPublication } from './publication.ts';

/** Writes a publication as content of Verbatim into a folder; content that is there is replaced. */
export function writeVerbatim({ articles, topics, people, sources }: BenchPublication, root: string): void {
  rmSync(join(root, 'content'), { recursive: true, force: true });
  const write = (path: string, data: object, body = '') => {
    const file = join(root, 'content', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `---\n${stringify(data, { lineWidth: 0 })}---\n${body}`);
  };
  writeSiteFile(root);
  for (const { id, title, summary } of topics) write(`topics/${id}.md`, { title, summary });
  for (const { id, name } of people) write(`people/${id}.md`, { name, role: 'Writes about government' });
  const register = sources.map(({ id, ...source }) => [
    id,
    { ...source, kind: 'document', accessed: '2026-01-02' },
  ]);
  writeFileSync(
    join(root, 'content/sources.yaml'),
    stringify(Object.fromEntries(register), { lineWidth: 0 }),
  );
  for (const article of articles) write(articleFile(article), frontmatterOf(article), bodyOf(article));
}

/** The path of an article in content/. */
export const articleFile = ({ slug }: BenchArticle): string => `articles/${slug}.md`;

function frontmatterOf(article: BenchArticle): object {
  const { title, standfirst, date, author, topics, people, sources, quotes, correction } = article;
  return {
    ...{ title, standfirst, date, author, topics, people, sources },
    pullQuotes: quotes.map(({ id, text, speaker }) => ({
      ...{ id, text },
      ...(speaker && { speaker: speaker.id, said: speaker.said, source: speaker.source }),
    })),
    ...(correction && { corrections: [{ ...correction, why: 'A word was missing.' }] }),
  };
}

/** An article’s text with its notes. */
export const bodyOf = ({ blocks, notes }: BenchArticle): string =>
  [
    ...blocks.map((block, index) => {
      const note = notes.get(index);
      return note ? `${block}[^${note.id}]` : block;
    }),
    ...[...notes.values()].map(({ id, source }) => `[^${id}]: As it was reported then. [@${source}]`),
  ].join('\n\n') + '\n';
