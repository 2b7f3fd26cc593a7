import type { CorrectionComment, Quotation } from 'schema-dts';
import { strings } from '../../i18n/strings.ts';
import { creditInWords } from '../../model/credit.ts';
import type { Quote } from '../../model/joined.ts';
import { moment } from '../../model/moment.ts';
import { quoteStatus, type RevisionStep, revisionSteps, translatedFrom } from '../../model/quote.ts';
import { absolute, proofPath } from '../../model/routes.ts';
import { agent, articleReference, fullSource, publisher } from './nodes.ts';

/** Returns a quote as a schema.org Quotation: its words, speaker and source, and the article that contains them. */
export function quotation(quote: Quote): Quotation {
  const { article, speaker, said, source } = quote;
  const original = translatedFrom(quote);
  return {
    '@type': 'Quotation',
    '@id': absolute(quote.path),
    url: absolute(quote.path),
    text: quote.text,
    inLanguage: article.lang,
    creativeWorkStatus: quoteStatus(quote),
    // Where its hash is in the public ledger, with which anybody can prove since when it has these words.
    ...(quote.sealed
      ? {
          subjectOf: {
            '@type': 'DataDownload' as const,
            encodingFormat: 'application/json',
            contentUrl: absolute(proofPath(quote.sealed)),
          },
        }
      : {}),
    // The article’s own words belong to its authors.
    ...(speaker
      ? { spokenByCharacter: agent(speaker, article.lang) }
      : { creator: article.authors.map((author) => agent(author, article.lang)) }),
    ...(said === undefined ? {} : { dateCreated: said }),
    datePublished: article.publishedAt,
    // Otherwise simple parsers take the publisher of the source below.
    publisher: publisher(),
    isPartOf: articleReference(article),
    ...(source ? { citation: fullSource(source) } : {}),
    ...(original === undefined
      ? {}
      : { translationOfWork: { '@type': 'Quotation' as const, inLanguage: original } }),
    ...(quote.revisions.length > 0
      ? { correction: revisionSteps(quote).map((step) => correction(step, article)) }
      : {}),
  };
}

/** Returns a revision of a quote: the reason, and its words and attribution before and after. */
function correction(
  { date, why, words: text, credit }: RevisionStep,
  article: Quote['article'],
): CorrectionComment {
  const t = strings(article.lang);
  return {
    '@type': 'CorrectionComment',
    text: [
      why,
      ...(text ? [t.textBefore, text.before, t.textNow, text.after] : []),
      ...(credit
        ? [
            t.attributedBefore,
            creditInWords(credit.before, article),
            t.attributedNow,
            creditInWords(credit.after, article),
          ]
        : []),
    ].join(' '),
    datePublished: moment(date),
    inLanguage: article.lang,
  };
}
