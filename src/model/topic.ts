import { z } from 'astro/zod';
import { site } from '../site.ts';
import { id, languageTag, line, mediaTopicCode, wikidataId } from './fields.ts';
import { topicPath } from './routes.ts';

/** Frontmatter of content/topics/<id>.md. */
export const topicSchema = z.strictObject({
  title: line,
  /** 40 to 90 words, shown at the top of the topic's page. */
  summary: line,
  /** The title in other languages, by language tag. */
  labels: z.record(languageTag, line).default({}),
  /** The summary in other languages of the site. A topic with a label and a summary in a language has a page in that language. */
  summaries: z.record(languageTag, line).default({}),
  /** Other spellings, also in other scripts, for search. */
  aliases: z.array(line).default([]),
  /** Id of the broader topic. */
  broader: id.optional(),
  /** The Wikidata item of the topic, `Q796`. */
  wikidata: wikidataId.optional(),
  /** The IPTC Media Topics code of the topic, eight digits: `16000000`. */
  mediaTopic: mediaTopicCode.optional(),
  /** Former ids; their URLs redirect to this page. */
  formerly: z.array(id).default([]),
  /** Ids of the sources for the summary. */
  sources: z.array(id).default([]),
});

export type TopicData = z.infer<typeof topicSchema>;

/** The fields of a joined topic that decide the URLs of its pages. */
type TopicUrls = Pick<TopicData, 'summaries'> & { id: string; path: string };

/** Returns the path of a topic’s page in a language, or else in the site’s first language. */
export const topicPathIn = ({ id, path, summaries }: TopicUrls, lang: string): string =>
  lang in summaries ? topicPath(id, lang) : path;

/** Returns the pages of a topic, the one in the site’s first language first. */
export const topicPages = ({ id, path, summaries }: TopicUrls): { lang: string; path: string }[] => [
  { lang: site.languages[0], path },
  ...Object.keys(summaries).map((lang) => ({ lang, path: topicPath(id, lang) })),
];

/** Returns a topic’s title in a language; the default is `title`. */
export const titleIn = ({ title, labels }: Pick<TopicData, 'title' | 'labels'>, lang: string): string =>
  labels[lang] ?? title;

/** Returns a topic’s summary in a language; the default is `summary`. */
export const summaryIn = (
  { summary, summaries }: Pick<TopicData, 'summary' | 'summaries'>,
  lang: string,
): string => summaries[lang] ?? summary;
