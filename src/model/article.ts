import { z } from 'astro/zod';
import { site } from '../site.ts';
import { blockFields } from './blocks.ts';
import { day, id, languageTag, line } from './fields.ts';
import type { Passage } from './passage.ts';
import type { Problem } from './problem.ts';
import { pullQuoteSchema } from './pull-quote.ts';
import { localSourceSchema } from './source.ts';

/** One person's id, or several. */
const peopleIds = z.union([id, z.array(id).min(1)]).transform((value) => [value].flat());

const keyPoint = line.regex(/^[^“”«»"]*$/, {
  error: 'a key point without quotation marks: quotations belong in the body',
});

/** A dated, public mending of an article. */
const correctionSchema = z.strictObject({
  date: day,
  kind: z.enum(['correction', 'clarification', 'update']).default('correction'),
  /** What the article said before. */
  said: line,
  /** What it says now. */
  says: line,
  why: line,
  /** Words of the body at which it is told, where `says` does not stand there letter by letter. */
  at: line.optional(),
  /** Which place is meant, from 1, where the words stand in more than one: paragraphs first, then notes, claims and entries of a timeline. */
  occurrence: z.int().min(1).optional(),
  /** Who noticed it, if they agree to be named. */
  noticedBy: line.optional(),
  /** Ids of the quotes whose words or meaning it touches. */
  quotes: z.array(id).default([]),
});

/** Frontmatter of content/articles/<slug>.md. The file's name is the address. */
export const articleSchema = z.strictObject({
  title: line,
  /** One or two sentences under the title, also used as description. */
  standfirst: line,
  /**
   * Two to four sentences or pairs of sentences set in front. Each says again what the body says, and no more:
   * no new fact, and nobody's words.
   */
  keyPoints: z.array(keyPoint).min(2).max(4).default([]),
  /** What sort of piece this is; shown above the title. */
  kind: z.enum(['analysis', 'timeline', 'explainer', 'translation']).default('analysis'),
  /** Day of first publication. */
  date: day,
  /** Day of the last change that readers should know of; follows from `corrections` where it is left out. */
  updated: day.optional(),
  /** Language of the text. */
  lang: languageTag.default(site.languages[0]),
  /** Id of a person, or a list of them. */
  author: peopleIds,
  /** Who edited it, likewise. */
  editor: peopleIds.optional(),
  /** Who translated it, likewise. */
  translator: peopleIds.optional(),
  /** Place in the dossier, from 1; unique. */
  part: z.int().min(1).optional(),
  topics: z.array(id).min(1, { error: 'at least one topic id' }),
  /** Ids of the people the piece is about, most important first. */
  people: z.array(id).default([]),
  /** Every source cited: ids from content/sources.yaml, or a whole source with an id of its own. */
  sources: z.array(z.union([id, localSourceSchema])).default([]),
  pullQuotes: z.array(pullQuoteSchema).default([]),
  /** What abbreviations stand for, `PMF: Popular Mobilization Forces`; told at the first use in the text. */
  abbreviations: z.record(line, line).default({}),
  /** What was mended after publication; shown on the article and on the quotes it touches. */
  corrections: z.array(correctionSchema).default([]),
  /** Former slugs of this article, oldest first; their addresses forward here, and its id in feeds is made of the first. */
  aliases: z.array(id).default([]),
  /** Slug of the article this one translates. */
  translationOf: id.optional(),
  /** Id of the source that `claims` weighs. */
  examines: id.optional(),
  ...blockFields,
  /** A draft is shown by `npm run dev` and left out of the site. */
  draft: z.boolean().default(false),
});

export type ArticleData = z.infer<typeof articleSchema>;

/** The id of a source listed in an article, whether it is written there or only named. */
export const sourceId = (listed: string | { id: string }): string =>
  typeof listed === 'string' ? listed : listed.id;

export interface Heading {
  depth: number;
  /** The heading's id in the page; changes with its wording, so never a permalink. */
  slug: string;
  text: string;
}

/** What the Markdown plugins find out about a body while it is rendered. */
export interface Annotations {
  /** Passages of the quotes found, by quote id. */
  passages: Record<string, Passage>;
  /** For each correction that is told in a claim or an entry of the timeline: its id, by the correction’s place in the list, from 0. */
  corrected: Record<number, string>;
  /** Ids of sources cited in notes, in order of first use. */
  cited: string[];
  /** Words with an @ that are a citation where a source has that key, and the name of an account elsewhere. */
  keys: { key: string; found: string; line: number | undefined }[];
  /** Blocks placed in the body, e.g. `timeline` or `chart:mosul`, with their line in the file. */
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
  /** What is wrong in the body; `line` counts from the first line of the body. */
  problems: (Omit<Problem, 'file' | 'line'> & { line: number | undefined })[];
}

/** Annotations of a body of which nothing is known yet. */
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

/** Minutes a reader needs at 230 words a minute, at least one (Brysbaert 2019 gives 238 for English non-fiction). */
export const readingMinutes = (words: number): number => Math.max(1, Math.round(words / 230));
