import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Ended } from '../commands/in-one-process.ts';
import { copyOf, publicationOf, temporaryFolder } from '../publications.ts';
import { unrendered } from './restrictions.ts';

const inOneProcess = join(import.meta.dirname, '../commands/in-one-process.ts');

/**
 * Runs the command on a publication, once with each of these options, and returns what it printed and the files that it wrote. One process
 * takes half a second to start.
 */
function newsletters(content: string, ...runs: readonly string[][]) {
  const folders = runs.map(() => temporaryFolder());
  const asked = runs.map((options, index) => ({
    file: 'src/commands/newsletter.ts',
    options: ['--out', folders[index], ...options],
  }));
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [inOneProcess, '--content', content, JSON.stringify(asked)],
    { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', SOURCE_DATE_EPOCH: '1795910400' } },
  );
  const ended = JSON.parse(stdout || assert.fail(stderr)) as Ended[];
  return ended.map((run, index) => {
    const out = folders[index] ?? '';
    return {
      ...run,
      files: new Map(readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')])),
    };
  });
}
const newsletter = (content: string, ...options: string[]) =>
  newsletters(content, options)[0] ?? assert.fail('nothing ran');

const english = publicationOf('english');
const wrong: [options: string[], found: string][] = [
  [[], 'nothing'],
  [['--since', 'last week'], 'last week'],
  [['--since', '2026-02-30'], '2026-02-30'],
  [['--since', '2999-01-01'], '2999-01-01'],
  [['--since', '2026-10-08', '--lang', 'xx'], 'xx'],
];
const [all, arabic, onlyArabic, nothing, ...refused] = newsletters(
  english,
  ['--since', '2026-10-08'],
  ['--since', '2000-01-01', '--lang', 'ar'],
  ['--since', '2026-10-08', '--lang', 'ar'],
  ['--since', '2026-11-28'],
  ...wrong.map(([options]) => options),
);
assert.ok(all && arabic && onlyArabic && nothing);
const file = (name: string) => all.files.get(name) ?? assert.fail(name);

describe('the newsletter of a publication in two languages', () => {
  test('is HTML and plain text in each language', () => {
    assert.equal(all.status, 0, all.stderr);
    assert.deepEqual(
      [...all.files.keys()].sort(),
      ['ar', 'en'].flatMap((lang) => [`2026-10-08.${lang}.html`, `2026-10-08.${lang}.txt`]),
    );
    assert.match(all.stdout, /Subject: Verbatim: New since 8 October 2026/);
  });

  test('has new articles with their quotes, marks by who said them, and permalinks', () => {
    const text = file('2026-10-08.en.txt').replaceAll(/\s+/g, ' ');
    for (const part of [
      'How the ledger grew https://verbatim.example/articles/how-the-ledger-grew/',
      'Eight dates, two claims and one chart.',
      // The publication’s own words have no marks.
      'A line that is copied is a line that is paid https://verbatim.example/q/',
      'https://verbatim.example/q/a-line-copied-is-a-line-paid/',
    ])
      assert.ok(text.includes(part), part);
    assert.match(text, /“[^”]+” — [A-Z]\w+ \w+, \d+ \w+ \d{4} https:\/\/verbatim\.example\/q\//);
  });

  test('has changes with the text before and after, and no words of a withdrawn quote', () => {
    const text = file('2026-10-08.en.txt').replaceAll(/\s+/g, ' ');
    assert.ok(text.includes('It was shortened by mistake.'));
    assert.ok(text.includes('It said: A line copied is a line paid'));
    assert.ok(text.includes('The minutes say otherwise. We do not repeat the words.'));
    for (const [name, content] of all.files) assert.doesNotMatch(content, /clerk was blameless/i, name);
  });

  test('has only elements, properties and links that mail programs render', () => {
    for (const lang of ['en', 'ar']) assert.deepEqual(unrendered(file(`2026-10-08.${lang}.html`)), []);
    assert.deepEqual(unrendered('<!doctype html><p style="display:flex"><img src="x"></p>'), [
      'display:flex',
      '<img>',
      'img src',
    ]);
  });

  test('is from right to left in Arabic, in each table that a mail program may keep without the rest', () => {
    const html = file('2026-10-08.ar.html');
    assert.match(html, /<html lang="ar" dir="rtl">/);
    assert.ok(html.includes('align="right"') && !html.includes('align="left"'));
    assert.ok(html.includes('مقالات جديدة'));
    assert.match(file('2026-10-08.en.html'), /align="left"/);
  });

  test('has the words of speakers between the marks of the language', () => {
    const text = arabic.files.get('2000-01-01.ar.txt')?.replaceAll(/\s+/g, ' ') ?? '';
    assert.match(text, /«هذا جسر واحد، بوضوح وبساطة» — مارا ليند، 14 أيلول 2026/);
  });

  test('in one language is only that', () => {
    const { files } = onlyArabic;
    assert.deepEqual([...files.keys()].sort(), ['2026-10-08.ar.html', '2026-10-08.ar.txt']);
    assert.equal(files.get('2026-10-08.ar.html'), file('2026-10-08.ar.html'));
  });

  test('has lines of at most 76 characters, except for URLs', () => {
    for (const lang of ['en', 'ar'])
      for (const line of file(`2026-10-08.${lang}.txt`).split('\n'))
        assert.ok(line.length <= 76 || /^\s*https:\S+$/.test(line), line);
  });
});

test('without news nothing is written, and the command says so', () => {
  const { status, stdout, files } = nothing;
  assert.equal(status, 0);
  assert.match(stdout, /en: nothing is new since 2026-11-28\.\nar: nothing is new since 2026-11-28\./);
  assert.equal(files.size, 0);
});

test('a publication without content in a language writes the others', () => {
  const { status, files } = newsletter(publicationOf('persian'), '--since', '2000-01-01');
  assert.equal(status, 0);
  for (const [name, text] of files) if (name.endsWith('.html')) assert.deepEqual(unrendered(text), [], name);
  assert.ok([...files.keys()].some((name) => name.includes('.fa.')));
});

test('wrong arguments are refused with what was found, what is expected and the fix', () => {
  assert.equal(refused.length, wrong.length);
  for (const [index, { status, stderr, files }] of refused.entries()) {
    const [, found = ''] = wrong[index] ?? [];
    assert.equal(status, 2, stderr);
    assert.match(stderr, new RegExp(`found +${found}\\n +expected +\\S.*\\n +fix +\\S`));
    assert.equal(files.size, 0);
  }
});

test('content with errors writes nothing', () => {
  const root = copyOf('english');
  rmSync(join(root, 'content/topics/tallow.md'));
  const { status, stderr, files } = newsletter(root, '--since', '2026-10-08');
  assert.equal(status, 1);
  assert.match(stderr, /tallow[^]*Nothing was written/);
  assert.equal(files.size, 0);
});
