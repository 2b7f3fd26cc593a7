import type { Root } from 'mdast';
import type { Refusal } from '../refusal.ts';

/** A file to import; the ending of `name` helps to recognize its format. */
export interface ImportInput {
  /** Its path, as reports show it. */
  name: string;
  bytes: Uint8Array;
}

/** A topic or person of the publication, with all its names: title or name, labels, aliases. */
export interface Named {
  id: string;
  names: readonly string[];
}

/** What an editor decides about an import; without these, the file decides. */
export interface ImportOptions {
  /** The slug of the article; only for a file with one article. */
  slug?: string;
  lang?: string;
  /** Ids of the people who wrote it. */
  authors?: readonly string[];
  /** Ids of topics, in addition to those of the file. */
  topics?: readonly string[];
  /** Leaves `draft: true` out. */
  isPublished?: boolean;
}

/** The publication that receives an import, and how to read pictures that a text names. */
export interface ImportContext {
  topics: readonly Named[];
  people: readonly Named[];
  /** Slugs of all articles, and their aliases. */
  slugs: ReadonlySet<string>;
  /** Names of all files in content/pictures/. */
  pictures: ReadonlySet<string>;
  languages: readonly [string, ...string[]];
  timeZone: string;
  /** An ISO date; the date of an article that has none. */
  today: string;
  /** Returns the bytes of a file that a text names, as it names it: `img/bridge.jpg`, `https://old.example/img/bridge.jpg`. */
  readNear?: (path: string) => Promise<Uint8Array | undefined>;
  options?: ImportOptions;
}

export type ImportFormat =
  | 'plain text'
  | 'HTML'
  | 'Word'
  | 'OpenDocument'
  | 'Markdown'
  | 'e-mail'
  | 'WordPress export'
  | 'Ghost export';

/** What a part of a file was taken for. */
export type SetApartKind =
  | 'share bar'
  | 'related links'
  | 'registration wall'
  | 'cookie notice'
  | 'newsletter'
  | 'navigation'
  | 'advertisement'
  | 'comments'
  | 'reading time'
  | 'copyright'
  | 'caption'
  | 'picture'
  | 'section'
  | 'label'
  | 'repeated'
  | 'about the author'
  | 'outside the article'
  | 'embed'
  | 'note number';

/** Words of a file that are not in the article. */
export interface SetApart {
  kind: SetApartKind;
  text: string;
}

/** A value, and where in the file it was found. */
export interface Found<T = string> {
  value: T;
  from: string;
}

/** An article as a format yields it, before it is fitted to the publication. */
export interface Piece {
  title?: Found | undefined;
  standfirst?: Found | undefined;
  /** An ISO date, or a date with a time and offset. */
  date?: Found | undefined;
  authors: Found[];
  topics: Found[];
  lang?: Found | undefined;
  /** The slug of its former URL or file. */
  slug?: string | undefined;
  /** URLs and paths under which it was published, oldest first. */
  formerUrls: string[];
  body: Root;
  /** Bytes of pictures inside the file, by the URL that `body` has for them. */
  pictures: Map<string, Uint8Array>;
  setApart: SetApart[];
  /** What a person should look at, one sentence each. */
  doubts: string[];
  /** True for a draft of the former site. */
  isDraft?: boolean;
}

/** A topic or a person that an article needs and the publication lacks. */
export interface Proposed {
  kind: 'topic' | 'person';
  id: string;
  name: string;
  /** `content/topics/<id>.md`. */
  file: string;
  /** The whole file to paste, with placeholders. */
  text: string;
}

/** An article that is ready to write. */
export interface ImportedArticle {
  slug: string;
  title: string;
  /** `content/articles/<slug>.md`. */
  file: string;
  text: string;
  pictures: { name: string; bytes: Uint8Array }[];
  /** True where the publication has an article with this slug: `writeImport` does not write it. */
  exists: boolean;
  /** What was taken for what: `title`, `date`, … */
  taken: { field: string; value: string; from: string }[];
  headings: string[];
  setApart: SetApart[];
  doubts: string[];
  /** URLs that the former site had and that `aliases` cannot express. */
  formerUrls: string[];
  proposed: Proposed[];
  /** Words of the body. */
  words: number;
}

/** What `importText` returns for a file: articles, or why there are none. */
export interface ImportResult {
  name: string;
  format?: ImportFormat;
  /** The encoding that was detected, for text. */
  encoding?: string;
  articles: ImportedArticle[];
  /** Why nothing of the file was imported. */
  refused?: Refusal;
  /** What else the file has: pages, macros, attachments. */
  notes: string[];
}

/** A file that cannot be imported. */
export class ImportRefusal extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.found);
    this.refusal = refusal;
  }
}

/** What the file of a format contains: articles, and notes on the rest. */
export interface Contained {
  pieces: Piece[];
  notes: string[];
}
