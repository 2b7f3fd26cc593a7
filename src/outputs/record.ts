import type { Credit, Person, Quote } from '../model/joined.ts';
import { nameIn } from '../model/person-name.ts';
import { quoteStatus, revisionSteps, translatedFrom } from '../model/quote.ts';
import { absolute, feedPath, homePath, proofPath, recordPath } from '../model/routes.ts';
import { site } from '../site.ts';

/**
 * Returns what a person said as JSON, for fact-checkers and their tools: in the order of the person’s page, each with its changes. A withdrawn
 * quote keeps its place and has neither its words nor earlier ones.
 */
export const recordFile = (person: Person): string =>
  `${JSON.stringify(
    {
      url: absolute(recordPath(person.id)),
      publication: { name: site.name, url: absolute(homePath) },
      license: site.license.url,
      person: { id: person.id, name: person.name, role: person.role, url: absolute(person.path) },
      feed: absolute(feedPath(person.path, 'rss')),
      quotes: person.record.map(entry),
    },
    null,
    1,
  )}\n`;

function entry(quote: Quote) {
  const { id, path, text, said, source, sealed, article, withdrawn } = quote;
  return {
    id,
    url: absolute(path),
    creativeWorkStatus: quoteStatus(quote),
    /** As on its page; JSON leaves out what is undefined. */
    text: withdrawn ? undefined : text,
    lang: article.lang,
    translatedFrom: translatedFrom(quote),
    said,
    since: sealed?.since,
    proof: sealed && absolute(proofPath(sealed)),
    source: withdrawn ? undefined : sourceOf(source),
    article: { title: article.title, url: absolute(article.path), published: article.publishedAt },
    revisions: withdrawn
      ? undefined
      : revisionSteps(quote).map(({ date, why, words, credit }) => ({
          date,
          why,
          words,
          credit: credit && {
            before: creditOf(credit.before, article.lang),
            after: creditOf(credit.after, article.lang),
          },
        })),
    withdrawn,
  };
}

const creditOf = ({ speaker, said, source }: Credit, lang: string) => ({
  speaker: speaker && { name: nameIn(speaker, lang), url: absolute(speaker.path) },
  said,
  source: sourceOf(source),
});

const sourceOf = (source: Quote['source']) =>
  source && {
    id: source.id,
    publisher: source.publisher,
    title: source.title,
    date: source.date,
    lang: source.lang,
    url: source.url,
    archived: source.archived,
  };
