import { hash } from 'node:crypto';
import type { Article } from '../model/joined.ts';
import type { Library } from '../model/library.ts';
import type { Part } from '../model/part.ts';
import { embedPath, pageFileAt, sourcesPath } from '../model/routes.ts';

/** What a part of a build makes. */
export interface Share {
  part: Part;
  /** The articles of the part with their quotes, and some of the topics and series; for what is made of each alone, such as cards. */
  library: Library;
  /** True if the part renders a page; `file` is its path from the folder of the site. */
  hasPage: (file: string) => boolean;
}

/**
 * Returns the share of a part. Articles are divided in the order of their dates, so that the texts of a year, which become a part of the search
 * index, are mostly in one; each share has as many articles and quotes as the others. All other pages are dealt out by their names.
 */
export function shareOf(library: Library, part: Part): Share {
  const { number, of } = part;
  const total = library.articles.length + library.quotes.length;
  let before = 0;
  const articles = library.articles
    .toReversed()
    .filter(({ quotes }) => {
      const texts = 1 + quotes.length;
      const owner = Math.floor(((before + texts / 2) * of) / total) + 1;
      before += texts;
      return owner === number;
    })
    .toReversed();
  const own = new Set(articles);
  const owners = ownerOfEachFile(library);
  const isDealt = (_: unknown, index: number) => index % of === number - 1;
  return {
    part,
    library: {
      ...library,
      articles,
      quotes: articles.flatMap(({ quotes }) => quotes),
      topics: library.topics.filter(isDealt),
      series: library.series.filter(isDealt),
    },
    hasPage: (file) => {
      const article = owners.get(file);
      return article ? own.has(article) : dealt(file, of) === number;
    },
  };
}

/** Returns the article to which each page of an article or a quote belongs, by the file of the page. */
const ownerOfEachFile = ({ articles }: Library) =>
  new Map<string, Article>(
    articles.flatMap((article) =>
      [
        article.path,
        sourcesPath(article.slug),
        ...article.quotes.flatMap(({ path, id }) => [path, embedPath(id)]),
      ].map((path) => [pageFileAt(path), article] as const),
    ),
  );

/** Returns the part that renders a page which belongs to no article: by its name, which every machine knows. */
const dealt = (file: string, of: number): number =>
  (Buffer.from(hash('sha256', file), 'hex').readUInt32LE(0) % of) + 1;

/** What this build makes, if it is a part of one. */
let own: Share | undefined;

/** Limits this build to a share. */
export const takeShare = (share: Share): void => {
  own = share;
};

/** Returns what this build is limited to; undefined if it makes the whole site. */
export const ownShare = (): Share | undefined => own;
