import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import { articles, quotes } from '../site/content.ts';
import { files, readText } from '../site/dist.ts';

/** Text that a browser’s translation must not change: names, URLs, and wordings that are shown as they are. */

const pages = files
  .filter((file) => file.endsWith('.html'))
  .map((file) => [file, parseHTML(readText(file)).document] as const);

/** Returns the number of elements that match a selector on all pages, and asserts that each is excluded from translation. */
function stays(selector: string): number {
  let count = 0;
  for (const [file, document] of pages)
    for (const element of document.querySelectorAll(selector)) {
      count++;
      assert.ok(element.closest('[translate=no]'), `${file}: ${element.outerHTML.slice(0, 200)}`);
    }
  return count;
}

test('earlier wordings of a quote and their differences are not translated', () => {
  const hasRevisions = quotes.some(({ quote }) => quote.revisions?.length);
  assert.equal(stays('section[aria-labelledby=changed] :is(del, ins)') > 0, hasRevisions);
  let count = 0;
  for (const [file, document] of pages)
    for (const paragraph of document.querySelectorAll(
      'section[aria-labelledby=changed] .change p:not(.meta)',
    )) {
      count++;
      const kept = paragraph.querySelector('[translate=no]')?.textContent ?? '';
      const label = paragraph.querySelector('b')?.textContent ?? '';
      const squeezed = (text: string) => text.replace(/\s+/g, '');
      assert.equal(squeezed(label + kept), squeezed(paragraph.textContent), file);
    }
  assert.equal(count > 0, hasRevisions);
});

test('names of people are not translated on cards, next to quotes and in bylines', () => {
  assert.equal(
    stays('section.person > h3 > a') > 0,
    articles.some(({ body }) => body.includes('::people')),
  );
  assert.ok(stays('[rel=author] > bdi') > 0);
  assert.equal(
    stays('.pull-quote .speaker > bdi') > 0,
    quotes.some(({ quote }) => quote.speaker !== undefined),
  );
});

test('URLs of quotes are not translated', () => {
  assert.ok(stays('.pull-quote > a:not(.share)') > 0);
});
