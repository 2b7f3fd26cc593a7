import rss from '@astrojs/rss';
import { direction } from '../locales/direction.ts';
import { dateInWords } from '../locales/words.ts';
import { absolute } from '../model/permalink.ts';
import { attribution, inMarks, type Quote } from '../model/quote.ts';
import { site } from '../site.ts';
import { escapeXml } from './feed.ts';

const title = `${site.name}: quotes`;
const description = `Quotes of ${site.name}, each with a permanent address of its own.`;
const moment = (day: string) => `${day}T00:00:00Z`;

/** Whose words, and the day they were said: `Barack Obama, 10 September 2014`. */
const byline = (quote: Quote): string =>
  [attribution(quote), quote.said === undefined ? undefined : dateInWords(quote.said, quote.article.lang)]
    .filter(Boolean)
    .join(', ');

/** The words with whose they are, and where they stand. */
function html(quote: Quote): string {
  const { article, path, text, fragment, speaker } = quote;
  const link = (to: string, words: string) => `<a href="${escapeXml(absolute(to))}">${escapeXml(words)}</a>`;
  const place = link(`${article.path}#${fragment}`, article.title);
  return [
    `<blockquote lang="${article.lang}" dir="${direction(article.lang)}"><p>${link(path, text)}</p></blockquote>`,
    `<p lang="${article.lang}" dir="${direction(article.lang)}">— ${speaker ? `${escapeXml(byline(quote))}. ${place}` : place}</p>`,
  ].join('');
}

/** Who said or wrote the words: the speaker, or the article's authors. */
const creators = ({ speaker, article }: Quote) =>
  (speaker ? [speaker] : article.authors).map(({ names, name, path }) => ({
    name: names[article.lang] ?? name,
    url: absolute(path),
  }));

const plainText = (quote: Quote): string =>
  `${inMarks(quote)} — ${byline(quote)}${quote.speaker ? `. ${quote.article.title}` : ''}`;

/** RSS 2.0 of quotes in the order given: the words, whose they are, the quote's permanent address and its article. */
export const quoteRss = (quotes: readonly Quote[]): Promise<Response> =>
  rss({
    title,
    description,
    site: absolute('/quotes/'),
    trailingSlash: true,
    xmlns: { dc: 'http://purl.org/dc/elements/1.1/', atom: 'http://www.w3.org/2005/Atom' },
    customData: `<language>${site.languages[0]}</language><atom:link href="${absolute('/quotes/feed.xml')}" rel="self" type="application/rss+xml"/>`,
    items: quotes.map((quote) => ({
      title: inMarks(quote),
      link: absolute(quote.path),
      description: plainText(quote),
      content: html(quote),
      pubDate: new Date(moment(quote.article.date)),
      categories: quote.article.topics.map((topic) => topic.title),
      customData: [
        ...creators(quote).map(({ name }) => `<dc:creator>${escapeXml(name)}</dc:creator>`),
        `<dc:language>${quote.article.lang}</dc:language>`,
      ].join(''),
    })),
  });

/** The same as JSON Feed 1.1 (jsonfeed.org/version/1.1). */
export const quoteJsonFeed = (quotes: readonly Quote[]): Response =>
  new Response(
    JSON.stringify(
      {
        version: 'https://jsonfeed.org/version/1.1',
        title,
        description,
        home_page_url: absolute('/quotes/'),
        feed_url: absolute('/quotes/feed.json'),
        language: site.languages[0],
        items: quotes.map((quote) => ({
          id: absolute(quote.path),
          url: absolute(quote.path),
          title: inMarks(quote),
          content_html: html(quote),
          content_text: plainText(quote),
          date_published: moment(quote.article.date),
          date_modified: moment(quote.article.changed),
          authors: creators(quote),
          tags: quote.article.topics.map((topic) => topic.title),
          language: quote.article.lang,
        })),
      },
      null,
      2,
    ),
    { headers: { 'Content-Type': 'application/feed+json; charset=utf-8' } },
  );
