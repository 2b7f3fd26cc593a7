import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { attributed, type Shared, shareLinks } from '../../src/outputs/share/share-links.ts';

const url = 'https://verbatim.example/q/whom-to-trust/';
const base: Shared = {
  words: 'Who would get there first.',
  hand: 'said',
  by: 'Whoever comes first',
  url,
  lang: 'en',
};
const hard: Record<string, Shared> = {
  'quotation marks and an apostrophe': { ...base, words: 'He said “no”, then \'yes\' & "perhaps" <b>.' },
  'ampersands, hashes, plus and per cent': { ...base, words: 'R&D #1 + 100% = a/b?c;d' },
  'line breaks': { ...base, words: 'One line\nand another\r\n\tand a third' },
  Arabic: { ...base, words: 'لكل جيل في السياسة العراقية شيطانه', by: 'من يصل أولاً', lang: 'ar' },
  emoji: { ...base, words: 'A family 👩‍👩‍👧‍👦 and a flag 🇮🇶 arrive 🎉' },
  'a passage far too long': { ...base, words: 'Sentences of several words, one after another. '.repeat(60) },
  'a long passage in Arabic': { ...base, words: 'كلمات كثيرة في جملة طويلة جداً. '.repeat(60), lang: 'ar' },
  'a long passage of emoji': { ...base, words: '👩‍👩‍👧‍👦 🎉 '.repeat(300) },
  'one endless word': { ...base, words: 'a'.repeat(2000) },
  'an endless name': { ...base, by: 'name '.repeat(200).trim() },
  'half a surrogate pair': { ...base, words: 'broken \ud83d sign' },
  'a URL with a long text fragment': {
    ...base,
    words: 'words '.repeat(100),
    url: `https://verbatim.example/articles/x/#:~:text=${encodeURIComponent('كلمات كثيرة '.repeat(20))}`,
  },
};

const graphemeCount = (text: string) => [...new Intl.Segmenter().segment(text)].length;
const hrefs = (shared: Shared) =>
  Object.fromEntries(shareLinks(shared, 'E-mail').map(({ id, href }) => [id, href]));
