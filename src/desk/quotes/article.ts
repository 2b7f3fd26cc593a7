import { bodyBlocks } from '../../content/body-blocks.ts';
import type { Reading } from '../../content/read-content.ts';
import type { ArticleEntry } from '../../model/contents.ts';
import { quotePath } from '../../model/routes.ts';
import type { Proposal } from './propose.ts';
import { readQuotes } from './propose.ts';

/** Returns the proposals for an article of a publication: ids are new on the whole site, and no other article has the words. */
export function quotesOf(
  article: ArticleEntry,
  { contents, ledger }: Pick<Reading, 'contents' | 'ledger'>,
): { proposals: Proposal[]; unattributed: number; words: number } {
  const { lang, pullQuotes, people } = article.data;
  const all = contents.articles.flatMap(({ data }) => data.pullQuotes);
  const sealed = [...ledger.keys()].flatMap((path) => {
    const id = path.split('/').at(-2) ?? '';
    return path === quotePath(id) ? [id] : [];
  });
  const found = readQuotes(
    { slug: article.id, lang, blocks: bodyBlocks(article.html), pullQuotes, people },
    contents.people,
    { ids: [...all.map(({ id }) => id), ...sealed], words: all.map(({ text }) => text) },
  );
  return { ...found, words: article.annotations.words };
}
