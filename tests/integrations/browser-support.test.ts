import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lowered, oldestBrowsers, scriptTargets } from '../../src/integrations/browser-support.ts';

test('the support policy is read from package.json', () => {
  assert.deepEqual(
    oldestBrowsers().find(({ name }) => name === 'safari'),
    { name: 'safari', version: '15.4' },
  );
  assert.ok(scriptTargets().includes('chrome99'));
});

test('a line of the policy that script and styles could not follow is refused', () => {
  assert.throws(() => oldestBrowsers(['last 2 versions']), /found “last 2 versions”, expected “<browser>/);
  assert.throws(() => oldestBrowsers(['toString >= 1']), /the browser is one of chrome/);
});

test('a style sheet is lowered: nesting, light-dark() in custom properties, and the reader’s own choice of a scheme', () => {
  const css = lowered(
    'x.css',
    ':root { color-scheme: light dark; --paper: light-dark(#fff, #000) } [data-scheme="dark"] { color-scheme: dark } .a { .b & { color: red } }',
  );
  assert.doesNotMatch(css, /light-dark|&/);
  assert.match(css, /--paper:var\(--light,#fff\)\s?var\(--dark,#000\)/);
  assert.match(css, /@media \(prefers-color-scheme:dark\)\{:root\{--light: ;--dark:initial\}\}/);
  assert.match(css, /\[data-scheme=dark\]\{--light: ;--dark:initial;color-scheme:dark\}/);
});
