import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { describe, test } from 'node:test';
import { WriteStream } from 'node:tty';
import type { Problem } from '../../src/model/problem.ts';
import { formatProblems, problemsAsJson, problemsForGitHub } from '../../src/model/report.ts';

const problem: Problem = {
  name: 'quote-not-in-body',
  file: 'content/a.md',
  line: 7,
  column: 5,
  text: '    text: words',
  field: 'pullQuotes.1.text',
  found: 'words',
  expected: 'other words:\nthese',
  fix: 'write them',
};
const bare: Problem = { name: 'file-stray', file: 'content/a.md', found: 'x', expected: 'y' };
/** The line with the caret. */
const caretOf = (about: Partial<Problem>) => formatProblems([{ ...problem, ...about }]).split('\n')[4];
const lineOf = (about: Partial<Problem>) => formatProblems([{ ...problem, ...about }]).split('\n')[3];

describe('the report', () => {
  test('has position, severity, field and name, the line with a caret, what was found and expected, and the fix', () => {
    assert.equal(
      formatProblems([problem]),
      [
        'content/a.md',
        '',
        '  7:5  error  pullQuotes.1.text  [quote-not-in-body]',
        '     7 |     text: words',
        '       |     ^',
        '    found     words',
        '    expected  other words:',
        '              these',
        '    fix       write them',
        '',
        '1 error in 1 file',
      ].join('\n'),
    );
  });
  test('leaves out what is unknown', () => {
    assert.equal(
      formatProblems([bare]),
      'content/a.md\n\n  error  [file-stray]\n    found     x\n    expected  y\n\n1 error in 1 file',
    );
  });
  test('is grouped by file, sorted by line number, and counts each severity', () => {
    const at = (file: string, line?: number) => ({ ...bare, file, line });
    const problems: Problem[] = [
      at('b.md', 2),
      at('a.md', 10),
      { ...at('a.md', 9), name: 'quote-long' },
      { ...at('a.md'), name: 'byte-order-mark' },
    ];
    const report = formatProblems(problems);
    assert.deepEqual(report.match(/^\w\.md|^ {2}\S.*/gm), [
      'a.md',
      '  info  [byte-order-mark]',
      '  9  warning  [quote-long]',
      '  10  error  [file-stray]',
      'b.md',
      '  2  error  [file-stray]',
    ]);
    assert.match(report, /\n2 errors, 1 warning and 1 note in 2 files$/);
    assert.equal(problems[0]?.file, 'b.md', 'the list that was given stays as it was');
  });
  test('puts the caret below its character, after tabs and combining marks', () => {
    assert.equal(caretOf({ text: '\ttitle', column: 2 }), '       | \t^');
    assert.equal(caretOf({ text: 'e\u0301t', column: 3 }), '       |  ^');
  });
  test('shows the part of a long line around the caret', () => {
    const text = `${'a'.repeat(300)}!${'b'.repeat(300)}`;
    assert.match(lineOf({ text, column: 301 }) ?? '', /^ {5}7 \| …a{60}!b{39}…$/);
    assert.equal(caretOf({ text, column: 301 })?.indexOf('^'), lineOf({ text, column: 301 })?.indexOf('!'));
  });
  test('shows the code points of control characters', () => {
    const report = formatProblems([
      { ...problem, found: 'a\u001b[2Jb', text: 'c\u202ed', file: 'e\u0007.md' },
    ]);
    for (const named of ['a<U+001B>[2Jb', 'c<U+202E>d', 'e<U+0007>.md'])
      assert.ok(report.includes(named), named);
  });
  test('is colored on a terminal, unless NO_COLOR is set', () => {
    const terminal = Object.assign(new Writable(), {
      isTTY: true,
      // Only NO_COLOR of the environment: with CI set, Node treats every terminal as one without colors.
      getColorDepth: () =>
        WriteStream.prototype.getColorDepth.call(terminal, {
          TERM: 'xterm',
          NO_COLOR: process.env.NO_COLOR,
        }),
    });
    const saved = { ...process.env };
    for (const name of ['NO_COLOR', 'FORCE_COLOR', 'NODE_DISABLE_COLORS'])
      Reflect.deleteProperty(process.env, name);
    assert.match(formatProblems([problem], terminal), /\u001b\[31merror/);
    assert.doesNotMatch(formatProblems([problem], new Writable()), /\u001b/);
    process.env.NO_COLOR = '1';
    assert.equal(formatProblems([problem], terminal), formatProblems([problem]));
    process.env = saved;
  });
});

test('the JSON report has a version, counts, problems in the same order, and the scheduled articles', () => {
  assert.deepEqual(
    JSON.parse(problemsAsJson([problem, { ...bare, name: 'quote-long' }], { scheduled: [] })),
    {
      version: 1,
      counts: { error: 1, warning: 1, info: 0 },
      problems: [
        { name: 'quote-long', severity: 'warning', file: 'content/a.md', found: 'x', expected: 'y' },
        { severity: 'error', ...problem },
      ],
      scheduled: [],
    },
  );
  const scheduled = [{ file: 'content/a.md', path: '/articles/a/', at: '2026-12-01T09:00:00Z' }];
  assert.deepEqual(JSON.parse(problemsAsJson([], { scheduled })), {
    version: 1,
    counts: { error: 0, warning: 0, info: 0 },
    problems: [],
    scheduled,
  });
});

test('the GitHub report has one escaped command per line', () => {
  assert.equal(
    problemsForGitHub([
      { ...problem, file: 'content/a,b:c.md', found: '100 %' },
      { ...bare, name: 'quote-long' },
      { ...bare, name: 'byte-order-mark' },
    ]),
    [
      '::error file=content/a%2Cb%3Ac.md,line=7,col=5,title=quote-not-in-body::pullQuotes.1.text: found 100 %25%0Aexpected other words:%0Athese%0Afix: write them',
      '::warning file=content/a.md,title=quote-long::found x%0Aexpected y',
      '::notice file=content/a.md,title=byte-order-mark::found x%0Aexpected y',
      '',
    ].join('\n'),
  );
});
