import type { DiffPart } from '../text/word-diff.ts';

/** What a reader asks: whether these words were published here. */
export interface Question {
  /** The words, as they were pasted; or the permalink of a quote. */
  text: string;
  /** Who is said to have said them; '' if not given. */
  speaker?: string;
  /** When they are said to have been said: a year, month or day (ISO 8601); '' if not given. */
  said?: string;
}

/** A published quote, as an answer shows it. */
export interface QuoteEvidence {
  /** The path of its page. */
  path: string;
  /** Its words now; undefined if it was withdrawn. */
  words?: string;
  lang: string;
  /** The speaker's name and path; undefined for the article's own words. */
  speaker?: { name: string; path?: string };
  /** The day, month or year it was said (ISO 8601). */
  said?: string;
  /** The source that the article names for it. */
  source?: string;
  article: { title: string; path: string };
  /** The day on which it was sealed; undefined before that. */
  since?: string;
  /** True if the words are a translation; with the original words, where they are known. */
  translation?: { original?: string; originalLang?: string };
}

/** A passage of an article that is not a quote, or of which only a part was asked for. */
export interface PassageEvidence {
  /** The path of the article, with a text fragment that leads to the passage. */
  path: string;
  title: string;
  lang: string;
  /** The words of the passage, and of the text before and after it. */
  words: string;
  before: string;
  after: string;
}

/** A change between what was asked for and what was published. What may change the meaning comes first. */
export interface Change {
  kind: 'negation' | 'number' | 'name' | 'word';
  /** What was asked for has these words; '' if words are missing. */
  asked: string;
  /** What was published has these words; '' if words were added. */
  published: string;
}

/** The words asked for and the published ones, compared word by word: `removed` was published and is not asked for, `added` the reverse. */
export interface Comparison {
  parts: DiffPart[];
  changes: Change[];
}

/** Where words were found: in a quote, or in an article outside quotes. */
export type Found = { quote: QuoteEvidence } | { passage: PassageEvidence };

/** What the question says about a quote that differs from its attribution. */
export type CreditDifference = 'speaker' | 'said';

/**
 * An answer. The best match decides: the complete words of a quote, then an exact passage, then similar ones. `differs` says where the
 * speaker or the day that the question names is not that of the quote; an answer about complete words is `other-credit` then.
 */
export type Answer =
  /** The complete words of a quote, in its latest wording; or its permalink. */
  | { kind: 'exact'; quote: QuoteEvidence }
  /**
   * A part of a quote (`within`), or a quote with other words around it (`around`). `parts` compares the quote with what was asked:
   * `removed` words are only in the quote, `added` ones only in the question.
   */
  | {
      kind: 'part';
      quote: QuoteEvidence;
      how: 'within' | 'around';
      parts: DiffPart[];
      differs: CreditDifference[];
    }
  /** An exact passage of an article. */
  | { kind: 'passage'; passage: PassageEvidence }
  /** Similar to a quote or a passage, with differences. */
  | { kind: 'altered'; found: Found; comparison: Comparison; differs: CreditDifference[] }
  /** Parts of two or more passages, or of one passage with words left out, in the order asked for. */
  | { kind: 'stitched'; parts: { asked: string; found: Found }[] }
  /**
   * The words of a quote, or of an article before a correction, until `until`; `reason` is what readers can read about it. The comparison is with
   * what the words became.
   */
  | {
      kind: 'changed';
      found: Found;
      until: string;
      reason?: string;
      comparison: Comparison;
      differs: CreditDifference[];
    }
  /** The quote was withdrawn. Its words are not repeated. `altered` is true if the words asked for are only close to it. */
  | {
      kind: 'withdrawn';
      path: string;
      date: string;
      reason?: string;
      article?: { title: string; path: string };
      altered?: boolean;
    }
  /** The complete words of a quote by another speaker or of another date than asked for. */
  | { kind: 'other-credit'; quote: QuoteEvidence; differs: CreditDifference[] }
  /** The complete words of a quote that is a translation of what was said, or the original of which a quote is the translation. */
  | { kind: 'translation'; quote: QuoteEvidence; asked: 'translation' | 'original' }
  /** Not published here; `near` has passages only if they are near. */
  | { kind: 'not-found'; near: Found[] }
  /** The question cannot be answered: `why` says what to change. `other-address` is a URL that is not the permalink of a quote of this site. */
  | {
      kind: 'ask-again';
      why: 'empty' | 'too-short' | 'too-long' | 'no-words' | 'other-script' | 'other-address';
    }
  /** Data that the answer needs could not be loaded. Never reported as `not-found`. */
  | { kind: 'unavailable'; what: 'quotes' | 'search' };
