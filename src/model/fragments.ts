import { sourceId } from './article.ts';
import { blockIds } from './blocks.ts';
import type { ArticleEntry } from './contents.ts';
import type { SitePage } from './page.ts';
import {
  articlePath,
  articlesPath,
  correctionFragment,
  frontPath,
  inEachLanguage,
  quotesPath,
  sourcesPath,
  verifyPath,
} from './routes.ts';
import type { PageUrl } from './urls.ts';

/** Ids of each kind of page, in addition to those of its content. Every page has `main`. */
const ofKind: Partial<Record<PageUrl['kind'], string>> = {
  article: 'About points related footnote-label',
  quote:
    'changed share share-title share-server share-server-kept share-status embed-text embed-frame picture qr corrections cite cite-title',
  topic: 'articles quotes sources foreign',
  series: 'foreign',
  person: 'named sources quotes authored',
};
const ofPage = new Map([
  ...inEachLanguage(frontPath).map(({ path }) => [path, 'front-quotes front-topics newest'] as const),
]);
const unchecked = () => [quotesPath, ...inEachLanguage(verifyPath).map(({ path }) => path)];
const kindsOfSources = 'document report press interview reference';

/**
 * Returns the ids that links to a page can have; undefined for pages whose ids are not checked: redirects, embeds, withdrawn quotes,
 * the list of quotes, whose ids are those of its filters, and the page that checks quotations, where the text to check is behind the #.
 */
export function fragmentsOf(
  { path, kind, ids: own = [] }: PageUrl,
  articles: ReadonlyMap<string, ArticleEntry>,
  sitePages: readonly SitePage[] = [],
): Set<string> | undefined {
  if (['redirect', 'embed', 'withdrawn'].includes(kind) || unchecked().includes(path)) return undefined;
  const ids = new Set(['main', ...own, ...words(ofKind[kind]), ...words(ofPage.get(path))]);
  const add = (more: Iterable<string>) => {
    for (const id of more) ids.add(id);
  };
  const [slug = ''] = path.startsWith(articlesPath) ? path.slice(articlesPath.length).split('/') : [];
  add(sitePages.find((page) => page.path === path)?.ids ?? []);
  const article = articles.get(slug);
  if (article && path === articlePath(slug)) add(idsInArticle(article));
  if (article && path === sourcesPath(slug)) {
    add(words(kindsOfSources));
    add(['cite', 'cite-title']);
    add(article.data.sources.map((source) => `S-${sourceId(source)}`));
  }
  return ids;
}

const idsInArticle = ({ annotations, data }: ArticleEntry): string[] => [
  ...annotations.ids,
  ...blockIds(data),
  ...data.corrections.map((_, index) => correctionFragment(index)),
];

const words = (list = '') => list.split(' ').filter(Boolean);
