import type { Quote } from '../../model/joined.ts';
import { moment } from '../../model/moment.ts';
import { quoteStatus } from '../../model/quote.ts';
import { absolute, annotationPath, oEmbedPath } from '../../model/routes.ts';
import { oEmbed } from './embed.ts';
import type { TextQuote } from './text-quote.ts';

/**
 * Returns a file that is valid as two things. As oEmbed it has one more field, which consumers ignore (oembed.com, 2.3.4). As JSON-LD it is
 * the annotation alone: the context makes its field the graph, and fields without a meaning in it are dropped (w3.org/TR/json-ld11, 4.1.7).
 */
export const quoteFile = (quote: Quote, words: TextQuote): string =>
  line({
    '@context': { annotation: '@graph' },
    ...oEmbed(quote),
    annotation: annotation(quote, words, `${oEmbedPath(quote.id)}#annotation`),
  });

/** Returns the same for a withdrawn quote, without its words: the target is the whole article. */
export const withdrawnFile = (quote: Quote): string =>
  line({
    '@context': { annotation: '@graph' },
    ...oEmbed(quote),
    annotation: annotation(quote, undefined, `${oEmbedPath(quote.id)}#annotation`),
  });

/** Returns the annotation of a legacy page as a file of its own. */
export const annotationFile = (quote: Quote, words: TextQuote): string =>
  line(annotation(quote, words, annotationPath(quote.id)));

const line = (content: object) => `${JSON.stringify(content)}\n`;

/**
 * Returns a quote as a W3C Web Annotation: its page is the body, the passage in the article is the target. The two selectors are
 * alternatives: the text with its context, and the id of the passage; a withdrawn quote has neither.
 */
const annotation = (quote: Quote, words: TextQuote | undefined, path: string) => ({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: absolute(path),
  type: 'Annotation',
  motivation: 'highlighting',
  created: quote.article.publishedAt,
  ...modified(quote),
  body: {
    ...{ id: absolute(quote.path), type: 'Text', format: 'text/html', language: quote.article.lang },
    // The context has no property for a status: it is that of schema.org, by its full name.
    'https://schema.org/creativeWorkStatus': statusOf(quote),
  },
  target: {
    type: 'SpecificResource',
    source: absolute(quote.article.path),
    ...(words && {
      selector: [
        { type: 'TextQuoteSelector', ...words },
        // RFC 3236 defines fragments in HTML.
        { type: 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc3236', value: quote.fragment },
      ],
    }),
  },
});

/** What the words are to those that were said. */
function statusOf(quote: Quote): 'Exact' | 'Revised' | 'Withdrawn' {
  const status = quoteStatus(quote);
  return status === 'Published' ? 'Exact' : status;
}

/** The day of the last revision or of the withdrawal; nothing for a quote that never changed. */
function modified({ revisions, withdrawn }: Quote): { modified?: string } {
  const last = [...revisions, ...(withdrawn ? [withdrawn] : [])]
    .map(({ date }) => date)
    .sort()
    .at(-1);
  return last === undefined ? {} : { modified: moment(last) };
}
