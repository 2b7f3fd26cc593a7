import { z } from 'astro/zod';
import { day, id, line } from './fields.ts';
import { countWords } from './passage.ts';
import { type Problem, show } from './problem.ts';

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
    name: words === 0 ? 'quote-empty' : tooMany,
    found: words === 0 ? `a quote without words: ${show(text)}` : `a quote of ${words} words`,
    expected: words === 0 ? 'words' : `at most ${longQuote} words; more than ${longestQuote} are an error`,
    fix: words === 0 ? 'copy words from the body' : 'shorten it, or make it two pull-quotes with an id each',
  };
}
