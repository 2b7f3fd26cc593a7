import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ZodType } from 'astro/zod';
import {
  dateOrSpan,
  day,
  id,
  languageTag,
  line,
  partialDate,
  partialDateOrUndated,
  webUrl,
} from '../../src/model/fields.ts';
import { show } from '../../src/model/problem.ts';

function takes(schema: ZodType, values: unknown[]) {
  for (const value of values)
    test(`accepts ${show(value)}`, () => {
      assert.equal(schema.safeParse(value).success, true);
    });
}

function refuses(schema: ZodType, values: unknown[], expected: RegExp) {
  for (const value of values)
    test(`rejects ${show(value)}`, () => {
      const { error } = schema.safeParse(value);
      assert.match(error?.issues[0]?.message ?? '', expected);
    });
}

describe('an id', () => {
  takes(id, ['iraq', 'three-towns', '2014-in-iraq', 'a']);
  refuses(
    id,
    ['', 'Iraq', 'three_towns', 'three towns', '-a', 'a-', 'a--b', 'a/b', '../a', 'гora', 'café', 'a\n'],
    /lower-case words with hyphens/,
  );
});

describe('a line of text', () => {
  takes(line, ['a', '“', 'نص']);
  refuses(line, ['', '  ', '\n'], /text that is not empty/);
  test('is trimmed', () => {
    assert.equal(line.parse(' a b \n'), 'a b');
  });
});

describe('a day', () => {
  takes(day, ['2026-11-22', '2024-02-29', '2000-02-29', '0999-01-01']);
  refuses(
    day,
    [
      '2026-02-30',
      '2026-02-29',
      '1900-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '20',
      20,
      2026,
      '2026-11',
      '2026-1-2',
      '22.11.2026',
      '2026-11-22T10:00',
      ' 2026-11-22',
      '٢٠٢٦-١١-٢٢',
      '',
      null,
      true,
      ['2026-11-22'],
    ],
    /a valid date/,
  );
});

describe('a partial date', () => {
  takes(partialDate, ['1991', '1991-03', '1991-03-11']);
  refuses(
    partialDate,
    ['91', 91, '1991-13', '1991-00', '1991-3', '1991-02-29', '1991-03-', 'March 1991', 'undated', 1991.5],
    /a year, month or day/,
  );
  test('is text, even if YAML parsed a year as a number', () => {
    assert.equal(partialDate.parse(1991), '1991');
  });
});

describe('the date of a source', () => {
  takes(partialDateOrUndated, ['undated', '1991', '1991-03-11']);
  refuses(partialDateOrUndated, ['Undated', 'unknown', '', '2026-13-01', null, 20], /or undated/);
});

describe('a date or a span', () => {
  takes(dateOrSpan, [
    '2006',
    '1992-10',
    '1990-08-02',
    '1991-02-27/1991-02-28',
    '1991/1992',
    '1991-02/1991-02',
    '1991/1991-06',
  ]);
  refuses(
    dateOrSpan,
    [
      '1991-02-28/1991-02-27',
      '1992/1991',
      '1991/',
      '/1991',
      '/',
      '1991/1992/1993',
      '1991–1992',
      '1991-02-27/28',
      '1991-02-30/1991-03-01',
      20,
    ],
    /a date like .* or a span like/,
  );
});

describe('a web address', () => {
  takes(webUrl, ['https://example.org/', 'http://example.org/a?b=c#d', 'https://مثال.إختبار/']);
  refuses(
    webUrl,
    [
      'javascript:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,x',
      'ftp://example.org/',
      'mailto:a@example.org',
      'example.org',
      '//example.org/',
      '/articles/',
      'https:example.org',
      'https://',
      ' https://example.org/',
    ],
    /https:\/\/ or http:\/\//,
  );
});

describe('a language tag', () => {
  takes(languageTag, ['en', 'ar', 'ckb', 'en-GB', 'zh-Hant', 'sr-Latn-RS']);
  refuses(
    languageTag,
    ['EN', 'en-gb', 'en_GB', 'english', 'english language', '', 'x', 'iw'],
    /a language tag like en/,
  );
});
