import { z } from 'astro/zod';
import { day, id, line, partialDate } from './fields.ts';
import { countWords } from './passage.ts';
import { type Problem, show } from './problem.ts';

/** What the id of a quote begins with in a new article, and its words, until somebody writes others. Never sealed. */
export const placeholderId = 'what-the-quote-is-about';
export const placeholderText = 'Words that appear in the body.';

/** The attribution of a quote, with ids of the speaker and source; empty for the article's own words. */
const creditSchema = z.strictObject({
  speaker: id.optional(),
  said: partialDate.optional(),
  source: id.optional(),
});

export type CreditData = z.infer<typeof creditSchema>;

/** An entry of a quote's `revisions`: a change after the quote was sealed. */
const revisionSchema = z
  .strictObject({
    /** The date of the change. */
    date: day,
    /** The former words, if they changed. */
    said: line.optional(),
    /** The complete former attribution, if it changed; `{}` if the words were the article's own. */
    was: creditSchema.optional(),
    why: line,
  })
  .refine(({ said, was }) => said !== undefined || was !== undefined, {
    path: ['said'],
    error: 'said (the words before) or was (speaker, said and source before), whichever changed',
  });

/** An entry of an article's `pullQuotes`. */
export const pullQuoteSchema = z.strictObject({
  /** Unique on the whole site, and never changed: the quote's URL is /q/<id>/. */
  id,
  /** Words that appear verbatim in the body, without outer quotation marks. */
  text: line,
  /** Which match is meant, from 1, if the words appear more than once in the body. */
  occurrence: z.int().min(1).optional(),
  /** Id of the speaker; left out for the article's own words. */
  speaker: id.optional(),
  /** The day on which the words were said or published; its month or year if the day is not known. */
  said: partialDate.optional(),
  /** Id of the source in which the words can be read. */
  source: id.optional(),
  /** Id of the quote, in an article in another language, whose words it translates. */
  translationOf: id.optional(),
  /** Former words and attributions, oldest first; shown to readers. */
  revisions: z.array(revisionSchema).default([]),
  /** Withdraws the quote: its page remains, and shows the reason in place of the words. */
  withdrawn: z.strictObject({ date: day, why: line }).optional(),
});

export type PullQuoteData = z.infer<typeof pullQuoteSchema>;

/** The most words that fit on a share card; longer quotes are a warning. */
const longQuote = 60;
/** The most words that are allowed. */
const longestQuote = 100;

/** Returns the problem of a quote that is too long or has no words; undefined if it has neither. */
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
