import type { Annotations, ArticleData } from './article.ts';
import type { PictureFile } from './lead-picture.ts';
import type { Legacy } from './legacy.ts';
import type { DrawnMap } from './map.ts';
import type { Names } from './names-in-texts.ts';
import type { SitePage } from './page.ts';
import type { PersonData } from './person.ts';
import type { SeriesData } from './series.ts';
import type { SourceData } from './source.ts';
import type { TopicData } from './topic.ts';

/** One content file, or one entry of sources.yaml, after validation. */
export interface Entry<T> {
  id: string;
  /** Path from the project's root. */
  file: string;
  data: T;
}

/** An article with its rendered body. */
export type ArticleEntry = Entry<ArticleData> & {
  html: string;
  annotations: Annotations;
  /** The key of the file in the cache of the content; undefined if it is not cached. */
  key?: string | undefined;
};

/** A page about the publication, with the links of its body. */
export interface PageEntry {
  file: string;
  page: SitePage;
  links: Annotations['links'];
}

/** The content of a publication before it is joined into a library. */
export interface Contents {
  articles: ArticleEntry[];
  topics: Entry<TopicData>[];
  people: Entry<PersonData>[];
  series?: Entry<SeriesData>[];
  sources: Entry<SourceData>[];
  /** Maps as drawn, by the path that `mapKey` returns. */
  maps?: ReadonlyMap<string, DrawnMap>;
  /** The files of lead pictures, by their names in content/pictures; without those that cannot be shown. */
  leadPictures?: ReadonlyMap<string, PictureFile>;
  /** Rendered pages about the publication. */
  pages?: PageEntry[];
  /** Files that exist but cannot be read, and entries of the register as `content/sources.yaml#<id>`. */
  unreadable?: ReadonlySet<string>;
  /** Pages with the files of earlier versions. If left out, there are none. */
  legacy?: Legacy;
  /** Returns the names that an article’s text contains; if left out, each text is searched. */
  findNames?: (article: ArticleEntry, names: Names) => readonly string[];
  /** The current instant, in milliseconds since 1970. If left out, no article is scheduled. */
  now?: number;
  /** Today in the zone of the publication, as an ISO date. If left out, no date is in the future. */
  today?: string;
  /** The latest ISO date anywhere on Earth: later dates of sources and statements are in the future. */
  latestDay?: string;
}
