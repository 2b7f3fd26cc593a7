import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { strings as ar } from '../../src/i18n/ar/strings.ts';
import type { LanguageParts } from '../../src/i18n/language.ts';
import { isLanguage, type Language, languages } from '../../src/i18n/languages.ts';
import { dateInWords, numberInWords, spanInWords, strings } from '../../src/i18n/strings.ts';
import { stopWords } from '../../src/search/stop-words.ts';
import { stringsOf } from './strings-of.ts';

const src = join(import.meta.dirname, '../../src');
const tags = Object.keys(languages) as Language[];
const all = tags.map((tag): [Language, LanguageParts] => [tag, languages[tag]]);

describe('the registry of languages', () => {
  test('lists exactly the folders of src/i18n', () => {
    const folders = readdirSync(join(src, 'i18n'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    assert.deepEqual(folders.map(({ name }) => name).sort(), [...tags].sort());
  });

  test('recognizes its languages and no others', () => {
    assert.deepEqual(['de', 'fa', 'tlh', 'toString'].map(isLanguage), [true, true, false, false]);
  });

  for (const [tag, parts] of all)
    describe(tag, () => {
      test('has the same strings as every other language, none of them empty', () => {
        const paths = (language: LanguageParts) =>
          [...new Set(stringsOf(language).map(([path]) => path))].sort();
        const optional = (path: string) => path !== 'readability';
        assert.deepEqual(paths(parts).filter(optional), paths(languages.en).filter(optional));
        for (const [path, text] of stringsOf(parts)) assert.ok(text.trim() !== '', path);
      });

      test('uses one calendar and one set of digits for dates and numbers', () => {
        assert.equal(parts.search.locale, parts.strings.locale);
        const { calendar } = new Intl.DateTimeFormat(parts.strings.locale).resolvedOptions();
        assert.equal(calendar, 'gregory');
        const { numberingSystem } = new Intl.NumberFormat(parts.strings.locale).resolvedOptions();
        const foreign = numberingSystem === 'latn' ? /[٠-٩۰-۹]/u : /\d/;
        for (const [path, text] of stringsOf(parts).filter(([path]) =>
          /ount|minutes|sourcesOf|shownOf|shareNumber/i.test(path),
        ))
          assert.doesNotMatch(text, foreign, path);
      });
    });
});

test('Persian strings use Persian letters and half-spaces', () => {
  const { stopWords: lone, ...strings } = languages.fa;
  assert.doesNotMatch(lone, /[يك٠-٩]/u);
  for (const [path, text] of stringsOf(strings)) {
    assert.doesNotMatch(text, /[يك٠-٩]/u, `${path}: Arabic letters or figures in ${text}`);
    assert.doesNotMatch(
      text,
      / (?:ها|های|هایی)(?![\p{L}\u200c])/u,
      `${path}: a space before a plural in ${text}`,
    );
    assert.doesNotMatch(text, /(?<!\p{L})ن?می /u, `${path}: a space behind a prefix in ${text}`);
    assert.doesNotMatch(
      text,
      /\u200c(?=[\s.،؛:]|$)|(?<=^|\s)\u200c/u,
      `${path}: a half-space at the edge of a word in ${text}`,
    );
  }
});

test('a language without a folder uses the strings of the site, with its own direction and formats', () => {
  const hebrew = strings('he');
  assert.equal(hebrew.dir, 'rtl');
  assert.equal(hebrew.notes, languages.en.strings.notes);
  assert.equal(dateInWords('2014-08-31', 'fr'), '31 août 2014');
});

test('dates and numbers follow the language, in the calendar of the articles', () => {
  assert.equal(dateInWords('2014-08-31', 'fa'), '۳۱ اوت ۲۰۱۴');
  assert.equal(dateInWords('2006', 'fa'), '۲۰۰۶');
  assert.equal(dateInWords('2014-08-31', 'de'), '31. August 2014');
  assert.equal(dateInWords('2014-08-31', 'ar'), '31 آب 2014');
  assert.equal(dateInWords('1992-10', 'en'), 'October 1992');
  assert.equal(dateInWords('2006', 'en'), '2006');
  assert.equal(spanInWords('1991-02-27/1991-02-28', 'en'), '27–28 February 1991');
  assert.equal(spanInWords('1991-02-27/1991-02-28', 'de'), '27.–28. Februar 1991');
  assert.equal(numberInWords(238000, 'fa'), '۲۳۸٬۰۰۰');
  assert.equal(numberInWords(238000, 'de'), '238.000');
  assert.equal(numberInWords(238000, 'en'), '238,000');
  assert.equal(numberInWords(238000, 'ar'), '238,000');
});

test('minutes have the plural form of their number', () => {
  assert.deepEqual([1, 2, 3, 10, 11, 100].map(ar.minutes), [
    'قراءة دقيقة واحدة',
    'قراءة دقيقتين',
    'قراءة 3 دقائق',
    'قراءة 10 دقائق',
    'قراءة 11 دقيقة',
    'قراءة 100 دقيقة',
  ]);
  assert.equal(strings('fa').minutes(6), 'زمان مطالعه: ۶ دقیقه');
  assert.deepEqual([1, 2].map(strings('de').correctionCount), [
    '1 Änderung seit der Veröffentlichung',
    '2 Änderungen seit der Veröffentlichung',
  ]);
});

test('sentences with counts agree with their numbers', () => {
  assert.deepEqual([1, 2, 3, 11].map(ar.sourcesOf), [
    'المصدر الوحيد لهذا المقال.',
    'المصدران الوحيدان لهذا المقال.',
    'كل مصادر هذا المقال، وعددها 3.',
    'كل مصادر هذا المقال، وعددها 11.',
  ]);
  const { summary } = languages.de.pages.histogram;
  assert.match(summary('1991', '2014', '2003', 1, 24), /von 24 Jahren ist 1 ohne Eintrag/);
  assert.match(summary('1991', '2014', '2003', 3, 24), /von 24 Jahren sind 3 ohne Eintrag/);
});

test('stop words are those of the reader’s language and of other scripts', () => {
  const { de = [], en = [] } = stopWords(['de', 'en', 'fa']);
  assert.ok(de.includes('war') && de.includes('die'));
  assert.ok(!en.includes('war') && !en.includes('die'));
  assert.ok(en.includes('است') && de.includes('است'));
  assert.ok(!de.includes('the'));
});

test('no component, page or style names a language instead of a direction or the site’s first language', () => {
  const named = [
    'components',
    'layouts',
    'pages',
    'styles',
    'model',
    'markdown',
    'client/sharing',
    'client/reading',
  ]
    .flatMap((room) =>
      readdirSync(join(src, room), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(src, room, name),
      ),
    )
    .filter((file) => /\.(?:astro|css|ts)$/.test(file))
    .filter((file) =>
      /=== '(?:ar|en|fa|he)'|(?:strings|DateInWords|breadcrumbs|default)\('en'|:lang\(ar\)(?!::before)/.test(
        readFileSync(file, 'utf8'),
      ),
    );
  assert.deepEqual(named, []);
});
