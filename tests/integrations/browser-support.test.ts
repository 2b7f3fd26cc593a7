import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oldestBrowsers, scriptTargets } from '../../src/integrations/browser-support.ts';

test('reads the support policy from package.json', () => {
  assert.deepEqual(
    oldestBrowsers().find(({ name }) => name === 'safari'),
    { name: 'safari', version: '15.4' },
  );
  assert.ok(scriptTargets().includes('chrome99'));
});

test('rejects a line of the policy that scripts and styles cannot follow', () => {
  assert.throws(() => oldestBrowsers(['last 2 versions']), /found “last 2 versions”, expected “<browser>/);
  assert.throws(() => oldestBrowsers(['toString >= 1']), /the browser is one of chrome/);
});
