import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { ContentCache } from '../../src/content/content-cache.ts';
import { readContent } from '../../src/content/read-content.ts';
import { markdownProcessor } from '../../src/markdown/processor.ts';
import { problemKinds, severityOf } from '../../src/model/problem-kinds.ts';
import { formatProblems } from '../../src/model/report.ts';
import { pageUrls } from '../../src/model/urls.ts';
import { copyOf, copyWith, fixtures, layOver, publicationOf } from '../publications.ts';
import { made } from './made-cases.ts';

// The day on which the expected reports were written: some name it.
process.env.SOURCE_DATE_EPOCH = String(Date.parse('2026-11-22') / 1000);

const first = 'content/articles/one-bridge-two-entries.md';
const second = 'content/articles/how-the-ledger-grew.md';
const arabic = 'content/articles/one-bridge-two-entries-ar.md';
const register = 'content/sources.yaml';
const pages = ['content/pages/en/about.md', 'content/pages/en/about/how-we-work.md'];

/**
 * Each folder of tests/fixtures/bad is a case: its files are laid over the good content, or `made-cases.ts` makes them, and
 * expected.txt is the whole report. `UPDATE_EXPECTED=1` regenerates the reports: read every change as an editor at midnight would.
 */
const update = process.env.UPDATE_EXPECTED === '1';
const bad = join(fixtures, 'bad');
if (update) for (const name of Object.keys(made)) mkdirSync(join(bad, name), { recursive: true });
const cases = readdirSync(bad).sort();
const expectedReport = (name: string) => {
  const path = join(bad, name, 'expected.txt');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
};

/** Keeps also what one case does not use: the next ones do. */
class KeepingCache extends ContentCache {
  override prune(): void {
    // Nothing is dropped.
  }
}
/** Most files of a case are those of every other: each is read once. tests/content/content-cache.test.ts compares reading with and without. */
const cache = new KeepingCache();

/** The good content, under the files of one case after the other: copying and removing a folder takes longer than reading it. */
const shared = copyOf('good');

async function reportOf(name: string): Promise<string> {
  const make = made[name];
  const root = make ? copyWith(name) : shared;
  make?.(root);
  if (!make) layOver(root, name);
  try {
    const { problems } = await readContent(root, cache);
    return `${formatProblems(problems)}\n`;
  } finally {
    if (!make) restore(root, join(bad, name), publicationOf('good'));
  }
}

/** Gives a folder back what `laid` was laid over. */
function restore(root: string, laid: string, original: string): void {
  for (const entry of readdirSync(laid, { withFileTypes: true })) {
    const [path, from, before] = [join(root, entry.name), join(laid, entry.name), join(original, entry.name)];
    if (!existsSync(before)) rmSync(path, { recursive: true, force: true });
    else if (entry.isDirectory()) restore(path, from, before);
    else copyFileSync(before, path);
  }
}

