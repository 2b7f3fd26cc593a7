import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  scopedSelectors,
  shortScopes,
  withLateScripts,
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

test('a page has one sheet of all that it linked, named by its bytes', () => {
  const sheet = (name: string) => `<link rel="stylesheet" href="/assets/${name}.css">`;
  const one = (html: string) => withOneSheet(html, (href) => `.${href.slice(8, 9)}{}`);
  const { html, sheet: both } = one(`<title>x</title>${sheet('a')}<i>${sheet('b')}`);
  assert.equal(both?.css, '.a{}.b{}');
  assert.match(both.href, /^\/assets\/page\.[0-9a-f]{8}\.css$/);
  assert.equal(html, `<title>x</title><link rel="stylesheet" href="${both.href}"><i>`);
  assert.equal(one(sheet('a') + sheet('b')).sheet?.href, both.href);
  assert.notEqual(one(sheet('b') + sheet('a')).sheet?.href, both.href);
  assert.deepEqual(one('<p>'), { html: '<p>' });
  const wide = sheet('b').replace('>', ' media="print">');
  assert.equal(one(sheet('a') + wide).sheet?.css, '.a{}@media print{.b{}}');
});

test('scripts wait for the page, but for the search page’s own', () => {
  const script = (name: string) => `<script type="module" src="/assets/${name}.js"></script>`;
  assert.equal(
    withLateScripts(`<body class="x">${script('a')}<p>${script('b')}</body>`),
    '<body data-scripts="/assets/a.js /assets/b.js" class="x"><p></body>',
  );
  const said = '<html data-title="a <body onload=x>">';
  assert.equal(
    withLateScripts(`${said}<body>${script('a')}`),
    `${said}<body data-scripts="/assets/a.js">`,
    'words of an attribute are left as they are',
  );
  const search = `<body>${script('SearchPage.x')}</body>`;
  assert.equal(withLateScripts(search), search);
});
