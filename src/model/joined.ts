import type { Annotations, ArticleData, Heading } from './article.ts';
import type { JoinedBlocks } from './blocks.ts';
import type { Passage } from './passage.ts';
import type { PersonData } from './person.ts';
import type { PullQuoteData } from './pull-quote.ts';
import type { Source } from './source.ts';
import type { TopicData } from './topic.ts';

// Articles, people, quotes and topics refer to one another, so their types share one module.

/** One piece of analysis. */
export interface Article
  extends
    JoinedBlocks,
    Pick<
      ArticleData,
      | 'title'
      | 'standfirst'
      | 'keyPoints'
      | 'kind'
      | 'date'
      | 'lang'
      | 'part'
      | 'draft'
      | 'aliases'
      | 'abbreviations'
      | 'corrections'
    > {
  slug: string;
  /** The slug under which it was first published: its id in feeds is made of it, and never changes. */
  firstSlug: string;
  /** Path from the site's root: `/articles/<slug>/`. */
  path: string;
  /** The day of the last change: the latest of `date`, `updated` and the corrections. */
  changed: string;
  authors: Person[];
  editors: Person[];
  translators: Person[];
  topics: Topic[];
  people: Person[];
  sources: Source[];
  quotes: Quote[];
  /** Quotes taken back: they have an address, and stand nowhere else. */
  withdrawnQuotes: Quote[];
  examines: Source | undefined;
  translationOf: Article | undefined;
  /** The same piece in other languages. */
  translations: Article[];
  headings: Heading[];
  /** The rendered body, with places for the blocks that components fill. */
  html: string;
  /** Pictures in the order of the body: the file in content/pictures, and what it shows. */
  pictures: { file: string; alt: string }[];
  /** As in `Annotations`. */
  corrected: Annotations['corrected'];
  /** How many notes it has. */
  notes: number;
  words: number;
  /** The body's running text without notes, for search and for finding names. */
  text: string;
}

/** An author, a speaker, or somebody an article is about. */
export interface Person extends Omit<PersonData, 'sources'> {
  id: string;
  /** Path from the site's root: `/people/<id>/`. */
  path: string;
  sources: Source[];
  /** Articles written, newest first. */
  authored: Article[];
  /** Quotes of this person's words, newest article first. */
  quotes: Quote[];
  /** Articles that are about them or name them, newest first. */
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

/** Whose words a quote holds, when they were said and where they can be read. */
export interface Credit {
  speaker: Person | undefined;
  said?: string | undefined;
  source: Source | undefined;
}

/** A change of a sealed quote: the words, the attribution or both before it. */
export interface Revision {
  date: string;
  said?: string | undefined;
  was?: Credit | undefined;
  why: string;
}

/** A pull-quote: words that stand verbatim in an article's body. */
export interface Quote extends Omit<PullQuoteData, 'speaker' | 'source' | 'revisions'> {
  /** Path from the site's root: `/q/<id>/`. */
  path: string;
  /** Id of the marked words in the article: `q-<id>`. */
  fragment: string;
  speaker: Person | undefined;
  source: Source | undefined;
  revisions: Revision[];
  passage: Passage;
  article: Article;
}
