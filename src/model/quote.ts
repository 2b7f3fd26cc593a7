import { type Hand, writtenBy } from '../text/quotation-marks.ts';
import { quotationMarks } from '../text/quotation-marks-by-language.ts';
import type { Credit, Quote } from './joined.ts';
import { inLine, type LanguageRun, languageRuns } from './passage.ts';
import { nameIn } from './person-name.ts';

/** Returns the original language of a quote that the article translates; undefined if it is not a translation. */
export const translatedFrom = ({ speaker, source, article }: Quote): string | undefined =>
  speaker && source && !sameLanguage(source.lang, article.lang) ? source.lang : undefined;

/** Returns the quote that has the original words of a translated one; undefined if it only has another translation of them, or there is none. */
export const originalOf = ({ translationOf }: Quote): Quote | undefined =>
  translationOf && translatedFrom(translationOf) === undefined ? translationOf : undefined;

/** Returns the quotes of an article in the order of its text, which need not be that of its frontmatter. */
export const inTextOrder = ({ quotes }: Pick<Quote['article'], 'quotes'>): Quote[] =>
  quotes.toSorted((a, b) => a.passage.at - b.passage.at);

const sameLanguage = (a: string, b: string) =>
  a === b || new Intl.Locale(a).language === new Intl.Locale(b).language;

/** Returns the name of the speaker in the language of the article, or the article's title for its own words. */
export const attribution = ({ speaker, article }: Quote): string =>
  speaker ? nameIn(speaker, article.lang) : article.title;

/** Returns who says the words of a quote. */
export const handOf = ({ speaker }: Pick<Quote, 'speaker'>): Hand => (speaker ? 'said' : 'own');

/** Returns a quote as text: in the quotation marks of its language if somebody said it, without if the publication says it. */
export const quoteText = (quote: Quote): string => writtenBy(handOf(quote), quote.text, quote.article.lang);

/**
 * Returns the words of a quote in pieces of one language each, joined as `shown`: with quotation marks (`quoteText`) or without. Line breaks of the file are spaces in
 * the words of the frontmatter, so that offsets are the same in both; if there are other differences, no piece has a language.
 */
export function wordRuns({ text, passage, article }: Quote, shown: string): LanguageRun[] {
  const { before, words, foreign } = passage;
  const [open, close] = shown === text ? ['', ''] : quotationMarks(article.lang);
  // Marks within the words may be others than in the file, of the same length.
  const own = shown.slice(open.length, shown.length - close.length);
  const sameLength = text.length === words.length && text.length === own.length;
  if (!foreign || !sameLength || shown !== `${open}${own}${close}`) return [{ text: shown, lang: undefined }];
  return [...unmarked(open), ...languageRuns(own, before.length + words.length, foreign), ...unmarked(close)];
}

const unmarked = (text: string): LanguageRun[] => (text === '' ? [] : [{ text, lang: undefined }]);

/**
 * Returns the words around a quote, as many as a line has, with the quotation marks that somebody’s words have: those of the article or, if it
 * has none there, ours.
 */
export function lineAround(quote: Quote): { before: string; after: string } {
  const { before, after } = lineRunsAround(quote);
  const joined = (runs: readonly LanguageRun[]) => runs.map(({ text }) => text).join('');
  return { before: joined(before), after: joined(after) };
}

/** Returns them in pieces of one language each. */
export function lineRunsAround({ passage, speaker, article }: Quote): {
  before: LanguageRun[];
  after: LanguageRun[];
} {
  const { before, after, quoted } = inLine(passage);
  const [open, close] = speaker && !quoted ? quotationMarks(article.lang) : ['', ''];
  const begin = passage.before.length;
  const end = begin + passage.words.length;
  return {
    before: [...languageRuns(before, begin, passage.foreign), ...unmarked(open)],
    after: [...unmarked(close), ...languageRuns(after, end + after.length, passage.foreign)],
  };
}

/** What became of a quote since it was published, in the words that programs get. */
export type QuoteStatus = 'Published' | 'Revised' | 'Withdrawn';

/** Returns what became of a quote since it was published. */
export function quoteStatus({ withdrawn, revisions }: Pick<Quote, 'withdrawn' | 'revisions'>): QuoteStatus {
  if (withdrawn) return 'Withdrawn';
  return revisions.length > 0 ? 'Revised' : 'Published';
}

/** A revision with the words, the attribution or both, before and after it. */
export interface RevisionStep {
  date: string;
  why: string;
  words?: { before: string; after: string };
  credit?: { before: Credit; after: Credit };
}

/** Returns a quote's revisions, oldest first; “after” comes from the next revision of the same part, or from the current quote. */
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
