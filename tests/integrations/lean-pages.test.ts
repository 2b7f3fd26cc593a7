import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scopedSelectors, withoutIdleScopes, withoutIndexMarks } from '../../src/integrations/lean-pages.ts';

test('marks of the index go, with the attributes they read, and nothing else does', () => {
  assert.equal(
    withoutIndexMarks('<li data-pagefind-sort="date[data-date]" data-date="2026-11-22" class="a">x</li>'),
    '<li class="a">x</li>',
  );
  assert.equal(withoutIndexMarks('<a href="/a/" data-pagefind-ignore>x</a>'), '<a href="/a/">x</a>');
  assert.equal(withoutIndexMarks('<li data-date="1">x</li>'), '<li data-date="1">x</li>');
  const text = '<p>Write data-pagefind-ignore="all" there.</p>';
  assert.equal(withoutIndexMarks(text), text);
});

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
