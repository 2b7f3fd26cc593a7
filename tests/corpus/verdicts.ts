import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readContent } from '../../src/content/read-content.ts';
import { markdownProcessor } from '../../src/markdown/processor.ts';
import type { Problem } from '../../src/model/problem.ts';
import { isError } from '../../src/model/problem-kinds.ts';
import { fileOf, type RealArticle, wordsOf, wordsOfMarkdown, writeContent } from './corpus.ts';

/** What became of articles: each is refused, with its faults, or built. */
export interface Verdicts {
  refused: { article: RealArticle; faults: Problem[] }[];
  built: RealArticle[];
  /** Of the built: those of which the page has other words than the text, with where they part. */
  changed: { article: RealArticle; source: string; page: string }[];
  milliseconds: number;
}

/** Reads the articles as `npm run check` does, and compares the words of those that are built with what another program reads. */
export async function judge(articles: readonly RealArticle[]): Promise<Verdicts> {
  const root = mkdtempSync(join(tmpdir(), 'verbatim-corpus-'));
  try {
    writeContent(articles, root);
    const start = performance.now();
    const { problems } = await readContent(root);
    const milliseconds = Math.round(performance.now() - start);
    // Links are judged where every file can be read: of what is left, in a second reading.
    const unlinked = new Set(problems.filter(isError).map(({ file }) => file));
    for (const file of unlinked) rmSync(join(root, file));
    problems.push(...(await readContent(root)).problems);
    const faults = Map.groupBy(problems.filter(isError), ({ file }) => file);
    const refused = articles.flatMap((article) => {
      const own = faults.get(fileOf(article));
      return own ? [{ article, faults: own }] : [];
    });
    const built = articles.filter((article) => !faults.has(fileOf(article)));
    const changed: Verdicts['changed'] = [];
    for (const article of built) {
      const { code } = await markdownProcessor.render(article.markdown, { frontmatter: {} });
      const page = wordsOf(code);
      const source = wordsOfMarkdown(article.markdown);
      const at = Array.from({ length: Math.max(page.length, source.length) }).findIndex(
        (_, index) => page[index] !== source[index],
      );
      const near = (words: string[]) => words.slice(Math.max(0, at - 3), at + 6).join(' ');
      if (at >= 0) changed.push({ article, source: near(source), page: near(page) });
    }
    return { refused, built, changed, milliseconds };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Returns the row of the table to which a fault belongs: the fault without the words of the article. */
export const reasonOf = ({ found }: Problem): string =>
  /^raw HTML: *<(\/?[a-z0-9]+)/i.exec(found)?.[1]?.replace(/^/, 'raw HTML, ').toLowerCase() ??
  found
    .replace(/“[^”]*”/g, '“…”')
    .replace(/\[\^[^\]]*\]/g, '[^…]')
    .replace(/(?<=^raw HTML:)[\s\S]*/, ' …')
    .replace(/(?<=a link to )\S+/, '…');
