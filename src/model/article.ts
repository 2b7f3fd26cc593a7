import { z } from 'astro/zod';
import { site } from '../site.ts';
import { blockFields } from './blocks.ts';
import { day, dayOrTime, id, languageTag, line } from './fields.ts';
import { leadPictureSchema } from './lead-picture.ts';
import type { Passage } from './passage.ts';
import type { Problem } from './problem.ts';
import { pullQuoteSchema } from './pull-quote.ts';
import { localSourceSchema } from './source.ts';

/** The id of a person, or a list of ids; always a list once parsed. */
const peopleIds = z.union([id, z.array(id).min(1)]).transform((value) => [value].flat());

const keyPoint = line.regex(/^[^“”«»"]*$/, {
  error: 'a key point without quotation marks: quotations belong in the body',
});

/** A dated, public correction of an article. */
const correctionSchema = z.strictObject({
  date: day,
  kind: z.enum(['correction', 'clarification', 'update']).default('correction'),
  /** What the article said before. */
  said: line,
  /** What it says now. */
  says: line,
  why: line,
  /** Words of the body where it is shown, if `says` does not appear there verbatim. */
  at: line.optional(),
  /** Which match is meant, from 1, if there are several: paragraphs first, then notes, claims and timeline entries. */
  occurrence: z.int().min(1).optional(),
  /** Who reported it, if they agree to be named. */
  noticedBy: line.optional(),
  /** Ids of the quotes whose words or meaning it affects. */
  quotes: z.array(id).default([]),
});

/** Frontmatter of content/articles/<slug>.md. The file name is part of the URL. */
export const articleSchema = z.strictObject({
  title: line,
  /** One or two sentences below the title; also the description for search engines. */
  standfirst: line,
  /**
   * Two to four summaries of one or two sentences, shown before the text. They repeat what the body says, without new facts and without
   * quotations.
   */
  keyPoints: z.array(keyPoint).min(2).max(4).default([]),
  /** The kind of article; shown above the title. */
  kind: z.enum(['analysis', 'timeline', 'explainer', 'translation']).default('analysis'),
  /** Date of first publication, with or without a time. Until then, the article is not published. */
  date: dayOrTime,
  /** Date of the last change; by default the date of the latest correction. */
  updated: day.optional(),
  /** Language of the text. */
  lang: languageTag.default(site.languages[0]),
  /** Id of a person, or a list of them. */
  author: peopleIds,
  /** Who edited it, in the same form. */
  editor: peopleIds.optional(),
  /** Who translated it, in the same form. */
  translator: peopleIds.optional(),
  /** Id of the series that it belongs to. A translation without one belongs to the series of its original. */
  series: id.optional(),
  /** Its place in the series, from 1. */
  part: z.int().min(1).optional(),
  topics: z.array(id).min(1, { error: 'at least one topic id' }),
  /** Ids of the people the article is about, most important first. */
  people: z.array(id).default([]),
  /** Every cited source: ids from content/sources.yaml, or complete sources with an id. */
  sources: z.array(z.union([id, localSourceSchema])).default([]),
  pullQuotes: z.array(pullQuoteSchema).default([]),
  /** The picture on the front page, above the text and on the card. */
  leadPicture: leadPictureSchema.optional(),
  /** Abbreviations and their expansions, `PMF: Popular Mobilization Forces`; marked at their first use in the text. */
  abbreviations: z.record(line, line).default({}),
  /** Corrections after publication; shown on the article and on the affected quotes. */
  corrections: z.array(correctionSchema).default([]),
  /** Former slugs, oldest first. Their URLs redirect to the article, and its id in feeds is derived from the first. */
  aliases: z.array(id).default([]),
  /** Slug of the article this one translates. */
  translationOf: id.optional(),
  /** Id of the source that `claims` checks. */
  examines: id.optional(),
  ...blockFields,
  /** Drafts appear in `npm run dev` and are left out of the site. */
  draft: z.boolean().default(false),
});

export type ArticleData = z.infer<typeof articleSchema>;

/** Returns the id of a source in an article's list, where sources are ids or complete sources. */
export const sourceId = (listed: string | { id: string }): string =>
  typeof listed === 'string' ? listed : listed.id;

export interface Heading {
  depth: number;
  /** The heading's id in the page. It changes with the wording, so it is not a permalink. */
  slug: string;
  text: string;
}

/** What the Markdown plugins collect about a body while they render it. */
export interface Annotations {
  /** Passages of the quotes found, by quote id. */
  passages: Record<string, Passage>;
  /** For each correction that is shown in a claim or timeline entry: the id of that part, by the correction’s index in the list. */
  corrected: Record<number, string>;
  /** Ids of sources cited in notes, in order of first use. */
  cited: string[];
  /** Words with an @: a citation if a source has that key, otherwise an account name. */
  keys: { key: string; found: string; line: number | undefined }[];
  /** Blocks in the body, such as `timeline` or `chart:mosul`, with their line in the file. */
  blocks: { name: string; line: number | undefined }[];
  /** Pictures in content/pictures, in order, with their line in the file. */
  pictures: { file: string; alt: string; line: number | undefined }[];
  /** Targets of links, with their line in the file. */
  links: { url: string; line: number | undefined; column?: number | undefined }[];
  /** Ids of all elements of the body. */
  ids: string[];
  headings: Heading[];
  /** The body's running text without notes. */
  text: string;
  /** Words in `text`. */
  words: number;
  /** Problems of the body; `line` counts from its first line. */
  problems: (Omit<Problem, 'file' | 'line'> & { line: number | undefined })[];
}

/** Returns annotations without content, which the plugins fill. */
export const emptyAnnotations = (): Annotations => ({
  passages: {},
  corrected: {},
  cited: [],
  keys: [],
  blocks: [],
  pictures: [],
  links: [],
  ids: [],
  headings: [],
  text: '',
  words: 0,
  problems: [],
});

export type Correction = z.infer<typeof correctionSchema>;

/** Returns the reading time in minutes, at 230 words a minute and at least one (Brysbaert 2019: 238 for English non-fiction). */
export const readingMinutes = (words: number): number => Math.max(1, Math.round(words / 230));
