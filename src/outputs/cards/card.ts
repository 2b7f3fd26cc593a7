import { dateInWords, strings } from '../../i18n/strings.ts';
import type { Article, Quote, Topic } from '../../model/joined.ts';
import type { Library } from '../../model/library.ts';
import { attribution } from '../../model/quote.ts';
import { titleIn, topicPages, topicPathIn } from '../../model/topic.ts';
import { site, siteText } from '../../site.ts';
import { inQuotationMarks } from '../../text/quotation-marks.ts';
import { direction } from '../../text/scripts.ts';

/** Everything that stands on one picture, as it is printed. What is not in here cannot change the picture. */
export interface Card {
  /** File name without hash and ending: a quote's id, `<id>-square`, `article-<slug>`, `article-<slug>-<shape>`, `topic-<id>`, `topic-<id>-<lang>`, `site`. */
  name: string;
  form: 'quote' | 'article' | 'topic' | 'site';
  shape: Shape;
  /** Language of `text`: decides face, direction and leading. */
  lang: string;
  /** Small line above the text: what this is. */
  kicker?: string | undefined;
  text: string;
  speaker?: string | undefined;
  /** Under the text: role and day, standfirst, or a count. */
  note?: string | undefined;
  /** Title of the work the words come from, after `note`. */
  work?: string | undefined;
  /** Where it can be read, without the scheme. */
  address: string;
}

export type Shape = 'wide' | 'screen' | 'photo' | 'square';

/** Width and height in pixels; 1200×630 is what every network shows whole, and search engines ask for 16:9, 4:3 and 1:1. */
export const sizes: Record<Shape, { width: number; height: number }> = {
  wide: { width: 1200, height: 630 },
  screen: { width: 1200, height: 675 },
  photo: { width: 1200, height: 900 },
  square: { width: 1080, height: 1080 },
};

const host = new URL(site.url).host;
const printed = (path: string) => `${host}${path.replace(/\/$/, '')}`;

/** The card of a quote: the words and whose they are. */
export function quoteCard(quote: Quote, shape: Shape = 'wide'): Card {
  const { article, speaker, said } = quote;
  const { lang } = article;
  const day = said && dateInWords(said, lang);
  const role = speaker && (speaker.roles[lang] ?? speaker.role);
  return {
    name: shape === 'wide' ? quote.id : `${quote.id}-square`,
    form: 'quote',
    shape,
    lang,
    text: quote.text,
    ...(speaker
      ? { speaker: attribution(quote), note: listed([role, day], lang) }
      : // No italics in these scripts: the title stands in marks instead.
        {
          note: strings(lang).from,
          work: direction(lang) === 'rtl' ? inQuotationMarks(article.title, lang) : article.title,
        }),
    address: printed(quote.path),
  };
}

/** The shapes in which an article’s card is drawn for search engines, beside the wide one. */
export const articleShapes = ['screen', 'photo', 'square'] as const;

/** The card of an article: kind, title, standfirst. */
export const articleCard = (article: Article, shape: Shape = 'wide'): Card => ({
  name: shape === 'wide' ? `article-${article.slug}` : `article-${article.slug}-${shape}`,
  form: 'article',
  shape,
  lang: article.lang,
  kicker: strings(article.lang).kinds[article.kind],
  text: article.title,
  note: article.standfirst,
  address: printed(article.path),
});

/** The card of a topic’s page in a language: its title, and nothing that the next article would change. */
export const topicCard = (topic: Topic, lang: string = site.languages[0]): Card => ({
  name: lang === site.languages[0] ? `topic-${topic.id}` : `topic-${topic.id}-${lang}`,
  form: 'topic',
  shape: 'wide',
  lang,
  kicker: strings(lang).topic,
  text: titleIn(topic, lang),
  address: printed(topicPathIn(topic, lang)),
});

/** The card of the site itself, and of pages that have none of their own. */
export const siteCard = (): Card => ({
  name: 'site',
  form: 'site',
  shape: 'wide',
  lang: site.languages[0],
  text: site.name,
  note: siteText(site.tagline, site.languages[0]),
  address: host,
});

/** Every card of a library, by the path of the page it belongs to. */
export const libraryCards = (library: Library): ReadonlyMap<string, Card[]> =>
  new Map([
    ['/', [siteCard()]],
    ...library.articles.map((article): [string, Card[]] => [
      article.path,
      [articleCard(article), ...articleShapes.map((shape) => articleCard(article, shape))],
    ]),
    ...library.topics.flatMap((topic) =>
      topicPages(topic).map(({ lang, path }): [string, Card[]] => [path, [topicCard(topic, lang)]]),
    ),
    ...library.quotes.map((quote): [string, Card[]] => [
      quote.path,
      [quoteCard(quote), quoteCard(quote, 'square')],
    ]),
  ]);

/** What somebody who does not see the picture is told: the words, and whose they are. */
export function cardAlt({ form, text, kicker, speaker, note, work }: Card): string {
  if (form === 'quote') return `${text} — ${[speaker ?? note, work].filter(Boolean).join(' ')}`;
  return [kicker === undefined ? text : `${kicker}: ${text}`, note].filter(Boolean).join('. ');
}

/** Role and day; isolated, for a role in another script than the line’s must not draw the day to its side. */
const listed = (parts: (string | undefined)[], lang: string): string =>
  parts
    .filter((part) => part !== undefined)
    .map((part) => `\u2068${part}\u2069`)
    .join(strings(lang).comma);
