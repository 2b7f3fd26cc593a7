import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { type Language, languages } from '../../src/i18n/languages.ts';
import { direction } from '../../src/text/scripts.ts';
import { builtSite } from '../builds.ts';
import { filesIn } from '../files-in.ts';
import { publicationOf } from '../publications.ts';
import { all, attribute, isLink, one, tag } from '../site/elements.ts';
import { pageOf, publishedTexts, wordsOf, writtenWords } from './published-text.ts';
import { stringsOf } from './strings-of.ts';

/**
 * A site contains no word of a language that is not its own. A search for English words would find only the expected ones, so the test
 * works the other way: every published word must come from what the editors wrote, the strings of the site’s languages, the names of
 * months and languages from `Intl`, or this short list of names that no language translates. Any other word is hard-coded in the
 * software.
 */
const names = `
  rss atom json feed csl bibtex biblatex ris markdown webassembly javascript
  apa chicago mla
  cc by
  bluesky mastodon threads whatsapp telegram facebook linkedin reddit
  optional
`
  .split(/\s+/)
  .filter(Boolean);
// “Optional” is the name that llmstxt.org gives to a section; “CC BY” is the label of a license.

/** Returns the names of months and time zones, and of the site’s languages, in a language. */
function intlWords(lang: Language, named: readonly string[]): string[] {
  const { locale } = languages[lang].strings;
  const months = Array.from({ length: 12 }, (_, month) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, month, 3)),
  );
  const times = new Intl.DateTimeFormat(locale, {
    ...{ dateStyle: 'long', timeStyle: 'long', timeZone: 'Europe/Berlin' },
  });
  const own = new Intl.DisplayNames(locale, { type: 'language' });
  return [
    ...months,
    // Summer time and winter time have names of their own.
    ...[0, 6].map((month) => times.format(Date.UTC(2026, month, 3))),
    ...named.map((other) => own.of(other) ?? ''),
  ].flatMap(wordsOf);
}

const sites: Record<string, Language[]> = { german: ['de'], persian: ['fa'], 'german-persian': ['de', 'fa'] };

for (const [name, tags] of Object.entries(sites))
  describe(`the site ${name}`, () => {
    const dist = builtSite(name);
    const texts = publishedTexts(dist);

    test('publishes only words of its editors and of its languages', () => {
      const known = new Set([
        ...names,
        ...writtenWords(publicationOf(name)),
        ...tags.flatMap((lang) => {
          const { stopWords: _, ...parts } = languages[lang];
          return [...stringsOf(parts).flatMap(([, text]) => wordsOf(text)), ...intlWords(lang, tags)];
        }),
      ]);
      const seen = new Set(known);
      const foreign = texts.flatMap(({ file, text }) => {
        const words = wordsOf(text).filter((word) => !seen.has(word));
        for (const word of words) seen.add(word);
        return words.length === 0 ? [] : [`${file}: ${words.join(', ')} in ${text.trim().slice(0, 80)}`];
      });
      assert.deepEqual(foreign, []);
    });

    test('publishes enough text for the first test to mean something', () => {
      assert.ok(texts.length > 1000, `${texts.length} texts`);
      for (const file of [
        /^\/404\.html$/,
        /^\/quotes\/index/,
        /^\/corrections\/index/,
        /^\/people\//,
        /feed\.xml$/,
        /feed\.json$/,
        /oembed\.json$/,
        /\/llms\.txt$/,
        /\.md$/,
        /\.css$/,
        /\/embed\//,
        /\/sources\/index/,
      ])
        assert.ok(
          texts.some((text) => file.test(text.file)),
          String(file),
        );
    });

    if (tags.length === 1)
      test('links to no other language, and loads no strings of another', () => {
        const pages = filesIn(dist).filter((file) => file.endsWith('.html'));
        for (const file of pages) {
          const tree = pageOf(readFileSync(file, 'utf8'));
          const linked = all(tree, ({ properties }) => properties.hrefLang !== undefined);
          assert.deepEqual(
            linked.map((link) => attribute(link, 'href')),
            [],
            file,
          );
          const fonts = all(tree, isLink('preload')).map((link) => attribute(link, 'href'));
          const ownScript = direction(tags[0] ?? '') === 'rtl' ? /noto-naskh-arabic/ : /newsreader/;
          for (const font of fonts) assert.match(font, ownScript, file);
        }
        const strings = filesIn(join(dist, 'assets')).flatMap(
          (file) => /(?:^|[\\/])([a-z]+)-(?:strings|search)\.[^/]*\.js$/.exec(file)?.[1] ?? [],
        );
        assert.deepEqual([...new Set(strings)], tags);
      });

    test('marks each page with its language and direction', () => {
      const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
        file.endsWith('.html'),
      );
      for (const file of pages) {
        const html = one(pageOf(readFileSync(join(dist, file), 'utf8')), tag('html'));
        const lang = attribute(html, 'lang');
        const inSecond = /^fa[\\/]|-fa[\\/]|yek-/.test(file) && name === 'german-persian';
        assert.equal(lang, inSecond ? 'fa' : tags[0], file);
        assert.equal(attribute(html, 'dir'), direction(lang), file);
      }
    });
  });

describe('a German and Persian site', () => {
  const dist = builtSite('german-persian');
  const base = '/Presse/hafenblatt';
  const page = (path: string) => pageOf(readFileSync(join(dist, path, 'index.html'), 'utf8'));

  for (const [german, persian] of [
    ['/', '/fa/'],
    ['/topics/', '/fa/topics/'],
    ['/topics/bruecken/', '/fa/topics/bruecken/'],
    ['/search/', '/fa/search/'],
    ['/articles/eine-bruecke-zwei-posten/', '/articles/eine-bruecke-zwei-posten-fa/'],
  ] as const)
    test(`leads from ${german} to ${persian} and back, also for search engines`, () => {
      const url = (path: string) => `https://elbmarsch.example${base}${path}`;
      for (const [from, to, lang] of [
        [german, persian, 'fa'],
        [persian, german, 'de'],
      ] as const) {
        const alternates = all(page(from), isLink('alternate')).filter((link) => link.properties.hrefLang);
        assert.deepEqual(
          alternates.map((link) => [attribute(link, 'hrefLang'), attribute(link, 'href')]),
          [
            ['de', url(german)],
            ['fa', url(persian)],
            ['x-default', url(german)],
          ],
        );
        if (from.includes('search')) continue;
        const links = all(page(from), tag('a')).filter((link) => attribute(link, 'href') === base + to);
        assert.ok(
          links.some((link) => attribute(link, 'hrefLang') === lang || attribute(link, 'href') === base + to),
          `${from} has a link to ${to}`,
        );
      }
    });
});
