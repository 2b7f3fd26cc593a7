import type { Annotations, ArticleData, Heading } from './article.ts';
import type { JoinedBlocks } from './blocks.ts';
import type { LeadPicture } from './lead-picture.ts';
import type { SealedWords } from './ledger-entry.ts';
import type { DrawnMap } from './map.ts';
import type { Passage } from './passage.ts';
import type { PersonData } from './person.ts';
import type { ArticleState, PublicationTime } from './publication-time.ts';
import type { PullQuoteData } from './pull-quote.ts';
import type { SeriesData } from './series.ts';
import type { Source } from './source.ts';
import type { TopicData } from './topic.ts';

// Articles, people, quotes and topics refer to one another, so their types share one module.

/** One piece of analysis. */
export interface Article
  extends
    JoinedBlocks,
    PublicationTime,
    Pick<
      ArticleData,
      'title' | 'standfirst' | 'keyPoints' | 'kind' | 'lang' | 'aliases' | 'abbreviations' | 'corrections'
    > {
  slug: string;
  /** The slug at first publication. The article's id in feeds is derived from it and never changes. */
  firstSlug: string;
  /** Path from the site's root: `/articles/<slug>/`. */
  path: string;
  state: ArticleState;
  /** ISO date of the last change: the latest of `date`, `updated` and all corrections, revisions and withdrawals. */
  changed: string;
  /** The same as an instant with its offset (RFC 3339): `publishedAt` if nothing changed on a later day. */
  changedAt: string;
  authors: Person[];
  editors: Person[];
  translators: Person[];
  topics: Topic[];
  people: Person[];
  sources: Source[];
  quotes: Quote[];
  /** Withdrawn quotes. They keep their page; other pages never show their words. */
  withdrawnQuotes: Quote[];
  examines: Source | undefined;
  series: Series | undefined;
  /** The place in the series, from 1. */
  part: number | undefined;
  /** The place among the parts in this language. */
  place: SeriesPlace | undefined;
  translationOf: Article | undefined;
  /** The article in other languages. */
  translations: Article[];
  /** At most three articles that share topics with this one. */
  related: Related[];
  /** The articles in this language that cite a source, this one among them, by the id of the source; only for sources that others cite too. */
  sharedSources: ReadonlyMap<string, readonly Article[]>;
  headings: Heading[];
  /** The article's maps as drawn, by id. */
  drawnMaps: ReadonlyMap<string, DrawnMap>;
  /** The rendered body, with empty elements for the blocks that components render. */
  html: string;
  /** A hash of all that `html` and `text` are made from, but for the software and the settings; not enumerable, because no page shows it. */
  bodyKey?: string | undefined;
  /** The picture on the front page, above the text and on the card. */
  leadPicture: LeadPicture | undefined;
  /** Pictures in the order of the body: the file name in content/pictures, and the alternative text. */
  pictures: { file: string; alt: string }[];
  /** As in `Annotations`. */
  corrected: Annotations['corrected'];
  words: number;
  /** The body's running text without notes. */
  text: string;
}

/** A related article, and the topics that relate it. */
export interface Related {
  article: Article;
  /** The topics that both articles have, the rarest first. */
  shared: Topic[];
}

/** The place of an article among the parts of its series in its language. */
export interface SeriesPlace {
  series: Series;
  /** The part that the article is; not its position, because not every part exists in every language. */
  part: number;
  /** How many parts there are in the language of the article. */
  parts: number;
  previous: Article | undefined;
  next: Article | undefined;
}

/** An author, a speaker, or a person or organisation that an article is about. */
export interface Person extends Omit<PersonData, 'sources'> {
  id: string;
  /** Path from the site's root: `/people/<id>/`. */
  path: string;
  sources: Source[];
  /** Articles written, newest first. */
  authored: Article[];
  /** Quotes of this person, newest article first. */
  quotes: Quote[];
  /** The same and the withdrawn ones, by the day said, newest first; undated ones last. */
  record: Quote[];
  /** Articles that are about this person or mention the name, newest first. */
  namedIn: Article[];
}

/** What an article is about. */
export interface Topic extends Omit<TopicData, 'broader' | 'sources'> {
  id: string;
  /** Path from the site's root: `/topics/<id>/`. */
  path: string;
  broader: Topic | undefined;
  narrower: Topic[];
  sources: Source[];
  /** Newest first; not those of narrower topics. */
  articles: Article[];
}

/** Articles that are read in order. */
export interface Series extends SeriesData {
  id: string;
  /** Path of the page in the site’s first language: `/series/<id>/`. The page exists if there are articles in that language. */
  path: string;
  /** In reading order, in all languages: a translation is the same part as its original. */
  articles: Article[];
}

/** The attribution of a quote: speaker, date and source; all undefined for the article's own words. */
export interface Credit {
  speaker: Person | undefined;
  said?: string | undefined;
  source: Source | undefined;
}

/** A change of a sealed quote: its former words, its former attribution, or both. */
export interface Revision {
  date: string;
  said?: string | undefined;
  was?: Credit | undefined;
  why: string;
}

/** A pull-quote: words that appear verbatim in an article's body. */
export interface Quote extends Omit<PullQuoteData, 'speaker' | 'source' | 'revisions' | 'translationOf'> {
  /** Path from the site's root: `/q/<id>/`. */
  path: string;
  /** Id of the marked words in the article: `q-<id>`. */
  fragment: string;
  speaker: Person | undefined;
  source: Source | undefined;
  /** The quote whose words it translates. */
  translationOf: Quote | undefined;
  /** Quotes that translate its words, by language; without withdrawn ones. */
  translations: Quote[];
  revisions: Revision[];
  passage: Passage;
  article: Article;
  /** Where its words are in the public ledger; undefined if they are not sealed yet. */
  sealed: SealedWords | undefined;
}
