import { z } from 'astro/zod';
import { site } from '../site.ts';
import { id, languageTag, line, mediaTopicCode, wikidataId } from './fields.ts';
import { topicPath } from './routes.ts';

/** Frontmatter of content/topics/<id>.md. */
export const topicSchema = z.strictObject({
  title: line,
  /** 40–90 words that stand at the head of the topic's page. */
  summary: line,
  /** The title in other languages, by language tag. */
  labels: z.record(languageTag, line).default({}),
  /** The summary in other languages of the site: with the label it makes a page of the topic in that language. */
  summaries: z.record(languageTag, line).default({}),
  /** Other spellings and scripts that people search for. */
  aliases: z.array(line).default([]),
  /** Id of the wider topic this one belongs to. */
  broader: id.optional(),
  /** Item of Wikidata that is the same thing, `Q796`. */
  wikidata: wikidataId.optional(),
  /** Code of the IPTC's Media Topics that fits, eight figures: `16000000`. */
  mediaTopic: mediaTopicCode.optional(),
  /** Former ids; their addresses forward here. */
  formerly: z.array(id).default([]),
  /** Ids of the sources the summary rests on. */
  sources: z.array(id).default([]),
});

export type TopicData = z.infer<typeof topicSchema>;

/** The fields of a joined topic that decide the URLs of its pages. */
type TopicUrls = Pick<TopicData, 'summaries'> & { id: string; path: string };

/** Where a topic is read in a language: its page there, or else the one in the site’s first language. */
export const topicPathIn = ({ id, path, summaries }: TopicUrls, lang: string): string =>
  lang in summaries ? topicPath(id, lang) : path;

/** The pages of a topic, the one in the site’s first language in front. */
export const topicPages = ({ id, path, summaries }: TopicUrls): { lang: string; path: string }[] => [
  { lang: site.languages[0], path },
  ...Object.keys(summaries).map((lang) => ({ lang, path: topicPath(id, lang) })),
];

/** The title that a topic has in a language. */
export const titleIn = ({ title, labels }: Pick<TopicData, 'title' | 'labels'>, lang: string): string =>
  labels[lang] ?? title;

/** What a topic is about in a language; in the site’s own where nobody wrote it in that one. */
export const summaryIn = (
  { summary, summaries }: Pick<TopicData, 'summary' | 'summaries'>,
  lang: string,
): string => summaries[lang] ?? summary;
