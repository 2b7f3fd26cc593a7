import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import { files, readText } from '../site/dist.ts';

/** What a browser’s translation leaves alone: names, addresses, and words that are shown because they are exactly these. */

const pages = files
  .filter((file) => file.endsWith('.html'))
  .map((file) => [file, parseHTML(readText(file)).document] as const);

/** Returns how many elements a selector has found on all pages, each of which must stay as it is. */
function stays(selector: string): number {
  let count = 0;
  for (const [file, document] of pages)
    for (const element of document.querySelectorAll(selector)) {
      count++;
      assert.ok(element.closest('[translate=no]'), `${file}: ${element.outerHTML.slice(0, 200)}`);
    }
  return count;
}

test('earlier wordings of a quote and what has changed in them stay as they were', () => {
  assert.ok(stays('section[aria-labelledby=changed] :is(del, ins)') > 0);
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
  assert.ok(count > 0);
});

test('names of people stay on their cards, beside their quotes and where an article names its authors', () => {
  for (const selector of ['section.person > h3 > a', '[rel=author] > bdi', '.pull-quote .speaker > bdi'])
    assert.ok(stays(selector) > 0, selector);
});

test('addresses of quotes stay', () => {
  assert.ok(stays('.pull-quote > a:not(.share)') > 0);
});
