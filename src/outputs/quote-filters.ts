import type { QuoteIndex } from '../model/quote-index.ts';

/**
 * Style sheet by which the list of quotes is narrowed without script: one rule a filter, because CSS cannot compare
 * a control’s id with a list item’s. 500 quotes with 80 filters are one list and 80 lines, not one list a filter.
 */
export const quoteFilterStyles = ({ topics, speakers }: QuoteIndex): string =>
  `@supports selector(:has(a)){\n${[...topics, ...speakers]
    .map(({ id }) => `main:has(#${id}:checked) [data-filters]:not([data-filters~='${id}']){display:none}\n`)
    .join('')}}\n`;
