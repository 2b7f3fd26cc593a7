import type { Quote } from '../../model/joined.ts';
import { moment } from '../../model/moment.ts';
import { absolute, annotationPath } from '../../model/routes.ts';
import type { TextQuote } from './text-quote.ts';

/**
 * Returns a quote as a W3C Web Annotation: its page is the body, the passage in the article is the target. The two selectors are
 * alternatives: the text with its context, and the id of the passage.
 */
export const annotation = (quote: Quote, words: TextQuote) => ({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: absolute(annotationPath(quote.id)),
  type: 'Annotation',
  motivation: 'highlighting',
  created: quote.article.publishedAt,
  ...modified(quote),
  body: { id: absolute(quote.path), type: 'Text', format: 'text/html', language: quote.article.lang },
  target: {
    type: 'SpecificResource',
    source: absolute(quote.article.path),
    selector: [
      { type: 'TextQuoteSelector', ...words },
      // RFC 3236 defines fragments in HTML.
      { type: 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc3236', value: quote.fragment },
    ],
  },
});

/** The day of the last revision; nothing for a quote that never changed. */
function modified({ revisions }: Quote): { modified?: string } {
  const last = revisions
    .map(({ date }) => date)
    .sort()
    .at(-1);
  return last === undefined ? {} : { modified: moment(last) };
}
