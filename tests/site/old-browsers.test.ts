import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Linter } from 'eslint';
import { browserRules } from '../../eslint.browsers.js';
import { files, readText } from './dist.ts';

/** What no published style sheet may need, because browsers of the support policy lack it and Lightning CSS does not lower it. */
const unsupported = {
  'light-dark()': /light-dark\(/,
  ':dir()': /:dir\(/,
  'the units vi and vb': /[\d.]v[ib]\b/,
  'float and clear by direction of text': /(?:float|clear):inline-/,
  nesting: /[;{]\s*&/,
};

test('no style sheet needs what an older browser cannot read', () => {
  const sheets = files.filter((file) => file.endsWith('.css'));
  assert.ok(sheets.length > 5);
  for (const sheet of sheets)
    for (const [what, pattern] of Object.entries(unsupported))
      assert.doesNotMatch(readText(sheet), pattern, `${sheet}: ${what}`);
});

test('no script of the site has a lookbehind, which Safari before 16.4 refuses', () => {
  for (const script of files.filter((file) => /^\/assets\/.*\.js$/.test(file)))
    assert.doesNotMatch(readText(script), /\/[^/\n]*\(\?<[=!]/, script);
});

test('lint refuses script that older browsers lack, unless it is guarded', () => {
  const refused = (code: string) =>
    new Linter().verify(code, [{ rules: browserRules }]).map(({ ruleId }) => ruleId);
  assert.deepEqual(refused('[1].findLast((n) => n > 0)'), ['no-restricted-syntax']);
  assert.deepEqual(refused('/(?<=a)b/.test("ab")'), ['no-restricted-syntax']);
  assert.deepEqual(refused('[1].findLast?.((n) => n > 0) ?? 1'), []);
  assert.deepEqual(refused('/(?<name>a)b/.test("ab")'), []);
});
