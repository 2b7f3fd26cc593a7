import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formatProblems, nearest, show } from '../../src/model/problem.ts';

describe('the report', () => {
  test('has a paragraph a problem, with place, what was found, what was expected and how to mend it', () => {
    const problem = {
      file: 'content/a.md',
      line: 7,
      field: 'pullQuotes.1.text',
      found: 'words',
      expected: 'other words:\nthese',
      fix: 'write them',
    };
    assert.equal(
      formatProblems([problem]),
      [
        'content/a.md:7  pullQuotes.1.text',
        '  found     words',
        '  expected  other words:',
        '            these',
        '  mend      write them',
        '',
        '1 problem in 1 file',
      ].join('\n'),
    );
  });
  test('leaves out line, field and mend where there are none', () => {
    assert.equal(
      formatProblems([{ file: 'content/a.md', found: 'x', expected: 'y' }]),
      'content/a.md\n  found     x\n  expected  y\n\n1 problem in 1 file',
    );
  });
  test('is sorted by file, then by line as a number, and counts problems and files', () => {
    const at = (file: string, line?: number) => ({ file, line, found: 'x', expected: 'y' });
    const problems = [at('b.md', 2), at('a.md', 10), at('a.md', 9), at('a.md')];
    const report = formatProblems(problems);
    assert.deepEqual(report.match(/^\w\.md.*/gm), ['a.md', 'a.md:9', 'a.md:10', 'b.md:2']);
    assert.match(report, /\n4 problems in 2 files$/);
    assert.equal(problems[0]?.file, 'b.md', 'the list that was given stays as it was');
  });
});

describe('a value is shown', () => {
  test('text in quotation marks, other things as JSON, nothing as a word', () => {
    assert.deepEqual(['a “b”', 20, null, ['a'], undefined].map(show), [
      '“a “b””',
      '20',
      'null',
      '["a"]',
      'nothing',
    ]);
  });
  test('cut where it is long', () => {
    assert.equal(show('a'.repeat(120)), `“${'a'.repeat(120)}”`);
    assert.equal(show('a'.repeat(121)), `“${'a'.repeat(117)}…”`);
  });
});

describe('the nearest word', () => {
  const fields = ['title', 'standfirst', 'topics', 'pullQuotes'];
  test('is the one with fewest letters to change', () => {
    assert.equal(nearest('tittle', fields), 'title');
  });
  test('does not mind case', () => {
    assert.equal(nearest('PullQuotes', ['title', 'pullquotes']), 'pullquotes');
    assert.equal(nearest('TITLE', fields), 'title');
  });
  test('may differ in two letters, or in a third of a long word', () => {
    assert.equal(nearest('tilet', fields), 'title');
    assert.equal(nearest('standforst', fields), 'standfirst');
    assert.equal(nearest('stundforzt', fields), 'standfirst');
  });
  test('is none where all are too far', () => {
    assert.equal(nearest('weather', fields), undefined);
    assert.equal(nearest('titleofpage', fields), undefined);
    assert.equal(nearest('title', []), undefined);
  });
});
