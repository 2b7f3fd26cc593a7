import { site } from '../site.ts';
import type { Article, Series } from './joined.ts';
import { seriesPath } from './routes.ts';

/** Returns the articles of a series in a language, in reading order. */
export const partsIn = ({ articles }: Series, lang: string): Article[] =>
  articles.filter((article) => article.lang === lang);

/**
 * Returns the pages of a series: one for each language of the site that it has articles in. If all its articles are in languages that
 * the site does not have, it has a page in the first language.
 */
export function seriesPages(series: Series): { lang: string; path: string }[] {
  const own = site.languages.filter((lang) => partsIn(series, lang).length > 0);
  const langs = own.length === 0 && series.articles.length > 0 ? [site.languages[0]] : own;
  return langs.map((lang) => ({ lang, path: seriesPath(series.id, lang) }));
}

/** Returns the path of the page that an article in a language links to: the page in that language, or else the first. */
export function seriesPathIn(series: Series, lang: string): string {
  const pages = seriesPages(series);
  return (pages.find((page) => page.lang === lang) ?? pages[0])?.path ?? seriesPath(series.id);
}

const textIn = (texts: Readonly<Record<string, string>>, lang: string): string =>
  texts[lang] ?? texts[site.languages[0]] ?? Object.values(texts)[0] ?? '';

/** Returns the title of a series in a language. */
export const seriesTitle = ({ title }: Pick<Series, 'title'>, lang: string): string => textIn(title, lang);

/** Returns the standfirst of a series in a language. */
export const seriesStandfirst = ({ standfirst }: Pick<Series, 'standfirst'>, lang: string): string =>
  textIn(standfirst, lang);
