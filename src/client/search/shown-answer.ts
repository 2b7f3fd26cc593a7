import type { Answer } from '../../search/engine.ts';
import type { IndexPart } from '../../search/parts.ts';

/** An answer as it is shown. The functions are those of an index in parts, from some of which the answer may be. */
export interface ShownAnswer extends Answer {
  /** Returns the status with the years that the answer is of. */
  told?: (status: string) => string;
  /** Calls functions that show the answer in an element, and the counts of facets, when it is time. */
  present?: (page: HTMLElement, show: () => void, count?: () => Promise<void>) => Promise<void>;
}

/** What an answer is of. */
export interface SearchedParts {
  searched: readonly IndexPart[];
  /** Parts that are being searched, or wait until the reader asks for them. */
  rest: readonly IndexPart[];
  isWaiting: boolean;
  missing: readonly IndexPart[];
  /** True if only the years that the reader has chosen are searched. */
  isNarrowed: boolean;
}
