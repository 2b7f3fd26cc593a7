import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oldestBrowsers, scriptTargets } from '../../src/integrations/browser-support.ts';

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
