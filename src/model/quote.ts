import { inQuotationMarks } from '../text/quotation-marks.ts';
import type { Credit, Quote } from './joined.ts';
import { nameIn } from './person-name.ts';

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
