import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinLibrary } from '../../src/model/library.ts';
import { quoteGroups } from '../../src/model/quote-groups.ts';
import { article, contents } from './contents.ts';

const quoted = (id: string, lang: string, date: string) =>
  article(id, {
    ...{ lang, date },
    pullQuotes: [1, 2].map((number) => ({ id: `${id}-${number}`, text: 'Words' })),
  });

test('quotes are grouped by language, the languages of the site first, and by article, newest first', () => {
  const { library } = joinLibrary(
    contents([
      quoted('russian', 'ru', '2026-01-05'),
      quoted('arabic', 'ar', '2026-01-04'),
      quoted('new', 'en', '2026-01-03'),
      quoted('old', 'en', '2026-01-01'),
    ]),
  );
  const groups = quoteGroups(library.quotes).map(({ lang, articles }) => [
    lang,
    ...articles.map(({ article: { slug }, quotes }) => `${slug}: ${quotes.map(({ id }) => id).join(' ')}`),
  ]);
  assert.deepEqual(groups, [
    ['en', 'new: new-1 new-2', 'old: old-1 old-2'],
    ['ar', 'arabic: arabic-1 arabic-2'],
    ['ru', 'russian: russian-1 russian-2'],
  ]);
});
