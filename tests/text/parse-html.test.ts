import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromHtml } from 'hast-util-from-html';
import { parseHtml } from '../../src/text/parse-html.ts';

const pages = [
  '<!doctype html><html lang="en"><head><title>One</title></head><body class="a b"><main data-pagefind-body><p id="x">Two &amp; three<br>four</main></body></html>',
  '<p>No document<table><tr><td colspan=2>a<td>b</table><svg viewBox="0 0 1 1"><path d="M0 0"/></svg>',
  '<body><template><p>Inert</p></template><noscript><p>Without script</p></noscript><!-- a comment --><input type=checkbox checked>',
];

test('has the tree of a page without positions', () => {
  for (const page of pages) {
    const withoutPositions = JSON.stringify(fromHtml(page), (key, value: unknown) =>
      key === 'position' ? undefined : value,
    );
    assert.equal(JSON.stringify(parseHtml(page)), withoutPositions);
  }
});
