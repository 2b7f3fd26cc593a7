import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Quote } from '../../src/model/joined.ts';
import { withdrawnFile } from '../../src/outputs/share/annotation.ts';
import { embedHeight, frameSnippet, oEmbed, textSnippet } from '../../src/outputs/share/embed.ts';

const nasty = `He said "no" & 'yes' <script>alert(1)</script> “so”`;
const author = { name: 'Verbatim newsroom', names: { ar: 'هيئة التحرير' }, path: '/people/newsroom/' };
/** With a speaker; inner quotation marks change. */
const marked = `“He said ‘no’ & 'yes' <script>alert(1)</script> ‘so’”`;
/** The part of a quote that these outputs read. */
const quote = (over: object = {}) =>
  ({
    id: 'a-quote',
    text: nasty,
    path: '/q/a-quote/',
    speaker: undefined,
    revisions: [],
    passage: { before: 'Before it. ', words: nasty, after: ' After it.', at: 0 },
    article: { title: 'Rise & <i>fall</i>', lang: 'en', authors: [author] },
    ...over,
  }) as unknown as Quote;
const speaker = { name: 'A. "B" <C>', names: {}, role: 'Prime minister', roles: {}, path: '/people/a/' };

function elements(html: string): Element[] {
  const found: Element[] = [];
  visit(fromHtml(html, { fragment: true }), 'element', (element) => {
    found.push(element);
  });
  return found;
}

test('the text version is a blockquote with a link, whatever characters the words contain', () => {
  const html = textSnippet(quote());
  const found = elements(html);
  assert.deepEqual(
    found.map(({ tagName }) => tagName),
    ['blockquote', 'p', 'footer', 'a'],
  );
  const [block, words, , link] = found;
  assert.equal(block?.properties.cite, 'https://verbatim.example/q/a-quote/');
  assert.equal(block.properties.lang, 'en');
  assert.ok(words && toString(words) === nasty);
  assert.ok(elements(textSnippet(quote({ speaker }))).some((element) => toString(element) === marked));
  assert.equal(link?.properties.href, 'https://verbatim.example/q/a-quote/');
  assert.equal(toString(link), 'Rise & <i>fall</i>, Verbatim');
  assert.doesNotMatch(html, /style=|class=|<script/);
});

test('the frame is one element with a title and a size, without script', () => {
  const [frame, ...more] = elements(frameSnippet(quote()));
  assert.deepEqual(more, []);
  assert.equal(frame?.tagName, 'iframe');
  assert.equal(frame.properties.src, 'https://verbatim.example/q/a-quote/embed/');
  assert.equal(frame.properties.title, `Verbatim: ${nasty}`);
  assert.equal(Number(frame.properties.height), embedHeight(quote()));
});

test('a quote without a speaker has its author’s name in the article’s language, and the height for its script', () => {
  const article = { title: 'Rise', lang: 'ar', authors: [author] };
  assert.equal(oEmbed(quote({ article })).author_name, 'هيئة التحرير');
  for (const lang of ['ar', 'fa', 'he'])
    assert.ok(embedHeight(quote({ article: { ...article, lang } })) > embedHeight(quote()), lang);
});

test('a frame is higher for more text around the quote, and for a longer title', () => {
  const words = 'word '.repeat(12);
  const within = { before: words, words: nasty, after: ` ${words}`, at: 0 };
  assert.ok(embedHeight(quote({ passage: within })) > embedHeight(quote()) + 60);
  const article = { title: 'Rise and fall, '.repeat(14), lang: 'en', authors: [author] };
  assert.ok(embedHeight(quote({ article })) > embedHeight(quote()) + 60);
});

test('a frame is higher for a longer quote', () => {
  assert.ok(embedHeight(quote({ text: 'word '.repeat(60) })) > embedHeight(quote()) + 100);
});

test('oEmbed: returns a rich response as oembed.com requires', () => {
  const answer = JSON.parse(JSON.stringify(oEmbed(quote({ speaker })))) as Record<string, unknown>;
  assert.deepEqual(answer, {
    version: '1.0',
    type: 'rich',
    title: marked,
    author_name: 'A. "B" <C>',
    author_url: 'https://verbatim.example/people/a/',
    provider_name: 'Verbatim',
    provider_url: 'https://verbatim.example/',
    cache_age: 86400,
    width: 600,
    height: embedHeight(quote({ speaker })),
    html: frameSnippet(quote({ speaker })),
  });
});

test('oEmbed: attributes the article’s own words to its author', () => {
  const { author_name, author_url } = oEmbed(quote());
  assert.deepEqual([author_name, author_url], [author.name, 'https://verbatim.example/people/newsroom/']);
});

test('oEmbed: says at once that a quote was changed or withdrawn, and does not repeat withdrawn words', () => {
  const changed = oEmbed(quote({ revisions: [{ date: '2026-11-20', said: 'Before', why: 'A slip.' }] }));
  assert.equal(changed.title, `This quote has been changed: ${nasty}`);
  assert.match(changed.html, /title="Verbatim: This quote has been changed: /);
  const withdrawn = oEmbed(quote({ withdrawn: { date: '2026-11-20', why: 'Never said.' } }));
  assert.equal(withdrawn.title, 'This quote has been withdrawn: a-quote');
  assert.doesNotMatch(JSON.stringify(withdrawn), /alert|He said/);
});

test('the annotation of a withdrawn quote says so, and has neither its words nor its place', () => {
  const file = withdrawnFile(quote({ withdrawn: { date: '2026-11-20', why: 'Never said.' } }));
  assert.doesNotMatch(file, /alert|He said|selector/);
  const { type, annotation } = JSON.parse(file) as { type: string; annotation: Record<string, object> };
  assert.equal(type, 'rich');
  assert.deepEqual(
    [annotation.modified, Object.entries(annotation.body ?? {}).at(-1)],
    ['2026-11-20T00:00:00Z', ['https://schema.org/creativeWorkStatus', 'Withdrawn']],
  );
  assert.deepEqual(Object.keys(annotation.target ?? {}), ['type', 'source']);
});
