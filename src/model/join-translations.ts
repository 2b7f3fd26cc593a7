import type { ArticleEntry, Contents } from './contents.ts';
import type { Article, Quote } from './joined.ts';
import { nearest, type Problem, show } from './problem.ts';
import { timeForWriters, timeOf } from './publication-time.ts';
import { References } from './references.ts';

/** Joins articles and quotes to their originals and translations; reports originals that they cannot have. */
export function joinTranslations(
  { articles: entries, unreadable }: Contents,
  articles: ReadonlyMap<string, Article>,
  problems: Problem[],
): void {
  joinArticles(entries, articles, problems, unreadable);
  joinQuotes(entries, articles, problems, unreadable);
}

function joinArticles(
  entries: ArticleEntry[],
  articles: ReadonlyMap<string, Article>,
  problems: Problem[],
  unreadable: Contents['unreadable'],
): void {
  const references = new References(articles, 'article', 'content/articles/<id>.md', problems, unreadable);
  const originals = new Map(entries.map(({ id, data }) => [id, data.translationOf]));
  for (const { id, file, data } of entries) {
    const article = articles.get(id);
    if (!article || data.translationOf === undefined) continue;
    const original = references.one(data.translationOf, file, 'translationOf');
    if (original?.lang === article.lang) {
      problems.push({
        name: 'translation-same-language',
        file,
        field: 'translationOf',
        found: `${show(data.translationOf)}, an article in the same language`,
        expected: 'the id of an article in another language',
        fix: 'correct lang, or delete translationOf',
      });
    }
    const first = original && originals.get(original.slug);
    if (first !== undefined) {
      problems.push({
        name: 'translation-of-translation',
        file,
        field: 'translationOf',
        found: `${show(data.translationOf)}, which is itself a translation`,
        expected: 'the id of the original article',
        fix: `write ${first}`,
      });
    }
    const hidden = original && hiddenOriginal(show(original.slug), original, article);
    if (hidden) problems.push({ file, field: 'translationOf', ...hidden });
    article.translationOf = original;
  }
  const families = Map.groupBy(articles.values(), (article) => article.translationOf ?? article);
  for (const family of families.values())
    for (const article of family) article.translations = family.filter((other) => other !== article);
}

/** Returns the problem of a translation that is published before its original. */
function hiddenOriginal(
  found: string,
  original: Article,
  translation: Article,
): Omit<Problem, 'file'> | undefined {
  if (translation.state === 'draft') return undefined;
  if (original.state === 'draft')
    return {
      name: 'translation-of-draft',
      found: `${found}, which is a draft`,
      expected: 'a published article',
      fix: 'publish that article first, or make this one a draft too',
    };
  if (
    original.state === 'published' ||
    Date.parse(original.publishedAt) <= Date.parse(translation.publishedAt)
  )
    return undefined;
  return {
    name: 'translation-of-scheduled',
    found: `${found}, which appears on ${timeForWriters(original.publishedAt)}`,
    expected: 'an original that appears no later than its translation',
    fix: `publish this one no earlier:\ndate: ${timeOf(original) ?? original.date}`,
  };
}

function joinQuotes(
  entries: ArticleEntry[],
  articles: ReadonlyMap<string, Article>,
  problems: Problem[],
  unreadable: Contents['unreadable'],
): void {
  const all = [...articles.values()].flatMap((article) => [...article.quotes, ...article.withdrawnQuotes]);
  const byId = new Map(all.map((quote) => [quote.id, quote]));
  const originals = new Map(
    entries.flatMap(({ data }) => data.pullQuotes.map((quote) => [quote.id, quote.translationOf] as const)),
  );
  const isPartlyUnread = [...(unreadable ?? [])].some((file) => file.startsWith('content/articles/'));
  for (const { file, data } of entries)
    for (const [index, { id, translationOf }] of data.pullQuotes.entries()) {
      const quote = byId.get(id);
      if (!quote || translationOf === undefined) continue;
      const original = byId.get(translationOf);
      // It may be in an article that cannot be read, which is reported there.
      if (!original && isPartlyUnread) continue;
      const problem = original
        ? wrongOriginal(original, quote, originals.get(original.id))
        : unknownOriginal(translationOf, byId.keys());
      if (problem) problems.push({ file, field: `pullQuotes.${index}.translationOf`, ...problem });
      if (problem || !original) continue;
      quote.translationOf = original;
      if (!quote.withdrawn) original.translations.push(quote);
    }
  for (const { translations } of all)
    translations.sort((a, b) => (a.article.lang + a.id < b.article.lang + b.id ? -1 : 1));
}

function unknownOriginal(id: string, known: Iterable<string>): Omit<Problem, 'file'> {
  const guess = nearest(id, known);
  return {
    name: 'reference-unknown',
    found: `quote ${show(id)}, which does not exist`,
    expected: 'the id of a pull-quote of another article, whose words this one translates',
    fix: guess ? `write ${guess}, or delete translationOf` : 'delete translationOf',
  };
}

/** Returns the problem of a quote that cannot be the original of another; `first` is the id of its own original. */
function wrongOriginal(
  original: Quote,
  quote: Quote,
  first: string | undefined,
): Omit<Problem, 'file'> | undefined {
  const found = show(original.id);
  if (original.article.lang === quote.article.lang)
    return {
      name: 'translation-same-language',
      found: original === quote ? `${found}, the quote itself` : `${found}, a quote in the same language`,
      expected: 'the id of a quote in an article in another language',
      fix: 'write the id of the original, or delete translationOf',
    };
  if (first !== undefined)
    return {
      name: 'translation-of-translation',
      found: `${found}, which is itself a translation`,
      expected: 'the id of the original quote',
      fix: first === quote.id ? 'delete translationOf from one of the two' : `write ${first}`,
    };
  if (original.withdrawn && !quote.withdrawn)
    return {
      name: 'translation-of-withdrawn',
      found: `${found}, which was withdrawn on ${original.withdrawn.date}`,
      expected: 'a quote that is not withdrawn',
      fix: 'withdraw this quote too, or delete translationOf if its words stand',
    };
  return hiddenOriginal(`${found} in ${original.article.slug}`, original.article, quote.article);
}
