import type { Element } from 'hast';
import { quotePath, withoutBase } from '../model/routes.ts';

const className = 'quote-tag';

/**
 * Returns the link from marked words to the page of their quote, which prose.css shows as a tag after the last word. It is empty, so that
 * copied text, search, feeds and text in other formats have only the words of the article. The words are not in the link: readers select
 * them, they may contain links, and reader modes drop paragraphs that are mostly links.
 */
export const quoteTag = (id: string, label: string): Element => ({
  type: 'element',
  tagName: 'a',
  // As an editor would write it: `rehypeBaseLinks` adds the folder of the site.
  properties: { className: [className, 'screen-only'], href: withoutBase(quotePath(id)), ariaLabel: label },
  children: [],
});

/** True for such a link, which is not one of the author’s. */
export const isQuoteTag = ({ properties }: Element): boolean =>
  Array.isArray(properties.className) && properties.className.includes(className);
