import rss from '@astrojs/rss';
import { words } from '../locales/words.ts';
import type { Article } from '../model/article.ts';
import { absolute, frontPath } from '../model/permalink.ts';
import { site } from '../site.ts';

/** RSS 2.0 of articles, newest first: title, standfirst, authors, topics and permanent address. */
export const rssFeed = (articles: readonly Article[], lang: string = site.languages[0]): Promise<Response> =>
  rss({
    title: lang === site.languages[0] ? site.name : `${site.name} (${words(lang).language})`,
    description: words(lang).description,
    site: site.url,
    trailingSlash: true,
    xmlns: { dc: 'http://purl.org/dc/elements/1.1/', atom: 'http://www.w3.org/2005/Atom' },
    customData: `<language>${lang}</language><atom:link href="${absolute(`${frontPath(lang)}feed.xml`)}" rel="self" type="application/rss+xml"/>`,
    items: articles.map((article) => ({
      title: article.title,
      link: absolute(article.path),
      description: article.standfirst,
      pubDate: new Date(`${article.date}T00:00:00Z`),
      categories: article.topics.map((topic) => topic.labels[lang] ?? topic.title),
      customData: [
        ...article.authors.map((author) => `<dc:creator>${escapeXml(author.name)}</dc:creator>`),
        `<dc:language>${article.lang}</dc:language>`,
      ].join(''),
    })),
  });

/** Text for the inside of an element or of a quoted attribute. */
export const escapeXml = (text: string): string =>
  text.replace(/[<>&"]/g, (sign) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[sign] ?? '');
