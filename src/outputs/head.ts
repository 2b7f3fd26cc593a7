import { strings } from '../i18n/strings.ts';
import type { Article, Quote } from '../model/joined.ts';
import { catalogName, nameIn } from '../model/person-name.ts';
import { absolute } from '../model/routes.ts';
import { titleIn } from '../model/topic.ts';
import { site } from '../site.ts';

/** A `<meta>` element: Open Graph uses `property`, everything else `name`. */
export type Meta = { name: string; content: string } | { property: string; content: string };

/** By locale: finding the country takes a tenth of the time of a small page. */
const ogLocales = new Map<string, string>();

/** Returns a language in Open Graph’s form, with a country: `en_GB` (ogp.me). */
export function ogLocale(lang: string): string {
  const { locale } = strings(lang);
  const known = ogLocales.get(locale);
  if (known !== undefined) return known;
  const { language, region } = new Intl.Locale(locale).maximize();
  const found = [language, region].filter(Boolean).join('_');
  ogLocales.set(locale, found);
  return found;
}

/**
 * Returns the metadata of an article’s head that other pages do not have: Open Graph’s article fields (ogp.me/#type_article); Dublin Core,
 * which Zotero reads as a newspaper article with publication and full date; and the authors’ fediverse accounts.
 */
export function articleMeta(article: Article): Meta[] {
  const { lang, topics, kind } = article;
  return [
    ...written(article),
    { property: 'article:section', content: strings(lang).kinds[kind] },
    ...topics.map((topic) => ({ property: 'article:tag', content: titleIn(topic, lang) })),
    ...article.translations.map((other) => ({
      property: 'og:locale:alternate',
      content: ogLocale(other.lang),
    })),
    ...dublinCore(article),
  ];
}

/** Returns the same for a quote’s page, which is cited as part of its article: the article’s authors and the speaker. */
export function quoteMeta(quote: Quote): Meta[] {
  const { article, speaker } = quote;
  const { lang } = article;
  return [
    ...written(article),
    ...dublinCore(article),
    ...(speaker ? [{ name: 'DC.contributor', content: catalogName(speaker, lang) }] : []),
    { name: 'DC.relation.isPartOf', content: absolute(article.path) },
  ];
}

/**
 * Returns dates, authors, and the account that fediverse servers may show with a link (docs.joinmastodon.org, fediverse:creator): the
 * publication’s, if no author has one.
 */
const written = ({ publishedAt, changedAt, authors, lang }: Article): Meta[] => [
  { property: 'article:published_time', content: publishedAt },
  { property: 'article:modified_time', content: changedAt },
  ...authors.flatMap((author): Meta[] => [
    { property: 'article:author', content: absolute(author.path) },
    { name: 'author', content: nameIn(author, lang) },
    ...fediverseMeta(author.fediverse),
  ]),
  ...(authors.some(({ fediverse }) => fediverse !== undefined) ? [] : fediverseMeta(site.fediverse)),
];

const fediverseMeta = (account: string | undefined): Meta[] =>
  account === undefined ? [] : [{ name: 'fediverse:creator', content: account }];

/** Dublin Core in HTML (dublincore.org/specifications/dublin-core/dc-html). */
const dublinCore = ({ authors, editors, translators, date, lang }: Article): Meta[] => [
  { name: 'DC.type', content: 'newspaperArticle' },
  ...authors.map((author) => ({ name: 'DC.creator', content: catalogName(author, lang) })),
  ...[...editors, ...translators].map((person) => ({
    name: 'DC.contributor',
    content: catalogName(person, lang),
  })),
  { name: 'DC.date', content: date },
  { name: 'DC.publisher', content: site.name },
  { name: 'DC.language', content: lang },
  { name: 'DC.rights', content: site.license.url },
];
