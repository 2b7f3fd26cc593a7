import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { builtSite } from '../builds.ts';
import { filesIn } from '../files-in.ts';
import { copyOf, publicationOf } from '../publications.ts';

/** The German publication has an article for 30 March 2099, and a draft that links to it; these words are in nothing else. */
const root = publicationOf('german');
const held = /tunnel|bagger|quast|unterquerung|graben|fähre|faehre/i;
/** In Europe/Berlin, where summer time began the day before. */
const [before, after] = ['2099-03-30T04:29:59Z', '2099-03-30T04:30:00Z'];

// The software takes its settings, and so the time zone, from the publication in the working directory.
process.chdir(root);
const { ContentCache } = await import('../../src/content/content-cache.ts');
const { seal } = await import('../../src/content/ledger.ts');
const { writeLedger } = await import('../../src/content/ledger-file.ts');
const { readContent } = await import('../../src/content/read-content.ts');
const { pageUrls } = await import('../../src/model/urls.ts');

/** Reads a publication at a time, as SOURCE_DATE_EPOCH sets it. */
async function readAt(root: string, time: string, cache = new ContentCache()) {
  const before = process.env.SOURCE_DATE_EPOCH;
  process.env.SOURCE_DATE_EPOCH = String(Date.parse(time) / 1000);
  try {
    return await readContent(root, cache);
  } finally {
    if (before === undefined) delete process.env.SOURCE_DATE_EPOCH;
    else process.env.SOURCE_DATE_EPOCH = before;
  }
}

const dist = builtSite('german');
const files = filesIn(dist);

describe('a scheduled article', () => {
  test('is in no file of the site, and in no name of one', () => {
    assert.deepEqual(
      files.filter((file) => held.test(file.slice(dist.length))),
      [],
    );
    const textOf = (file: string) => {
      const bytes = readFileSync(file);
      return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
    };
    assert.deepEqual(
      files.filter((file) => held.test(textOf(file))),
      [],
    );
  });
  test('leaves the rest of the site as it is', () => {
    assert.ok(files.some((file) => file.endsWith('articles/eine-bruecke-zwei-posten/index.html')));
    assert.ok(files.some((file) => file.endsWith('.pf_fragment')));
  });

  test('is published at its time, to the second, also from the same cache', async () => {
    const cache = new ContentCache();
    const published = async (time: string) => {
      const reading = await readAt(root, time, cache);
      assert.deepEqual(reading.problems, []);
      return JSON.stringify([
        pageUrls(reading.published),
        reading.published.topics.map(({ title }) => title),
      ]);
    };
    assert.doesNotMatch(await published(before), held);
    const now = await published(after);
    for (const part of ['/articles/morgen-ein-tunnel/', '/q/wir-graben-zweimal/', '/people/otto-quast/'])
      assert.ok(now.includes(part), part);
    for (const part of ['/topics/tunnel/', '/articles/der-tunnelplan/', 'Der Tunnel'])
      assert.ok(now.includes(part), part);
    assert.doesNotMatch(now, /faehre/, 'the draft is not published by any date');
    assert.doesNotMatch(await published(before), held);
  });

  test('is sealed from its time on only', async () => {
    for (const [time, isSealed] of [
      [before, false],
      [after, true],
    ] as const) {
      const { ledger, published } = await readAt(root, time);
      assert.equal(seal(ledger, published, '2099-03-30').has('/articles/morgen-ein-tunnel/'), isSealed, time);
    }
  });
});

test('a sealed article whose date is moved into the future is reported, with the date of publication', async () => {
  const copy = copyOf('german');
  const { ledger, published } = await readAt(copy, '2026-11-22T12:00Z');
  await writeLedger(copy, seal(ledger, published, '2026-10-10'), 'hafenblatt.example,2026');
  const file = join(copy, 'content/articles/wer-den-schluessel-hatte.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace('date: 2026-10-10T07:30', 'date: 2027-10-10T07:30'));
  const { problems } = await readAt(copy, '2026-11-22T12:00Z');
  const lost = problems.filter(({ name }) => name === 'url-lost');
  assert.deepEqual(
    lost.map(({ field }) => field),
    ['/articles/wer-den-schluessel-hatte/', '/q/der-schluessel-hing-am-haken/'],
  );
  for (const { fix } of lost)
    assert.equal(
      fix,
      'in content/articles/wer-den-schluessel-hatte.md, write the date on which it was published:\ndate: 2026-10-10',
    );
});

describe('the time of an article with one', () => {
  const read = (path: string) => readFileSync(join(dist, path), 'utf8');
  const slug = 'wer-den-schluessel-hatte';
  const time = '2026-10-10T07:30:00+02:00';

  test('is on its page, with the time zone, and in its metadata', () => {
    const html = read(`articles/${slug}/index.html`);
    assert.ok(html.includes(`<time datetime="${time}">10. Oktober 2026 um 07:30 MESZ</time>`));
    assert.ok(html.includes(`<meta property="article:published_time" content="${time}">`));
    assert.ok(html.includes(`"datePublished":"${time}"`));
    assert.ok(html.includes(`"dateModified":"${time}"`));
  });
  test('is not on other pages, which show the day', () => {
    assert.ok(read('index.html').includes(`<time datetime="${time}">10. Oktober 2026</time>`));
    assert.ok(read(`articles/${slug}/sources/index.html`).includes('10. Oktober 2026'));
  });
  test('is in feeds, to the minute', () => {
    const { items } = JSON.parse(read('feed.json')) as {
      items: { url: string; date_published: string; date_modified: string }[];
    };
    const item = items.find(({ url }) => url.endsWith(`/${slug}/`));
    assert.match(item?.date_published ?? '', /^2026-10-10T07:30:\d\d\+02:00$/);
    assert.equal(item?.date_modified, item?.date_published);
  });
  test('is in the sitemap and in the annotation of its quote', () => {
    assert.match(read('sitemap-0.xml'), new RegExp(`/${slug}/</loc><lastmod>2026-10-10T05:30:00.000Z<`));
    assert.equal(
      (JSON.parse(read('q/der-schluessel-hing-am-haken/oembed.json')) as { annotation: { created: string } })
        .annotation.created,
      time,
    );
  });
  test('of an article with a day only is the beginning of the day in the zone of the publication', () => {
    const { annotation } = JSON.parse(read('q/eine-bruecke-steht/oembed.json')) as {
      annotation: { created: string };
    };
    assert.equal(annotation.created, '2026-10-01T00:00:00+02:00');
    assert.match(
      read('sitemap-0.xml'),
      /eine-bruecke-zwei-posten\/<\/loc><lastmod>2026-10-04T22:00:00.000Z</,
    );
  });
});
