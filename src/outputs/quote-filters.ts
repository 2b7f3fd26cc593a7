import type { QuoteIndex } from '../model/quote-index.ts';

/**
 * Returns the style sheet that filters the list of quotes without script. It has one rule for each filter, because CSS cannot compare
 * the id of a control with that of a list item; a heading without quotes goes with its section. 500 quotes with 80 filters are one list and 80 lines.
 */
export const quoteFilterStyles = ({ topics, speakers }: QuoteIndex): string =>
  `@supports selector(:has(a)){\n${[...topics, ...speakers]
    .map(({ id }) => {
      const own = `[data-filters~='${id}']`;
      return `main:has(#${id}:checked) :is([data-filters]:not(${own}),section:not(:has(${own}))){display:none}\n`;
    })
    .join('')}}\n`;
