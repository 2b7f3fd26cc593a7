import type { Annotations, ArticleData } from './article.ts';
import type { SitePage } from './page.ts';
import type { PersonData } from './person.ts';
import type { SourceData } from './source.ts';
import type { TopicData } from './topic.ts';

/** One content file (or one entry of sources.yaml), as read and found to have the right form. */
export interface Entry<T> {
  id: string;
  /** Path from the project's root. */
  file: string;
  data: T;
}

/** An article with its rendered body. */
export type ArticleEntry = Entry<ArticleData> & { html: string; annotations: Annotations };

/** A page about the publication, with the links of its body. */
export interface PageEntry {
  file: string;
  page: SitePage;
  links: Annotations['links'];
}

/** Everything an editor wrote, before it is joined. */
export interface Contents {
  articles: ArticleEntry[];
  topics: Entry<TopicData>[];
  people: Entry<PersonData>[];
  sources: Entry<SourceData>[];
  /** Pages about the publication, rendered; none where there is no content/pages. */
  pages?: PageEntry[];
  /** What is there but could not be read: files, and entries of the register as `content/sources.yaml#<id>`. */
  unread?: ReadonlySet<string>;
  /** ISO date of the day of the check; left out, nothing is too late. */
  today?: string;
  /** ISO date that it already is somewhere on Earth; what is dated later is still to come. */
  latestDay?: string;
}
