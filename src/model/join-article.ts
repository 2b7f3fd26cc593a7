import { site } from '../site.ts';
import { checkChanges, lastChange } from './article-changes.ts';
import { checkIds } from './article-ids.ts';
import { CitedSources } from './cited-sources.ts';
import type { ArticleEntry } from './contents.ts';
import type { JoinContext } from './join-context.ts';
import type { Article, Quote } from './joined.ts';
import { mapKey } from './map.ts';
import { type Problem, show } from './problem.ts';
import { publicationTime, stateOf } from './publication-time.ts';
import { lengthFault, type PullQuoteData } from './pull-quote.ts';
import { articlePath, quoteFragment, quotePath } from './routes.ts';

/** Returns the article of a file. Translations and series are joined later, when all articles are known. */
export function joinArticle(entry: ArticleEntry, context: JoinContext): Article {
  const { file, data, annotations } = entry;
  const { problems } = context;
  const cited = new CitedSources(entry, context);
  for (const id of annotations.cited) cited.one(id, 'sources');

  const article = withoutQuotes(entry, cited, context);
  Object.defineProperty(article, 'bodyKey', { value: entry.key });
  const quotes = data.pullQuotes.map((quote, index): Quote => ({
    ...joinQuote(quote, `pullQuotes.${index}`, { file, cited, context }),
    passage: annotations.passages[quote.id] ?? { before: '', words: quote.text, after: '', at: 0 },
    article,
  }));
  article.quotes = quotes.filter((quote) => !quote.withdrawn);
  article.withdrawnQuotes = quotes.filter((quote) => quote.withdrawn);
  cited.reportUncited();
  if (!site.languages.some((lang) => lang === data.lang)) problems.push(unknownLanguage(data.lang, file));
  checkChanges(entry, context);
  checkIds(data, file, problems);
  return article;
}

function withoutQuotes(
  entry: ArticleEntry,
  cited: CitedSources,
  { people, topics, maps, now }: JoinContext,
): Article {
  const { id: slug, file, data, annotations } = entry;
  return {
    slug,
    firstSlug: data.aliases[0] ?? slug,
    path: articlePath(slug),
    title: data.title,
    standfirst: data.standfirst,
    keyPoints: data.keyPoints,
    kind: data.kind,
    ...publicationTime(data.date),
    ...lastChange(data),
    lang: data.lang,
    state: stateOf(data, now),
    aliases: data.aliases,
    abbreviations: data.abbreviations,
    corrections: data.corrections,
    corrected: annotations.corrected,
    authors: people.all(data.author, file, 'author'),
    editors: people.all(data.editor ?? [], file, 'editor'),
    translators: people.all(data.translator ?? [], file, 'translator'),
    topics: topics.all(data.topics, file, 'topics'),
    people: people.all(data.people, file, 'people'),
    sources: cited.listed(),
    quotes: [],
    withdrawnQuotes: [],
    examines: data.examines === undefined ? undefined : cited.one(data.examines, 'examines'),
    ...cited.inBlocks(data),
    drawnMaps: new Map(
      data.maps.flatMap(({ id }) => {
        const drawn = maps?.get(mapKey(slug, id));
        return drawn ? [[id, drawn] as const] : [];
      }),
    ),
    leadPicture: undefined,
    series: undefined,
    part: undefined,
    place: undefined,
    translationOf: undefined,
    translations: [],
    related: [],
    sharedSources: new Map(),
    headings: annotations.headings,
    // Read when it is asked for, as the text below: the texts of all articles together would take gigabytes.
    get html() {
      return entry.html;
    },
    pictures: annotations.pictures.map(({ file: name, alt }) => ({ file: name, alt })),
    words: annotations.words,
    get text() {
      return annotations.text;
    },
  };
}

/** Returns the quote with its speaker, source and revisions, not yet with its translations; reports quotes of the wrong length and quotes without a source. */
function joinQuote(
  quote: PullQuoteData,
  field: string,
  { file, cited, context }: { file: string; cited: CitedSources; context: JoinContext },
): Omit<Quote, 'passage' | 'article'> {
  const { people, problems, quoteIds } = context;
  quoteIds.claim(quote.id, file, `${field}.id`);
  const length = quote.withdrawn ? undefined : lengthFault(quote.text);
  if (length) problems.push({ file, field: `${field}.text`, ...length });
  const fault = unsourced(quote);
  if (fault) problems.push({ file, field: `${field}.${fault.field}`, ...fault.problem });
  const speaker = (id: string | undefined, at: string) =>
    id === undefined ? undefined : people.one(id, file, `${at}.speaker`);
  return {
    ...quote,
    path: quotePath(quote.id),
    fragment: quoteFragment(quote.id),
    sealed: undefined,
    translationOf: undefined,
    translations: [],
    speaker: speaker(quote.speaker, field),
    source: quote.source === undefined ? undefined : cited.one(quote.source, `${field}.source`),
    revisions: quote.revisions.map(({ was, ...revision }, index) => {
      const at = `${field}.revisions.${index}.was`;
      return {
        ...revision,
        was: was && {
          speaker: speaker(was.speaker, at),
          said: was.said,
          source: was.source === undefined ? undefined : cited.former(was.source, `${at}.source`),
        },
      };
    }),
  };
}

const unknownLanguage = (lang: string, file: string): Problem => ({
  name: 'language-not-translated',
  file,
  field: 'lang',
  found: `${show(lang)}, a language that the site does not have`,
  expected: `one of ${site.languages.join(', ')}`,
  fix: 'correct the tag, or add the language (docs/architecture.md, “Another language”); until then, English labels surround the article',
});

/** Returns the problem of a quote that has a speaker, but no source or no date. */
function unsourced(quote: PullQuoteData) {
  if (quote.speaker === undefined || (quote.source !== undefined && quote.said !== undefined))
    return undefined;
  const field = quote.source === undefined ? 'source' : 'said';
  const lack = quote.source === undefined ? 'a source' : 'the date on which they were said';
  return {
    field,
    problem: {
      name: 'quote-unsourced' as const,
      found: `words of ${show(quote.speaker)} without ${lack}`,
      expected: 'a source and a date for the words of another person',
      fix: `add${quote.source === undefined ? ' (a source of content/sources.yaml, which the article lists in sources, too)' : ''}\n${[
        ...(quote.source === undefined ? ['source: id-of-the-source'] : []),
        ...(quote.said === undefined ? ['said: 2026-11-22'] : []),
      ].join('\n')}`,
    },
  };
}
