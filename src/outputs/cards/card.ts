import { dateInWords, partsOf, strings } from '../../i18n/strings.ts';
import type { Article, Quote, Series, Topic } from '../../model/joined.ts';
import { isLegacyArticle } from '../../model/legacy.ts';
import type { Library } from '../../model/library.ts';
import { attribution, handOf, inTextOrder } from '../../model/quote.ts';
import { absolute, homePath, verifyPath } from '../../model/routes.ts';
import { seriesPages, seriesPathIn, seriesStandfirst, seriesTitle } from '../../model/series-parts.ts';
import { titleIn, topicPages, topicPathIn } from '../../model/topic.ts';
import { site, siteText } from '../../site.ts';
import { type Hand, quotationAround, writtenBy } from '../../text/quotation-marks.ts';
import { quotationMarks } from '../../text/quotation-marks-by-language.ts';
import { isDrawable } from './coverage.ts';
import { type CardFigure, figureOf } from './figure.ts';

/** Everything that is drawn on one card. Nothing else changes the image. */
export interface Card {
  /** File name without hash and ending: a quote's id, `<id>-square`, `article-<slug>`, `article-<slug>-<shape>`, `topic-<id>`, `topic-<id>-<lang>`, `series-<id>`, `series-<id>-<lang>`, `site`. */
  name: string;
  form: 'quote' | 'article' | 'topic' | 'site';
  shape: Shape;
  /** Language of `text`: determines font, direction and line height. */
  lang: string;
  /** Small line above the text: the kind of page. */
  kicker?: string | undefined;
  text: string;
  /** Of a quote: who says it, which decides the stroke of its marker. */
  hand?: Hand;
  /** Text of the article before and after a quote, with its quotation marks; cut where the card ends. */
  before?: string | undefined;
  after?: string | undefined;
  /** Who says a quote: the speaker, or the publication itself. */
  speaker?: string | undefined;
  /** Below the text: role and day, standfirst, or a count. */
  note?: string | undefined;
  /** Title and day of the article that a quote is from. */
  work?: string | undefined;
  /** Where the quotes of the article begin in its text, from 0 to 1, in order. */
  ticks?: readonly number[] | undefined;
  /** Which of them is the quote of the card. */
  tick?: number | undefined;
  /** Where the words of a quote can be checked, in the language of the card. */
  verify?: string | undefined;
  /** Of an article: a picture or a map next to its title. */
  figure?: CardFigure | undefined;
  /** What the figure shows, for the alternative text; not drawn. */
  shows?: string | undefined;
  /** URL without the scheme. */
  address: string;
}

export type Shape = 'wide' | 'screen' | 'photo' | 'square' | 'cover';

/** Width and height in pixels. Every network shows 1200×630 in full. The other shapes are only drawn where they were sealed. */
export const sizes: Record<Shape, { width: number; height: number }> = {
  wide: { width: 1200, height: 630 },
  screen: { width: 1200, height: 675 },
  photo: { width: 1200, height: 900 },
  square: { width: 1080, height: 1080 },
  /** The cover of an EPUB. */
  cover: { width: 1200, height: 1800 },
};

const displayUrl = (path: string) => absolute(path).replace(/^https?:\/\/|\/$/g, '');

/** The most words of the text before and after a quote that a card has room for. */
const wordsAround = 48;

/**
 * Returns the text before and after a quote, as far as a card has room and its fonts have the letters. Somebody’s words have the article’s
 * quotation marks next to them: of a longer quotation, what is between its marks and the quote becomes an ellipsis. Without any, ours.
 */
function contextOf({ passage, article, speaker }: Quote): Pick<Card, 'before' | 'after'> {
  const { before, words, after } = passage;
  const text = `${before}${words}${after}`;
  const end = before.length + words.length;
  const marks = quotationAround(text, before.length, end);
  const [open, close] = speaker && !marks ? quotationMarks(article.lang) : ['', ''];
  const head =
    marks && marks.from < before.length - 1 ? `${text.slice(0, marks.from + 1)}… ` : `${before}${open}`;
  const tail = marks && marks.to > end ? ` …${text.slice(marks.to)}` : `${close}${after}`;
  const drawnHead = head.split(/(?<=\s)/u).slice(-wordsAround);
  const drawnTail = tail.split(/(?=\s)/u).slice(0, wordsAround);
  const lastGap = drawnHead.findLastIndex((word) => !isDrawable(word));
  const firstGap = drawnTail.findIndex((word) => !isDrawable(word));
  return {
    before: drawnHead.slice(lastGap + 1).join('') || undefined,
    after: drawnTail.slice(0, firstGap === -1 ? undefined : firstGap).join('') || undefined,
  };
}

/** Returns where the quotes of an article are, in steps of a two-hundredth, and which of them is `own`. */
function ticksOf(article: Article, own?: Quote): Pick<Card, 'ticks' | 'tick'> {
  const sorted = inTextOrder(article);
  if (sorted.length === 0) return {};
  return {
    ticks: sorted.map(({ passage }) => Math.round(passage.at * 200) / 200),
    ...(own ? { tick: sorted.indexOf(own) } : {}),
  };
}

