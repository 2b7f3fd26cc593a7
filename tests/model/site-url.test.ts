import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { siteUrl, siteUrlParts } from '../../src/model/site-url.ts';

/** The fix of the problem of a URL; undefined for one without a problem. */
function fixOf(text: string): string | undefined {
  const { error } = siteUrl.safeParse(text);
  if (!error) return undefined;
  const issue = error.issues[0] as { params?: { fix?: string } } | undefined;
  return issue?.params?.fix ?? 'none';
}

describe('the URL of a site', () => {
  test('has a scheme and a host, and perhaps a path; a slash at the end makes no difference', () => {
    for (const [text, url, base] of [
      ['https://example.org', 'https://example.org', '/'],
      ['https://example.org/', 'https://example.org', '/'],
      ['https://user.github.io/repo', 'https://user.github.io/repo', '/repo/'],
      ['https://user.github.io/repo/', 'https://user.github.io/repo', '/repo/'],
      ['https://example.org/a/B-c_d.e~1/', 'https://example.org/a/B-c_d.e~1', '/a/B-c_d.e~1/'],
      ['http://127.0.0.1:8080/x', 'http://127.0.0.1:8080/x', '/x/'],
    ] as const) {
      assert.equal(fixOf(text), undefined, text);
      assert.deepEqual(siteUrlParts(text), { url, origin: new URL(text).origin, base });
    }
  });

  for (const [what, text, fix] of [
    ['without a scheme', 'example.org/news/', 'url: https://example.org/news'],
    ['with two slashes and no scheme', '//example.org', 'url: https://example.org'],
    ['with another scheme', 'ftp://example.org', 'none'],
    ['with a query', 'https://example.org/news/?a=b', 'url: https://example.org/news'],
    ['with a fragment', 'https://example.org/#top', 'url: https://example.org'],
    ['with a name and a password', 'https://me:secret@example.org/', 'url: https://example.org'],
    ['with a host in capitals', 'https://Example.org/News', 'url: https://example.org/News'],
    ['with an empty folder', 'https://example.org//news//', 'url: https://example.org/news'],
    ['with a step up', 'https://example.org/a/../news/', 'url: https://example.org/news'],
    ['with a letter that is not ASCII', 'https://example.org/خبر/', 'url: https://example.org/news'],
    ['with an encoded letter', 'https://example.org/%D8%AE/2/', 'url: https://example.org/news/2'],
    ['with a space', 'https://example.org/the news', 'url: https://example.org/news'],
    ['that is empty', '', 'none'],
    ['that is only a path', '/news/', 'none'],
  ] as const)
    test(`is rejected ${what}`, () => {
      assert.equal(fixOf(text), fix);
    });
});
