import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { strings as ar } from '../../src/i18n/ar/strings.ts';
import { strings as en, type Words } from '../../src/i18n/en/strings.ts';
import { dateInWords, numberInWords, spanInWords, words } from '../../src/i18n/strings.ts';

/** What the file of a third language would hold; the compiler says what is missing. */
const count = new Intl.NumberFormat('fa');
const fa: Words = {
  ...en,
  language: 'فارسی',
  locale: 'fa-u-ca-gregory',
  notes: 'یادداشت‌ها',
  minutes: (minutes) => `${count.format(minutes)} دقیقه`,
};

test('a language without a file of words is set and counted as its own, with English words', () => {
  const persian = words('fa');
  assert.equal(persian.dir, 'rtl');
  assert.equal(persian.notes, en.notes);
  assert.equal(words('de').dir, 'ltr');
});

test('days and numbers are those of the language, in the calendar of the texts', () => {
  assert.equal(dateInWords('2014-08-31', 'fa'), '۳۱ اوت ۲۰۱۴');
  assert.equal(dateInWords('2006', 'fa'), '۲۰۰۶');
  assert.equal(dateInWords('2014-08-31', 'ar'), '31 آب 2014');
  assert.equal(dateInWords('1992-10', 'en'), 'October 1992');
  assert.equal(dateInWords('2006', 'en'), '2006');
  assert.equal(spanInWords('1991-02-27/1991-02-28', 'en'), '27–28 February 1991');
  assert.equal(numberInWords(238000, 'fa'), '۲۳۸٬۰۰۰');
  assert.equal(numberInWords(238000, 'en'), '238,000');
  assert.equal(numberInWords(238000, 'ar'), '238,000');
});

test('minutes in Arabic have the form of their number', () => {
  assert.deepEqual([1, 2, 3, 10, 11, 100].map(ar.minutes), [
    'قراءة دقيقة واحدة',
    'قراءة دقيقتين',
    'قراءة 3 دقائق',
    'قراءة 10 دقائق',
    'قراءة 11 دقيقة',
    'قراءة 100 دقيقة',
  ]);
});

test('one object of words is a whole language', () => {
  assert.equal(fa.minutes(6), '۶ دقیقه');
  const shape = (of: object): string[] =>
    Object.entries(of).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null ? shape(value).map((inner) => `${key}.${inner}`) : [key],
    );
  assert.deepEqual(shape(ar).sort(), shape(en).sort());
  assert.deepEqual(shape(fa).sort(), shape(en).sort());
});

test('no component, page or style has a language’s name where its direction is meant', () => {
  const named = ['components', 'layouts', 'pages', 'styles', 'client/sharing', 'client/reading']
    .flatMap((room) =>
      readdirSync(join('src', room), { recursive: true, encoding: 'utf8' }).map((name) =>
        join('src', room, name),
      ),
    )
    .filter((file) => /\.(?:astro|css|ts)$/.test(file))
    .filter((file) => /=== 'ar'|:lang\(ar\)(?!::before)/.test(readFileSync(file, 'utf8')));
  assert.deepEqual(named, []);
});
