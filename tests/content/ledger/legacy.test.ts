import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Ledger, legacyOf } from '../../../src/content/ledger.ts';
import { joinLibrary } from '../../../src/model/library.ts';
import { pageUrls } from '../../../src/model/urls.ts';
import { legacyFiles } from '../../../src/outputs/legacy-files.ts';
import { article, contents, person, topic } from '../../model/contents.ts';

const ledger: Ledger = new Map([
  ['/topics/rivers/', { since: '2026-01-01' }],
  [
    '/articles/old/',
    { since: '2026-02-01', cards: ['article-old.0123456789.png', 'article-old-square.0123456789.png'] },
  ],
  ['/q/times-square/', { since: '2026-03-01', cards: ['times-square.0123456789.png'] }],
  ['/articles/newer/', { since: '2026-03-01', cards: ['article-newer.0123456789.png'] }],
]);

test('legacy pages are those sealed until the last day on which a page got a square card', () => {
  assert.deepEqual([...legacyOf(ledger).pages].sort(), ['/articles/old/', '/topics/rivers/']);
  assert.deepEqual([...legacyOf(new Map()).pages], []);
});

test('only legacy pages have files of citations and a page on citing, also under a newer name', () => {
  const { library } = joinLibrary(
    contents([article('renamed', { aliases: ['old'] }), article('newer')], {
      topics: [topic('rivers')],
      people: [person('desk')],
      legacy: legacyOf(ledger),
    }),
  );
  const files = [...legacyFiles(library).keys()];
  assert.ok(
    files.includes('/articles/renamed/citation.ris') && files.includes('/articles/renamed/sources.json'),
  );
  assert.ok(!files.some((file) => file.includes('newer')));
  const citing = pageUrls(library).filter(({ path }) => path.endsWith('/cite/'));
  assert.deepEqual(
    citing.map(({ path, to }) => [path, to?.path]),
    [
      ['/articles/renamed/cite/', '/articles/renamed/sources/#cite'],
      ['/articles/old/cite/', '/articles/renamed/sources/#cite'],
    ],
  );
});