/** Returns the card of a quote: its words in their paragraph, who said them, the article, and where the words can be checked. */
export function quoteCard(quote: Quote, shape: Shape = 'wide'): Card {
  const { article, speaker, said } = quote;
  const { lang } = article;
  const t = strings(lang);
  const day = said && dateInWords(said, lang);
  const role = speaker && (speaker.roles[lang] ?? speaker.role);
  return {
    name: shape === 'wide' ? quote.id : `${quote.id}-square`,
    form: 'quote',
    shape,
    lang,
    text: quote.text,
    hand: handOf(quote),
    ...contextOf(quote),
    speaker: speaker ? attribution(quote) : t.ownWords(site.name),
    note: speaker && joinIsolated([role, day], lang),
    work: `${t.inArticle} ${joinIsolated([article.title, dateInWords(article.date, lang)], lang)}`,
    ...ticksOf(article, quote),
    verify: partsOf(lang).verifyPage.verifyAt(`\u2066${displayUrl(verifyPath(lang))}\u2069`),
    address: displayUrl(quote.path),
  };
}

/** The other shapes that the cards of articles once had. */
const articleShapes = ['screen', 'photo', 'square'] as const;

/** Returns the card of an article: kind, title, standfirst, and its lead picture or else a map. */
export const articleCard = (article: Article, shape: Shape = 'wide'): Card => ({
  name: shape === 'wide' ? `article-${article.slug}` : `article-${article.slug}-${shape}`,
  form: 'article',
  shape,
  lang: article.lang,
  kicker: strings(article.lang).kinds[article.kind],
  text: article.title,
  note: article.standfirst,
  ...ticksOf(article),
  ...(shape === 'wide' ? figureOf(article) : {}),
  address: displayUrl(article.path),
});

/** Returns the card of a list of articles in a language: its title, and nothing that changes with the next article. */
const listCard = (kind: 'topic' | 'series', id: string, lang: string, text: string, path: string): Card => ({
  name: lang === site.languages[0] ? `${kind}-${id}` : `${kind}-${id}-${lang}`,
  form: 'topic',
  shape: 'wide',
  lang,
  kicker: strings(lang)[kind],
  text,
  address: displayUrl(path),
});

/** Returns the card of a topic’s page in a language. */
export const topicCard = (topic: Topic, lang: string = site.languages[0]): Card =>
  listCard('topic', topic.id, lang, titleIn(topic, lang), topicPathIn(topic, lang));

/** Returns the card of a series’ page in a language, which looks like that of a topic. */
export const seriesCard = (series: Series, lang: string): Card =>
  listCard('series', series.id, lang, seriesTitle(series, lang), seriesPathIn(series, lang));

/** Returns the cover of the EPUB of a series in a language. */
export function seriesCover(series: Series, lang: string): Card {
  const card = seriesCard(series, lang);
  return { ...card, name: `${card.name}-cover`, shape: 'cover', note: seriesStandfirst(series, lang) };
}

/** Returns the card of the site, also used for pages without a card. */
export const siteCard = (): Card => ({
  name: 'site',
  form: 'site',
  shape: 'wide',
  lang: site.languages[0],
  text: site.name,
  note: siteText(site.tagline, site.languages[0]),
  address: displayUrl(homePath),
});

/** Returns the card of each page of a library, by its path. */
export const libraryCards = (library: Library): ReadonlyMap<string, Card> =>
  new Map([
    [homePath, siteCard()],
    ...library.articles.map((article): [string, Card] => [article.path, articleCard(article)]),
    ...library.topics.flatMap((topic) =>
      topicPages(topic).map(({ lang, path }): [string, Card] => [path, topicCard(topic, lang)]),
    ),
    ...library.series.flatMap((series) =>
      seriesPages(series).map(({ lang, path }): [string, Card] => [path, seriesCard(series, lang)]),
    ),
    ...library.quotes.map((quote): [string, Card] => [quote.path, quoteCard(quote)]),
  ]);

/** Returns the cards in other shapes that legacy pages can have. */
export const otherShapes = ({ articles, quotes, legacy }: Library): Card[] => [
  ...articles
    .filter((article) => isLegacyArticle(legacy, article))
    .flatMap((article) => articleShapes.map((shape) => articleCard(article, shape))),
  ...quotes.filter(({ path }) => legacy.pages.has(path)).map((quote) => quoteCard(quote, 'square')),
];

/** Returns the alternative text of a card. */
export function cardAlt({
  form,
  text,
  hand = 'own',
  lang,
  kicker,
  speaker,
  note,
  work,
  shows,
}: Card): string {
  if (form === 'quote')
    return `${writtenBy(hand, text, lang)} — ${[speaker, work].filter(Boolean).join('. ')}`;
  return [kicker === undefined ? text : `${kicker}: ${text}`, note, shows]
    .filter(Boolean)
    .join('. ')
    .replaceAll('.. ', '. ');
}

/** Joins role and day; isolated, so that a role in another direction does not reorder the day. */
const joinIsolated = (parts: (string | undefined)[], lang: string): string =>
  parts
    .filter((part) => part !== undefined)
    .map((part) => `\u2068${part}\u2069`)
    .join(strings(lang).comma);
