import assert from 'node:assert/strict';
import { test } from 'node:test';
import { files, read } from './dist.ts';

/** What a browser of the support policy refuses or lacks, as it stands in a script, with where it came: a refused script does nothing at all. */
const tooNew: [what: string, pattern: RegExp][] = [
  ['a lookbehind (Safari 16.4)', /\(\?<[!=]/],
  ['Array.findLast (Safari 15.4 has it, Chrome 97, Firefox 104)', /\.findLast(?:Index)?\(/],
  ['toSorted, toReversed, toSpliced (Safari 16, Firefox 115)', /\.to(?:Sorted|Reversed|Spliced)\(/],
  ['toWellFormed (Safari 16.4)', /\.(?:to|is)WellFormed\(/],
  ['URLSearchParams.size (Safari 17), where the query was just made', /URLSearchParams[^;]{0,80}\.size\b/],
  ['Object.groupBy, Map.groupBy (Safari 17.4)', /\b(?:Object|Map)\.groupBy\(/],
  ['methods of sets (Safari 17, Firefox 127)', /\.(?:union|intersection|isSubsetOf|symmetricDifference)\(/],
  ['Promise.withResolvers (Safari 17.4)', /withResolvers\(/],
  ['AbortSignal.any, timeout (Safari 16, 17.4)', /AbortSignal\.(?:any|timeout)\(/],
  ['URL.canParse (Safari 17)', /URL\.canParse\(/],
  ['a class’s static block (Safari 16.4)', /[{;]static\{/],
];

const scripts = files.filter((file) => file.endsWith('.js'));

test('no script has what a browser of the support policy refuses or lacks', () => {
  assert.ok(scripts.length > 10);
  for (const file of scripts) {
    const text = read(file).toString();
    const found = tooNew.filter(([, pattern]) => pattern.test(text)).map(([what]) => what);
    assert.deepEqual(found, [], file);
  }
});

test('a script that cuts text into characters knows browsers without Intl.Segmenter (Firefox up to 124)', () => {
  for (const file of scripts) {
    const text = read(file).toString();
    if (!file.startsWith('/assets/') || !text.includes('Intl.Segmenter')) continue;
    assert.match(text, /[`"']Segmenter[`"']\s?in Intl/, file);
  }
});
