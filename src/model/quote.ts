import { nameIn } from './person-name.ts';
import { z } from 'astro/zod';
import { day, id, line } from './fields.ts';
import type { Article } from './article.ts';
import type { Person } from './person.ts';
import { inQuotationMarks } from '../text/quotation-marks.ts';
import { show, type Problem } from './problem.ts';
import { countWords, type Passage } from './passage.ts';
import type { Source } from './source.ts';

/**
 * Whose words a quote holds, when they were said and where they can be read, as ids; empty for the article's own words.
 */
const creditSchema = z.strictObject({
  speaker: id.optional(),
  said: day.optional(),
  source: id.optional(),
});

export type CreditData = z.infer<typeof creditSchema>;

/** One entry of a quote's `revisions`: what was changed after it was sealed. */
const revisionSchema = z
  .strictObject({
    /** The day of the change. */
    date: day,
    /** The words before it; left out where only the attribution changed. */
    said: line.optional(),
    /** The whole attribution before it, where that changed; `{}` where the words were the article's own. */
    was: creditSchema.optional(),
    why: line,
  })
  .refine(({ said, was }) => said !== undefined || was !== undefined, {
    path: ['said'],
    error: 'said (the words before) or was (speaker, said and source before), whichever changed',
  });

/** One entry of an article's `pullQuotes`. */
export const pullQuoteSchema = z.strictObject({
  /** Unique on the whole site and never changed: it is the address /q/<id>/. */
  id,
  /** Words that stand verbatim in the body, without outer quotation marks. */
  text: line,
  /** Which one is meant, from 1, where the words stand more than once in the body. */
  occurrence: z.int().min(1).optional(),
  /** Id of the person whose words these are; left out for the article's own. */
  speaker: id.optional(),
  /** The day the words were said or published. */
  said: day.optional(),
  /** Id of the source in which the words can be read. */
  source: id.optional(),
  /** What the words or their attribution were before they were changed, oldest first; shown to readers. */
  revisions: z.array(revisionSchema).default([]),
  /** Takes the quote back: its address stays, and says so in place of the words. */
  withdrawn: z.strictObject({ date: day, why: line }).optional(),
});

export type PullQuoteData = z.infer<typeof pullQuoteSchema>;

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

/** Words after which a quote is an excerpt: it fits no card, and readers pass it over. */
const longQuote = 60;
/** Words after which it is refused. */
const longestQuote = 100;

/** A quote that is too long to be one, or that has no words at all. */
export function lengthFault(text: string): Omit<Problem, 'file'> | undefined {
  const words = countWords(text);
  if (words > 0 && words <= longQuote) return undefined;
  const tooMany = words > longestQuote ? 'quote-too-long' : 'quote-long';
  return {
    name: words === 0 ? 'quote-without-words' : tooMany,
    found: words === 0 ? `a quote without words: ${show(text)}` : `a quote of ${words} words`,
    expected: words === 0 ? 'words' : `at most ${longQuote} words; more than ${longestQuote} are an error`,
    ...(words === 0 ? {} : { fix: 'shorten it to what a reader would repeat' }),
  };
}

/** The language in which somebody’s words were said, where the article has them in another: then they are a translation, and say so. */
export const translatedFrom = ({ speaker, source, article }: Quote): string | undefined =>
  speaker && source && !sameLanguage(source.lang, article.lang) ? source.lang : undefined;

const sameLanguage = (a: string, b: string) => new Intl.Locale(a).language === new Intl.Locale(b).language;

/** Whose words a quote holds, in the language of its article: the speaker, or the article's title. */
export const attribution = ({ speaker, article }: Quote): string =>
  speaker ? nameIn(speaker, article.lang) : article.title;

/** The quote between the quotation marks of its language. */
export const inMarks = ({ text, article }: Quote): string => inQuotationMarks(text, article.lang);

/** A revision with what came after it: of the words, of the attribution, or of both. */
export interface RevisionStep {
  date: string;
  why: string;
  words?: { before: string; after: string };
  credit?: { before: Credit; after: Credit };
}

/** A quote's revisions, oldest first, each beside what the next one, or today's quote, has in its place. */
export const revisionSteps = (
  quote: Pick<Quote, 'revisions' | 'text' | 'speaker' | 'said' | 'source'>,
): RevisionStep[] =>
  quote.revisions.map(({ date, why, said, was }, index) => {
    const later = quote.revisions.slice(index + 1);
    const step: RevisionStep = { date, why };
    if (said !== undefined)
      step.words = { before: said, after: later.find((next) => next.said !== undefined)?.said ?? quote.text };
    if (was !== undefined)
      step.credit = { before: was, after: later.find((next) => next.was !== undefined)?.was ?? quote };
    return step;
  });
