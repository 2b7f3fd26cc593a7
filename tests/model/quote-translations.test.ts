import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ArticleEntry, Contents } from '../../src/model/contents.ts';
import { joinLibrary } from '../../src/model/library.ts';
import { isError } from '../../src/model/problem-kinds.ts';
import { originalOf } from '../../src/model/quote.ts';
import { article, contents, person, source } from './contents.ts';

type Data = NonNullable<Parameters<typeof article>[1]>;
type Written = NonNullable<Data['pullQuotes']>[number];

/** An article with one quote, whose id is that of the article. */
const quoting = (id: string, lang: string, quote: Partial<Written> = {}, more: Data = {}) =>
  article(id, { lang, ...more, pullQuotes: [{ id, text: id, ...quote }] });
const join = (articles: ArticleEntry[], more: Partial<Contents> = {}) =>
  joinLibrary(contents(articles, more));
/** Name, field, finding and fix of every error. */
const faults = (articles: ArticleEntry[], more: Partial<Contents> = {}) =>
  join(articles, more)
    .problems.filter(isError)
    .map(({ name, file, field, found, fix }) => [name, `${file} ${field ?? ''}`, found, fix]);

const withdrawn = { date: '2026-01-02', why: 'It was wrong.' };
const original = quoting('bridge', 'en');
const arabic = quoting('bridge-ar', 'ar', { translationOf: 'bridge' });
const persian = quoting('bridge-fa', 'fa', { translationOf: 'bridge' });

describe('a quote that translates another', () => {
  test('has its original, which has its translations by language', () => {
    const { library, problems } = join([persian, original, arabic]);
    assert.deepEqual(problems, []);
    const joined = library.quotes.map(({ id, translationOf, translations }) => [
      id,
      [translationOf?.id, translations.map((other) => other.id)],
    ]);
    assert.deepEqual(Object.fromEntries(joined), {
      bridge: [undefined, ['bridge-ar', 'bridge-fa']],
      'bridge-ar': ['bridge', []],
      'bridge-fa': ['bridge', []],
    });
  });

  test('is not listed by its original once it is withdrawn', () => {
    const gone = quoting('bridge-ar', 'ar', { translationOf: 'bridge', withdrawn });
    const { library } = join([original, gone]);
    assert.deepEqual(library.quotes[0]?.translations, []);
    assert.equal(library.withdrawnQuotes[0]?.translationOf, library.quotes[0]);
  });

  test('has no original words if the other quote is a translation from a third language', () => {
    const credit = { speaker: 'mara', said: '2025-01-01', source: 'interview' };
    const sources = ['interview'];
    const [english, persianOne] = [
      quoting('bridge', 'en', credit, { sources }),
      quoting('bridge-fa', 'fa', { ...credit, translationOf: 'bridge' }, { sources }),
    ];
    const originalIn = (lang: string) =>
      join([english, persianOne], {
        people: [person('desk'), person('mara')],
        sources: [source('interview', { lang })],
      }).library.quotes.map((quote) => originalOf(quote)?.id);
    assert.deepEqual(originalIn('en').sort(), ['bridge', undefined]);
    assert.deepEqual(originalIn('de'), [undefined, undefined]);
  });
});

describe('reports a quote whose original', () => {
  const place = 'content/articles/bridge-ar.md pullQuotes.0.translationOf';

  test('does not exist, with the most similar id', () => {
    const misspelled = quoting('bridge-ar', 'ar', { translationOf: 'brigde' });
    assert.deepEqual(faults([original, misspelled]), [
      [
        'reference-unknown',
        place,
        'quote “brigde”, which does not exist',
        'write bridge, or delete translationOf',
      ],
    ]);
  });
  test('does not exist, but not while an article cannot be read', () => {
    const unreadable = new Set(['content/articles/bridge.md']);
    assert.deepEqual(faults([arabic], { unreadable }), []);
  });
  test('is in the same language, or the quote itself', () => {
    const other = quoting('tunnel', 'ar');
    const found = (id: string) =>
      faults([other, quoting('bridge-ar', 'ar', { translationOf: id })]).map((fault) => fault.slice(0, 3));
    assert.deepEqual(found('tunnel'), [
      ['translation-same-language', place, '“tunnel”, a quote in the same language'],
    ]);
    assert.deepEqual(found('bridge-ar'), [
      ['translation-same-language', place, '“bridge-ar”, the quote itself'],
    ]);
  });
  test('is itself a translation', () => {
    const ofTranslation = quoting('bridge-fa', 'fa', { translationOf: 'bridge-ar' });
    assert.deepEqual(faults([original, arabic, ofTranslation]), [
      [
        'translation-of-translation',
        'content/articles/bridge-fa.md pullQuotes.0.translationOf',
        '“bridge-ar”, which is itself a translation',
        'write bridge',
      ],
    ]);
    const inCircle = faults([quoting('bridge', 'en', { translationOf: 'bridge-ar' }), arabic]);
    assert.deepEqual(
      inCircle.map(([name, , , fix]) => [name, fix]),
      Array.from({ length: 2 }, () => [
        'translation-of-translation',
        'delete translationOf from one of the two',
      ]),
    );
  });
  test('was withdrawn, unless it is withdrawn too', () => {
    const gone = quoting('bridge', 'en', { withdrawn });
    assert.deepEqual(faults([gone, arabic]), [
      [
        'translation-of-withdrawn',
        place,
        '“bridge”, which was withdrawn on 2026-01-02',
        'withdraw this quote too, or delete translationOf if its words stand',
      ],
    ]);
    assert.deepEqual(faults([gone, quoting('bridge-ar', 'ar', { translationOf: 'bridge', withdrawn })]), []);
  });
  test('is not published, or later than the quote', () => {
    const found = (more: Data, now?: number) =>
      faults([quoting('bridge', 'en', {}, more), arabic], now === undefined ? {} : { now }).map(
        ([name, , words]) => [name, words],
      );
    assert.deepEqual(found({ draft: true }), [
      ['translation-of-draft', '“bridge” in bridge, which is a draft'],
    ]);
    const [later] = found({ date: '2026-03-01' }, Date.parse('2026-02-01'));
    assert.equal(later?.[0], 'translation-of-scheduled');
  });
});
