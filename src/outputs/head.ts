import { catalogName, nameIn } from '../model/person-name.ts';
import { titleIn } from '../model/topic.ts';
import { words } from '../i18n/strings.ts';
import type { Article } from '../model/article.ts';
import { absolute } from '../model/routes.ts';
import type { Quote } from '../model/quote.ts';
import { site } from '../site.ts';
import { moment } from './moment.ts';

/** One `<meta>`: most readers look for `name`, those of Open Graph for `property`. */
export type Meta = { name: string; content: string } | { property: string; content: string };

/** A language as Open Graph writes it, with its country: `en_GB` (ogp.me). */
export function ogLocale(lang: string): string {
  const { language, region } = new Intl.Locale(words(lang).locale).maximize();
  return [language, region].filter(Boolean).join('_');
}

/**
 * What an article’s head says beside what every page’s does: Open Graph’s article fields (ogp.me/#type_article), Dublin Core, from which
 * Zotero makes a newspaper article with its publication and full date, and the authors’ accounts in the fediverse.
 */
export function articleMeta(article: Article): Meta[] {
  const { lang, topics, kind } = article;
  return [
    ...written(article),
    { property: 'article:section', content: words(lang).kinds[kind] },
    ...topics.map((topic) => ({ property: 'article:tag', content: titleIn(topic, lang) })),
    ...article.translations.map((other) => ({
      property: 'og:locale:alternate',
      content: ogLocale(other.lang),
    })),
    ...dublinCore(article),
  ];
}

/** The same of a quote’s page, which is cited as a part of its article: who wrote that, and who is quoted. */
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

/** When, by whom, and whom a server of the fediverse may name beside the link (docs.joinmastodon.org, fediverse:creator). */
const written = ({ date, changed, authors, lang }: Article): Meta[] => [
  { property: 'article:published_time', content: moment(date) },
  { property: 'article:modified_time', content: moment(changed) },
  ...authors.flatMap((author): Meta[] => [
    { property: 'article:author', content: absolute(author.path) },
    { name: 'author', content: nameIn(author, lang) },
    ...(author.fediverse === undefined ? [] : [{ name: 'fediverse:creator', content: author.fediverse }]),
  ]),
];

/** Dublin Core as HTML carries it (dublincore.org/specifications/dublin-core/dc-html). */
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
