import type { Article, Person, Series, Topic } from './joined.ts';
import { articlePath, personPath, seriesPath, topicPath } from './routes.ts';

/**
 * Pages that were sealed when each had more files: citations, sources and annotations as files, “how to cite” as a page, feeds in three
 * formats, cards in four shapes. The build still writes these, because a published URL works forever; later pages do not have them.
 */
export interface Legacy {
  /** The paths of the pages. */
  pages: ReadonlySet<string>;
  /** The file names of all sealed cards. */
  cards: ReadonlySet<string>;
}

/** For publications that have sealed nothing. */
export const noLegacy: Legacy = { pages: new Set(), cards: new Set() };

const hasAny = ({ pages }: Legacy, pathOf: (name: string) => string, names: readonly string[]): boolean =>
  names.some((name) => pages.has(pathOf(name)));

/** True if the page of an article is a legacy page, now or under a former name. */
export const isLegacyArticle = (legacy: Legacy, { slug, aliases }: Article): boolean =>
  hasAny(legacy, articlePath, [slug, ...aliases]);

/** True if the page of a topic, person or series is a legacy page, now or under a former name. */
export const isLegacyTopic = (legacy: Legacy, { id, formerly }: Topic): boolean =>
  hasAny(legacy, topicPath, [id, ...formerly]);
export const isLegacyPerson = (legacy: Legacy, { id, formerly }: Person): boolean =>
  hasAny(legacy, personPath, [id, ...formerly]);
export const isLegacySeries = (legacy: Legacy, { id, formerly }: Series, lang: string): boolean =>
  hasAny(legacy, (name) => seriesPath(name, lang), [id, ...formerly]);
