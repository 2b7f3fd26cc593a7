import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Article, Topic } from '../../src/model/joined.ts';
import { relatedArticles } from '../../src/model/related.ts';

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
const slugs = (...given: Parameters<typeof relatedArticles>) =>
  relatedArticles(...given).map(({ article: { slug } }) => slug);

test('articles with the rarest shared topics come first, and those without shared topics are left out', () => {
  assert.deepEqual(slugs(here, [here, none, one, two, three]), ['three', 'two', 'one']);
});

test('shared topics are listed with the rarest first', () => {
  const [first] = relatedArticles(here, [article('all', [common, middling, rare])]);
  assert.deepEqual(
    first?.shared.map(({ id }) => id),
    ['rare', 'middling', 'common'],
  );
});

test('translations of the article and excepted articles are left out', () => {
  const translated = article('here-ar', [rare], { lang: 'ar', translationOf: here });
  const original = { ...here, translations: [translated] };
  assert.deepEqual(slugs(original, [translated, one, two], { except: [two, undefined] }), ['one']);
});

test('articles in the same language come first, before others', () => {
  const arabic = article('arabic', [common], { lang: 'ar' });
  assert.deepEqual(slugs(here, [article('far', [rare], { lang: 'ar' }), one]), ['one', 'far']);
  assert.deepEqual(slugs(arabic, [one]), ['one']);
});