/** Returns the fields that a network receives, decoded. */
function received(shared: Shared, id: string): Record<string, string> {
  const href = hrefs(shared)[id] ?? '';
  assert.doesNotMatch(href, /[\s"<>+]/, `${id} is completely encoded, spaces as %20`);
  const query = href.slice(href.search(/[?#]/) + 1);
  return Object.fromEntries(
    query.split('&').map((part) => {
      const [name = '', value = '', ...more] = part.split('=');
      assert.deepEqual(more, [], `${id}: = inside ${part}`);
      return [name, decodeURIComponent(value)];
    }),
  );
}

test('each network has the URL of its own form', () => {
  const expected: Record<string, string> = {
    bluesky: 'https://bsky.app/intent/compose?text=',
    mastodon: 'https://share.joinmastodon.org/#text=',
    x: 'https://x.com/intent/tweet?text=',
    threads: 'https://www.threads.com/intent/post?text=',
    whatsapp: 'https://wa.me/?text=',
    telegram: 'https://t.me/share/url?url=',
    facebook: 'https://www.facebook.com/sharer/sharer.php?u=',
    linkedin: 'https://www.linkedin.com/sharing/share-offsite/?url=',
    reddit: 'https://www.reddit.com/submit?url=',
    email: 'mailto:?subject=',
  };
  assert.deepEqual(Object.keys(hrefs(base)), Object.keys(expected));
  for (const [id, start] of Object.entries(expected)) assert.ok(hrefs(base)[id]?.startsWith(start), id);
});

test('a short quote is shared in full, with its author and URL', () => {
  const line = '“Who would get there first.” — Whoever comes first';
  assert.equal(attributed(base), line);
  for (const id of ['bluesky', 'mastodon', 'whatsapp'])
    assert.deepEqual(received(base, id), { text: `${line}\n${url}` });
  for (const id of ['x', 'threads', 'telegram']) assert.deepEqual(received(base, id), { text: line, url });
  assert.deepEqual(received(base, 'facebook'), { u: url });
  assert.deepEqual(received(base, 'linkedin'), { url });
  assert.deepEqual(received(base, 'reddit'), { url, title: line });
  assert.deepEqual(received(base, 'email'), { subject: line, body: `${line}\r\n\r\n${url}` });
});

test('words are in the quotation marks of their language', () => {
  assert.match(attributed({ ...base, lang: 'ar' }), /^«.*» — /);
});

for (const [name, shared] of Object.entries(hard)) {
  test(`${name}: the URL is complete, and limits are respected`, () => {
    for (const id of ['bluesky', 'mastodon', 'whatsapp'])
      assert.ok(received(shared, id).text?.endsWith(`\n${shared.url}`), id);
    assert.ok(received(shared, 'email').body?.endsWith(`\r\n\r\n${shared.url}`));
    for (const id of ['x', 'threads', 'telegram', 'linkedin', 'reddit'])
      assert.equal(received(shared, id).url, shared.url, id);
    assert.equal(received(shared, 'facebook').u, shared.url);

    const bluesky = received(shared, 'bluesky').text ?? '';
    const shownUrl = shared.url.length > 120 ? 'verbatim.example'.length + 16 : shared.url.length;
    assert.ok(graphemeCount(bluesky) - shared.url.length + shownUrl <= 300, 'Bluesky: 300');
    const x = received(shared, 'x').text ?? '';
    const heavy = [...x.matchAll(/[^\0-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]/gu)].length;
    assert.ok([...x.matchAll(/./gsu)].length + heavy + 1 + 23 <= 280, 'X: 280');
    assert.ok(
      graphemeCount(received(shared, 'mastodon').text ?? '') - graphemeCount(shared.url) + 23 <= 500,
      'Mastodon: 500',
    );
    assert.ok(graphemeCount(received(shared, 'reddit').title ?? '') <= 300, 'Reddit: 300');
    const bare = hrefs({ ...shared, words: '', by: '' });
    for (const [id, href] of Object.entries(hrefs(shared))) {
      assert.ok(href.isWellFormed(), id);
      // A URL is never cut, whatever its length.
      const limit = Math.max(2000, bare[id]?.length ?? 0);
      assert.ok(href.length <= limit, `${id}: ${href.length} characters`);
    }
  });
}

test('text is unchanged except for white space, which becomes single spaces', () => {
  for (const name of ['ampersands, hashes, plus and per cent', 'Arabic', 'emoji'])
    assert.ok(received(hard[name] ?? base, 'x').text?.includes(hard[name]?.words ?? '?'), name);
  assert.ok(received(hard['line breaks'] ?? base, 'x').text?.includes('One line and another and a third'));
});

test('quotations inside the words have inner quotation marks', () => {
  assert.equal(
    received(hard['quotation marks and an apostrophe'] ?? base, 'x').text,
    "“He said ‘no’, then 'yes' & ‘perhaps’ <b>.” — Whoever comes first",
  );
});

test('a long link keeps its URL, and as many whole words as fit', () => {
  const arabic = hard['a long passage in Arabic'] ?? base;
  for (const [id, field] of [
    ['email', 'body'],
    ['whatsapp', 'text'],
    ['telegram', 'text'],
  ] as const) {
    const { [field]: text = '', url: own = text } = received(arabic, id);
    assert.ok(own.endsWith(arabic.url), id);
    assert.match(text, /^«(?:كلمات كثيرة في جملة طويلة جداً\. )+.* …» — Whoever/u, id);
    assert.ok((hrefs(arabic)[id] ?? '').length > 1900, id);
  }
  // A URL that leaves no space for words is shared alone.
  const far = { ...base, url: `${url}#:~:text=${'%D9%83'.repeat(200)}` };
  assert.equal(received(far, 'email').body?.trim(), far.url);
});

test('a long text ends at a word boundary with an ellipsis, and uses the available space', () => {
  const text = received({ ...base, words: 'several words, '.repeat(60) }, 'bluesky').text ?? '';
  assert.match(text, /(?:several|words) …” — Whoever comes first\nhttps/);
  assert.ok(graphemeCount(text) > 300 - 'several words, '.length, `${graphemeCount(text)} of 300`);
});

test('a very long word is cut between graphemes, and a very long name is dropped', () => {
  assert.match(received(hard['one endless word'] ?? base, 'x').text ?? '', /^“a+…” — Whoever comes first$/);
  assert.equal(received(hard['an endless name'] ?? base, 'x').text, '“Who would get there first.”');
});

test('each network has its icon, in the order of the file', () => {
  const folder = join(import.meta.dirname, '../../src/client/sharing');
  const [css, svg] = ['sharing.css', 'networks.svg'].map((name) =>
    readFileSync(join(folder, name), 'utf8'),
  ) as [string, string];
  const ids = shareLinks(base, 'E-mail').map(({ id }) => id);
  const rules = [...css.matchAll(/:nth-child\((\d+)\) \{\s*--network: (\d+);/g)];
  // The first needs no rule.
  assert.deepEqual(
    rules.map(([, place, at]) => [Number(place), Number(at)]),
    ids.slice(1).map((_, index) => [index + 2, index + 1]),
  );
  const cells = new Set([...svg.matchAll(/translate\((\d+)\)/g)].map(([, x]) => (Number(x) - 2) / 20));
  assert.deepEqual([...cells], [...ids.keys()]);
});
