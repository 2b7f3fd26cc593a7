import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  scopedSelectors,
  sharedSheets,
  shortScopes,
  withOneSheet,
  withoutIdleScopes,
} from '../../src/integrations/lean-pages.ts';

test('a scope class stays on the elements that a rule is about', () => {
  const scopes = scopedSelectors(
    'li.astro-aaaaaaaa.when:hover>a.astro-aaaaaaaa[href]{}.b.astro-aaaaaaaa:not(.c){}.astro-bbbbbbbb{}',
  );
  const lean = (html: string) => withoutIdleScopes(html, scopes);
  assert.equal(lean('<li class="when astro-aaaaaaaa">'), '<li class="when astro-aaaaaaaa">');
  assert.equal(lean('<li class="astro-aaaaaaaa">'), '<li>');
  assert.equal(lean('<a href="/" class="astro-aaaaaaaa">'), '<a href="/" class="astro-aaaaaaaa">');
  assert.equal(lean('<p class="b astro-aaaaaaaa">'), '<p class="b astro-aaaaaaaa">');
  assert.equal(lean('<p class="astro-bbbbbbbb">'), '<p class="astro-bbbbbbbb">');
  assert.equal(lean('<p class="x astro-cccccccc">'), '<p class="x">');
});

test('scopes are shortened where that leaves them apart', () => {
  const short = shortScopes(['astro-aaaabbbb', 'astro-ccccdddd', 'astro-cccceeee']);
  assert.equal(short('.a.astro-aaaabbbb{}'), '.a._aaaa{}');
  assert.equal(
    short('<p class="astro-ccccdddd astro-cccceeee">'),
    '<p class="astro-ccccdddd astro-cccceeee">',
  );
});

test('what all articles load is one sheet, on every page that has any of it', () => {
  const sheet = (name: string) => `<link rel="stylesheet" href="/assets/${name}.css">`;
  const forward = '<meta http-equiv="refresh" content="0">';
  const shared = sharedSheets([sheet('a') + sheet('b') + sheet('c'), sheet('a') + sheet('b'), forward]);
  assert.deepEqual(shared, ['/assets/a.css', '/assets/b.css']);
  const one = (html: string) => withOneSheet(html, shared, '/assets/site.css');
  assert.equal(one(sheet('a') + sheet('b') + sheet('c')), sheet('site') + sheet('c'));
  assert.equal(one(sheet('d') + sheet('b')), sheet('d') + sheet('site'));
  assert.equal(one(sheet('d')), sheet('d'));
});
