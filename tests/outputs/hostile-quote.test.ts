import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import { readContent } from '../../src/content/read-content.ts';
import { atom } from '../../src/outputs/feeds/atom.ts';
import { feedItems } from '../../src/outputs/feeds/feed-items.ts';
import { feedOf } from '../../src/outputs/feeds/feeds.ts';
import { jsonFeed } from '../../src/outputs/feeds/json-feed.ts';
import { rss } from '../../src/outputs/feeds/rss.ts';
import { textQuotes } from '../../src/outputs/share/text-quote.ts';
import { inScript } from '../../src/outputs/structured-data/graph.ts';
import { quotation } from '../../src/outputs/structured-data/quotation.ts';
import { publicationWith } from '../publications.ts';
import { all, one, parseXml } from '../site/xml.ts';

/** A text in which every character means something to some format. */
const text = `R&D <b>"won"</b> &amp; ]]> </script><!-- 'it' \u2028 𝔸`;
const escaped = text.replace(/[<>&\]!'"]/g, (character) => `\\${character}`);
const root = publicationWith([['all-signs', `'${text.replaceAll("'", "''")}'`]], `So ${escaped} stands.\n`);
const { library, problems } = await readContent(root);
const [quote] = library.quotes;

test('can be quoted', () => {
  // No font of the cards has the letter beyond the basic plane, and a character reference may be a mistake; no other problems.
  assert.deepEqual(
    problems.map(({ name, field }) => [name, field]),
    [
      ['entity-in-field', 'pullQuotes.0.text'],
      ['card-character-missing', 'pullQuotes.0.text'],
    ],
  );
  assert.match(problems[1]?.found ?? '', /^𝔸 \(U\+1D538\)/);
  assert.equal(quote?.passage.words, text);
});

test('cannot end its script element', () => {
  assert.ok(quote);
  const json = inScript(quotation(quote));
  assert.doesNotMatch(json, /</);
  const { document } = parseHTML(
    `<html><head><script type="application/ld+json">${json}</script></head></html>`,
  );
  const data = JSON.parse(document.querySelector('script')?.textContent ?? '') as { text: string };
  assert.equal(data.text, text);
});

test('is unchanged in the feeds', () => {
  const feed = feedOf('quotes');
  const items = feedItems({ quotes: library.quotes }, feed.lang, () => '');
  const [item] = all(parseXml(rss(feed, items, '2026-01-02')), 'item');
  const [entry] = all(parseXml(atom(feed, items, '2026-01-02')), 'entry');
  assert.ok(item && entry);
  for (const element of [item, entry]) assert.equal(one(element, 'title'), text);
  const json = JSON.parse(jsonFeed(feed, items)) as {
    items: { content_html: string; content_text: string }[];
  };
  assert.ok(json.items[0]?.content_text.includes(text));
  for (const html of [
    one(item, 'content:encoded'),
    one(entry, 'content'),
    json.items[0]?.content_html ?? '',
  ]) {
    const { document } = parseHTML(`<html><body>${html}</body></html>`);
    assert.equal(document.querySelector('blockquote')?.textContent, text);
    assert.equal(document.querySelector('b'), null);
  }
});

test('a selector has 32 units of context, including white space and note numbers, without half characters', () => {
  const html = `<!doctype html><html><head><title>t</title></head><body><p>${'a'.repeat(40)} ${'𝔸'.repeat(16)} <mark id="q-x">one<sup><a>1</a></sup>
  two</mark></p>\n<p>${'b'.repeat(40)}</p></body></html>`;
  const found = textQuotes(html, new Set(['q-x', 'q-y']));
  assert.deepEqual([...found.keys()], ['q-x']);
  assert.deepEqual(found.get('q-x'), {
    exact: 'one1\n  two',
    prefix: `${'𝔸'.repeat(15)} `,
    suffix: `\n${'b'.repeat(31)}`,
  });
});