describe('invalid content is reported with its position, what was found and what was expected:', () => {
  for (const name of cases) {
    test(name.replaceAll('-', ' '), async () => {
      const report = await reportOf(name);
      if (update) writeFileSync(join(bad, name, 'expected.txt'), report);
      assert.equal(report, expectedReport(name));
      // Nobody's terminal is given orders, and no file of this machine is named.
      assert.doesNotMatch(report, /[^\P{Cc}\n\t]|\/tmp\//u);
    });
  }
});

describe('the cases', () => {
  test('are at least 120, each with a report', () => {
    assert.ok(cases.length >= 120, `${cases.length}`);
    assert.deepEqual(
      cases.filter((name) => expectedReport(name) === ''),
      [],
    );
    assert.deepEqual(
      Object.keys(made).filter((name) => !cases.includes(name)),
      [],
    );
  });
  test('cover every kind of problem', () => {
    const reported = cases.flatMap((name) =>
      Array.from(
        expectedReport(name).matchAll(/^ {2}(?:\d\S* {2})?(?:error|warning|info) .*\[([a-z0-9-]+)\]$/gm),
        ([, kind]) => kind,
      ),
    );
    // No file of content can cause these: a plugin throws (below), the sanitizer finds what the checks before it let through
    // (tests/markdown/sanitize.test.ts), the name in site.yaml does not fit (tests/outputs/cards/wordmark.test.ts), the site
    // is in a folder of its host (tests/folder/paths.test.ts), or there is no older schema yet (tests/content/migrate.test.ts).
    const notOfContent = [
      'body-unrenderable',
      'html-removed',
      'link-base-wrong',
      'schema-older',
      'site-name-too-long',
    ];
    assert.deepEqual([...new Set([...reported, ...notOfContent])].sort(), Object.keys(problemKinds).sort());
  });
});

test('reports a Markdown plugin that throws, with the article', async (t) => {
  t.mock.method(markdownProcessor, 'render', () => Promise.reject(new Error('the plugin broke')));
  const { problems } = await readContent(copyOf('good'));
  assert.deepEqual(
    problems.map(({ name, file }) => [name, file]),
    [arabic, first, second, ...pages].sort().map((file) => ['body-unrenderable', file]),
  );
});

test('good content has no problems', async () => {
  const { library, problems } = await readContent(copyOf('good'));
  assert.deepEqual(problems, []);
  const kinds = new Set(pageUrls(library).map(({ kind }) => kind));
  assert.deepEqual([...kinds].sort(), [
    'article',
    'embed',
    'list',
    'page',
    'person',
    'quote',
    'redirect',
    'series',
    'topic',
    'withdrawn',
  ]);
});

describe('files may have', () => {
  const rewrite =
    (change: (text: string) => string, severities: string[] = []) =>
    async () => {
      const root = copyOf('good');
      for (const file of [first, second, arabic, register, 'content/people/mara-lind.md'])
        writeFileSync(join(root, file), change(readFileSync(join(root, file), 'utf8')));
      const { library, problems } = await readContent(root);
      assert.deepEqual([...new Set(problems.map(severityOf))], severities);
      assert.equal(library.quotes.length, 4);
    };
  test(
    'Windows line endings',
    rewrite((text) => text.replaceAll('\n', '\r\n'), ['info']),
  );
  test(
    'a byte order mark',
    rewrite((text) => `\uFEFF${text}`, ['info']),
  );
  test(
    'direction control characters that are closed',
    rewrite((text) =>
      text.replace('a clerk', 'a \u2067clerk\u2069').replace('The bridge', '\u202aThe\u202c bridge'),
    ),
  );
  test(
    'decomposed letters',
    rewrite((text) => text.normalize('NFD')),
  );
});

test('hidden files are not content', async () => {
  const root = copyOf('good');
  writeFileSync(join(root, 'content/articles/.DS_Store'), 'x');
  assert.deepEqual((await readContent(root)).problems, []);
});

test('a draft is checked like any other article', async () => {
  const root = copyWith('quote-that-is-not-in-the-body');
  const text = readFileSync(join(root, first), 'utf8');
  writeFileSync(join(root, first), text.replace('part: 1', 'draft: true'));
  const { problems } = await readContent(root);
  assert.ok(problems.some(({ field }) => field === 'pullQuotes.1.text'));
});

describe('npm run check', () => {
  const check = (root: string, ...options: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, '../../src/commands/check.ts'), ...options], {
      cwd: root,
      encoding: 'utf8',
    });
  test('prints a summary and exits with 0 if there are no problems', () => {
    const { status, stdout, stderr } = check(copyOf('good'));
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /No errors in 3 articles, 4 quotes, 2 topics, 2 people/);
  });
  test('prints the report to standard error and exits with 1 if there are errors', () => {
    const { status, stdout, stderr } = check(copyWith('five-files-at-once'));
    assert.deepEqual([status, stdout], [1, '']);
    assert.match(stderr, /\n6 errors in 5 files\n$/);
  });
  test('with --json prints only JSON to standard output', () => {
    const { status, stdout, stderr } = check(copyWith('five-files-at-once'), '--json');
    assert.deepEqual([status, stderr], [1, '']);
    const { counts, problems } = JSON.parse(stdout) as {
      counts: unknown;
      problems: Record<string, unknown>[];
    };
    assert.deepEqual(counts, { error: 6, warning: 0, info: 0 });
    assert.deepEqual(problems[1], {
      name: 'date-invalid',
      severity: 'error',
      file: first,
      line: 4,
      column: 1,
      text: 'date: 2026-02-30',
      field: 'date',
      found: '“2026-02-30”',
      expected: 'a valid date, like 2026-11-22, or a date with a time, like 2026-11-22T09:30',
    });
  });
  test('with --github prints annotations', () => {
    const { status, stdout } = check(copyWith('table-too-wide'), '--github');
    assert.equal(status, 0, 'a warning does not fail the check');
    assert.match(
      stdout,
      /^::warning file=content\/articles\/[a-z-]+\.md,line=18,col=1,title=table-wide::found/,
    );
  });
  test('exits with 2 and prints its usage for an unknown option, for two formats and for an argument', () => {
    for (const options of [['--jsno'], ['--json', '--github'], ['content']]) {
      const { status, stdout, stderr } = check(copyOf('good'), ...options);
      assert.deepEqual([status, stdout], [2, ''], options.join(' '));
      assert.match(stderr, /npm run check -- \[--json \| --github \| --list\]/);
    }
  });
  test('exits with 2, without a stack trace, if the check itself fails', () => {
    const root = copyOf('good');
    rmSync(join(root, 'content'), { recursive: true });
    const { status, stderr } = check(root);
    assert.equal(status, 2);
    assert.match(stderr, /^The check itself failed: no folder content\//);
    assert.doesNotMatch(stderr, /^\s+at /m);
  });
  test('prints docs/problems.md with --list', () => {
    const { status, stdout } = check(copyOf('good'), '--list');
    assert.equal(status, 0);
    assert.equal(readFileSync(join(import.meta.dirname, '../../docs/problems.md'), 'utf8'), stdout);
  });
});
