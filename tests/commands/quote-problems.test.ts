import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readContent } from '../../src/content/read-content.ts';
import { isError } from '../../src/model/problem-kinds.ts';
import { publicationWith } from '../publications.ts';

const problemsOf = async (root: string) => (await readContent(root)).problems;
const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ');

test('reports words that are not in the body, with the lines of the quote and of the closest match', async () => {
  const [problem, ...rest] = await problemsOf(
    publicationWith([['paid-twice', 'paid twice for two bridges that stand today.']]),
  );
  assert.deepEqual(rest, []);
  assert.equal(problem?.field, 'pullQuotes.0.text');
  assert.equal(problem.line, 9);
  // The frontmatter has ten lines, so the body's third is the thirteenth of the file.
  assert.match(
    problem.expected,
    /the closest match, on line 13, is:\npaid \[once\] for two bridges that stand today\.$/,
  );
});

test('reports the line on which the closest match begins, not that of its paragraph', async () => {
  const [problem] = await problemsOf(publicationWith([['one-bridge', 'for two bridges which stand today.']]));
  assert.match(
    problem?.expected ?? '',
    /the closest match, on line 14, is:\nfor two bridges \[that\] stand today\.$/,
  );
});

test('reports every line of words that appear twice', async () => {
  const [problem] = await problemsOf(publicationWith([['line', 'line']]));
  assert.equal(problem?.line, 9);
  assert.match(problem.found, /appears 2 times in the body \(on lines 11, 16\)/);
});

test('reports an overlapping quote with the id of the other', async () => {
  const root = publicationWith([
    ['paid-once', 'The town paid once'],
    ['once-for-two', 'once for two'],
  ]);
  const [problem] = await problemsOf(root);
  assert.equal(problem?.line, 11);
  assert.match(problem.found, /overlaps the pull-quote paid-once/);
});

test('reports an invalid id with a valid one, and a repeated id with the article that has it', async () => {
  const [form] = await problemsOf(publicationWith([['Paid-Once', 'The town paid once']]));
  assert.equal(form?.line, 8);
  assert.equal(form.expected, 'lower-case words with hyphens, like paid-once');
  const [underscore] = await problemsOf(publicationWith([['paid_once', 'The town paid once']]));
  assert.equal(underscore?.expected, 'lower-case words with hyphens, like paid-once');

  const twice = await problemsOf(
    publicationWith([
      ['paid', 'The town paid once'],
      ['paid', 'A last line'],
    ]),
  );
  assert.deepEqual(
    twice.map(({ line, found }) => [line, found]),
    [[10, 'quote id “paid”, which this article already has']],
  );
});

test('warns of a quote over 60 words; rejects one over 100, and one without words', async () => {
  const quoted = async (text: string) =>
    problemsOf(publicationWith([['long', text]], `${text}\n\nAnd more.\n`));
  assert.deepEqual(await quoted(words(60)), []);
  const [warning] = await quoted(words(61));
  assert.equal(warning?.name, 'quote-long');
  assert.equal(warning.found, 'a quote of 61 words');
  assert.equal(isError(warning), false);
  assert.equal((await quoted(words(100))).every(isError), false);
  const errors = await quoted(words(101));
  assert.deepEqual(errors.map(isError), [true]);
  assert.ok(
    (await problemsOf(publicationWith([['dash', '—']]))).some(({ found }) =>
      found.startsWith('a quote without'),
    ),
  );
});

test('npm run check exits 0 for warnings alone, and prints them', async () => {
  const check = fileURLToPath(new URL('../../src/commands/check.ts', import.meta.url));
  const run = promisify(execFile);
  const text = words(61);
  const { stdout, stderr } = await run(process.execPath, [check], {
    cwd: publicationWith([['long', text]], `${text}\n`),
  });
  assert.match(
    stderr,
    /warning {2}pullQuotes\.0\.text {2}\[quote-long\]\n[^]* {4}found {5}a quote of 61 words/,
  );
  assert.match(stdout, /No errors in 1 article,/);
  const failing = run(process.execPath, [check], {
    cwd: publicationWith([['long', words(101)]], words(101)),
  });
  await assert.rejects(failing, { code: 1 });
});
