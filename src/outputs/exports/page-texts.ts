import { toHtml } from 'hast-util-to-html';
import { mainPart } from '../../text/main-part.ts';
import { parseHtml } from '../../text/parse-html.ts';
import { type TextQuote, textQuotes } from '../share/text-quote.ts';
import { articleText } from './article-text.ts';
import { type AroundText, markdownOf } from './text-markdown.ts';

/** What is needed to take an article’s text from its page. Threads exchange it. */
export interface TextOrder {
  /** The URL of the page. */
  address: string;
  /** The ids of its quotes in the page. */
  fragments: readonly string[];
  around: AroundText;
}

/** An article’s text in all its forms for programs. */
export interface PageTexts {
  /** The text as feeds have it. */
  html: string;
  markdown: string;
  /** The words of the quotes with their context, by their ids in the page. */
  quotes: ReadonlyMap<string, TextQuote>;
}

/** Returns the texts of an article from its page, which is parsed once for all of them. */
export function pageTexts(page: string, { address, fragments, around }: TextOrder): PageTexts {
  const tree = parseHtml(mainPart(page));
  const quotes = textQuotes(tree, new Set(fragments));
  for (const fragment of fragments)
    if (!quotes.has(fragment)) throw new Error(`${address} lacks #${fragment}`);
  const text = articleText(tree, address);
  return { html: toHtml(text), markdown: markdownOf(text, around), quotes };
}
