import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readContent } from '../../src/content/read-content.ts';
import { type Language, languages } from '../../src/i18n/languages.ts';
import { build } from '../builds.ts';
import { publicationWith } from '../publications.ts';

const forms = { 'of no bytes': '', 'of a comment': '# Nothing yet.\n', 'of no entries': '{}\n' };

for (const [form, text] of Object.entries(forms))
  test(`a register of sources ${form} has no problems`, async () => {
    const root = publicationWith([['the-town', 'The town paid once']]);
    writeFileSync(join(root, 'content/sources.yaml'), text);
    assert.deepEqual((await readContent(root)).problems, []);
  });

/** Changes a file of the content. */
function edit(root: string, file: string, change: (text: string) => string): void {
  const path = join(root, 'content', file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

describe('a publication of drafts, with an empty register of sources', () => {
  const root = publicationWith([['the-town', 'The town paid once']]);
  writeFileSync(join(root, 'content/sources.yaml'), '');
  edit(root, 'articles/two-bridges.md', (text) => text.replace('---\n', '---\ndraft: true\n'));
  const tags = Object.keys(languages) as Language[];
  edit(root, 'site.yaml', (text) =>
    text.replace(/^languages:\n(?: {2}- .*\n)+/m, `languages: [${tags.join(', ')}]\n`),
  );
  const { status, output } = build(root);
  const pages = (path: string) => readFileSync(join(root, 'dist', path), 'utf8');
  const first = tags[0] ?? 'en';
  const folder = (lang: Language) => (lang === first ? '' : `${lang}/`);

  test('builds without warnings', () => {
    assert.equal(status, 0, output);
    // What Astro says of collections; that every build starts from nothing is one of them.
    const said = output.split('\n').filter((line) => /\[(?:WARN|ERROR)\] \[content\]/.test(line));
    assert.deepEqual(
      said.filter((line) => !line.includes('data store cleared')),
      [],
    );
  });

  for (const lang of tags)
    test(`says in ${lang} on its front page, its topics and its search that nothing is published yet`, () => {
      const { empty } = languages[lang].pages;
      assert.ok(pages(`${folder(lang)}index.html`).includes(empty.articles));
      assert.ok(pages(`${folder(lang)}topics/index.html`).includes(empty.topics));
      assert.ok(pages(`${folder(lang)}search/index.html`).includes(empty.articles));
    });

  test('has no search form, and no script that opens a search', () => {
    const [, main = ''] = /<main[^>]*>(.*)<\/main>/s.exec(pages('search/index.html')) ?? [];
    assert.match(main, /^<header[^>]*><h1>[^<]*<\/h1><\/header>\s*<p>[^<]*<\/p>$/);
    const assets = readdirSync(join(root, 'dist/assets'));
    assert.deepEqual(
      assets.filter((name) => /^search-(?:dialog|page)|^SearchPage/.test(name)),
      [],
    );
    const [script = ''] = assets.filter((name) => name.startsWith('PageScript.'));
    assert.doesNotMatch(pages(`assets/${script}`), /rel=search|search-dialog/);
  });

  test('shows what a correction looks like where there is none', () => {
    const { none, example } = languages[first].pages.corrections;
    const corrections = pages('corrections/index.html');
    for (const text of [none, example.title, example.why]) assert.ok(corrections.includes(text), text);
    assert.match(corrections, /data-nosnippet/);
  });

  test('has a page of quotes without filters, and feeds and a sitemap without entries', () => {
    const quotes = pages('quotes/index.html');
    assert.ok(quotes.includes(languages[first].pages.empty.quotes));
    assert.doesNotMatch(quotes, /<form|type="radio"/);
    assert.doesNotMatch(pages('feed.xml'), /<item>/);
    assert.doesNotMatch(pages('atom.xml'), /<entry>/);
    assert.deepEqual((JSON.parse(pages('feed.json')) as { items: unknown[] }).items, []);
    assert.doesNotMatch(pages('sitemap-0.xml'), /two-bridges|the-town/);
  });
});
