import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ArticleEntry } from '../../src/model/contents.ts';
import type { Article, Topic } from '../../src/model/joined.ts';
import { joinLibrary, type Library } from '../../src/model/library.ts';
import { joinRelated } from '../../src/model/related.ts';
import type { Source } from '../../src/model/source.ts';
import { type Random, randomFrom } from '../bench/build/random.ts';
import {
  article as written,
  contents,
  series,
  source,
  sourceFields,
  topic as writtenTopic,
} from './contents.ts';

const topic = (id: string, articles: number) => ({ id, articles: Array(articles) }) as unknown as Topic;
const [common, rare, middling] = [topic('common', 8), topic('rare', 2), topic('middling', 4)];
const article = (slug: string, topics: Topic[], more: Partial<Article> = {}) =>
  ({ slug, topics, lang: 'en', translations: [], translationOf: undefined, ...more }) as unknown as Article;

const here = article('here', [common, rare, middling]);
const [one, two, three, none] = [
  article('one', [common]),
  article('two', [common, middling]),
  article('three', [rare]),
  article('none', [topic('other', 1)]),
];
/** Returns the related articles of the first one. */
const related = (...articles: [Article, ...Article[]]) => {
  joinRelated(articles);
  return articles[0].related;
};
const slugs = (...articles: Parameters<typeof related>) =>
  related(...articles).map(({ article: { slug } }) => slug);

test('articles with the rarest shared topics come first, and those without shared topics are left out', () => {
  assert.deepEqual(slugs(here, none, one, two, three), ['three', 'two', 'one']);
});

test('shared topics are listed with the rarest first', () => {
  const [first] = related(here, article('all', [common, middling, rare]));
  assert.deepEqual(
    first?.shared.map(({ id }) => id),
    ['rare', 'middling', 'common'],
  );
});

test('translations of the article and the parts before and after it in its series are left out', () => {
  const translated = article('here-ar', [rare], { lang: 'ar', translationOf: here });
  const place = { parts: 3, previous: two, next: undefined } as unknown as Article['place'];
  assert.deepEqual(slugs({ ...here, translations: [translated], place }, translated, one, two), ['one']);
});

test('articles in the same language come first, before others', () => {
  const arabic = article('arabic', [common], { lang: 'ar' });
  assert.deepEqual(slugs(here, article('far', [rare], { lang: 'ar' }), one), ['one', 'far']);
  assert.deepEqual(slugs(arabic, one), ['one']);
});

/** Returns a small publication with many ties: few topics and days, three languages, translations, a series and shared sources. */
function randomLibrary(random: Random): Library {
  const some = (name: string, count: number) => Array.from({ length: count }, (_, at) => `${name}-${at}`);
  const topics = some('topic', 1 + random.below(8));
  const sources = some('source', 4);
  const entries: ArticleEntry[] = some('article', 1 + random.below(40)).map((id, index) => {
    const translationOf = random.below(4) === 0 && index > 0 ? `article-${random.below(index)}` : undefined;
    return written(id, {
      date: `2026-01-0${1 + random.below(5)}`,
      lang: random.one(['en', 'en', 'ar', 'fr']),
      topics: random.some(topics, 1 + random.below(5)),
      sources: [
        ...random.some(sources, random.below(4)),
        ...(random.below(3) === 0 ? [{ ...sourceFields, id: 'own' }] : []),
      ],
      ...(translationOf === undefined ? {} : { translationOf }),
      ...(random.below(3) === 0 ? { series: 'long', part: index + 1 } : {}),
    });
  });
  return joinLibrary(
    contents(entries, {
      topics: topics.map((id) => writtenTopic(id)),
      sources: sources.map((id) => source(id)),
      series: [series('long', { title: { en: 'Long' } })],
    }),
  ).library;
}

/** The definition of related articles, one by one. */
function defined(article: Article, articles: readonly Article[]) {
  const weight = (topic: Topic) => 1 / topic.articles.length;
  const parts = article.series?.articles.filter(({ lang }) => lang === article.lang) ?? [];
  const index = parts.indexOf(article);
  const neighbours = index === -1 ? [] : [parts[index - 1], parts[index + 1]];
  const out = new Set([article, ...article.translations, ...neighbours]);
  const score = ({ shared }: { shared: Topic[] }) => shared.reduce((sum, topic) => sum + weight(topic), 0);
  const isForeign = ({ article: { lang } }: { article: Article }) => Number(lang !== article.lang);
  return articles
    .filter((other) => !out.has(other))
    .filter(
      ({ lang, translationOf, translations }) =>
        lang === article.lang || (!translationOf && translations.every((own) => own.lang !== article.lang)),
    )
    .map((other) => ({
      article: other,
      shared: article.topics
        .filter((topic) => other.topics.includes(topic))
        .sort((a, b) => weight(b) - weight(a)),
    }))
    .filter(({ shared }) => shared.length > 0)
    .sort((a, b) => isForeign(a) - isForeign(b) || score(b) - score(a))
    .slice(0, 3);
}

const citing = ({ id }: Source, { lang }: Article, articles: readonly Article[]) =>
  articles.filter((other) => other.lang === lang && other.sources.some((source) => source.id === id));

test('the related articles and those that cite the same sources are those found by comparing all articles', () => {
  for (let seed = 0; seed < 100; seed++) {
    const { articles } = randomLibrary(randomFrom(seed));
    const named = (list: readonly { article: Article; shared: Topic[] }[]) =>
      list.map((one) => [one.article.slug, ...one.shared.map(({ id }) => id)].join(' '));
    for (const article of articles) {
      assert.deepEqual(named(article.related), named(defined(article, articles)), `${seed} ${article.slug}`);
      for (const one of article.sources) {
        const all = citing(one, article, articles);
        assert.deepEqual(article.sharedSources.get(one.id) ?? [article], all, `${seed} ${article.slug}`);
      }
    }
  }
});

test('an article that there is in the same language is not offered in another one', () => {
  const arabic = article('here-ar', [common, rare], { lang: 'ar' });
  const translated = article('one-ar', [topic('other', 1)], { lang: 'ar' });
  const original = { ...article('one', [common]), translations: [translated] };
  assert.deepEqual(slugs(arabic, original, article('three', [rare])), ['three']);
});
