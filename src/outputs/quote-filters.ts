import type { QuoteIndex } from '../model/quote-index.ts';

/**
 * Returns the style sheet that filters the list of quotes without script. It has one rule for each filter, because CSS cannot compare
 * the id of a control with that of a list item. 500 quotes with 80 filters are one list and 80 lines.
 */
export const quoteFilterStyles = ({ topics, speakers }: QuoteIndex): string =>
  `@supports selector(:has(a)){\n${[...topics, ...speakers]
    .map(({ id }) => `main:has(#${id}:checked) [data-filters]:not([data-filters~='${id}']){display:none}\n`)
    .join('')}}\n`;
