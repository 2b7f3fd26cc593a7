import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { ContentCache } from '../../src/content/content-cache.ts';
import { mergeConflicts } from '../../src/content/merge-conflicts.ts';
import { readContent } from '../../src/content/read-content.ts';
import { copyOf } from '../publications.ts';

const lines = (...all: string[]) => `${all.join('\n')}\n`;
const found = (text: string, isMarkdown = true) =>
  mergeConflicts(text, 'a.md', isMarkdown)?.problems.map(({ line, found }) => [line, found]) ?? [];
const matter = lines('---', 'title: A', '---');

describe('a conflict that a merge left', () => {
  const conflict = lines('<<<<<<< HEAD', 'title: A', '=======', 'title: B', 'author: nia', '>>>>>>> names');

  test('is reported at its first line, with the names of both versions and their lines to paste', () => {
    const { problems = [], firstVersion } = mergeConflicts(`# Ours\n${conflict}`, 'a.yaml', false) ?? {};
    assert.deepEqual(problems, [
      {
        name: 'merge-conflict',
        file: 'a.yaml',
        line: 2,
        found: 'a merge conflict up to line 7: 1 line from HEAD, 2 lines from names',
        expected: 'one version',
        fix: 'replace lines 2 to 7 with one of these, or join them:\n(HEAD)\ntitle: A\n(names)\ntitle: B\nauthor: nia',
      },
    ]);
    assert.equal(firstVersion, '# Ours\n\ntitle: A\n\n\n\n\n');
  });

  test('can show the common ancestor, be in lines of Windows, and have a version without lines', () => {
    assert.deepEqual(
      found(
        lines('<<<<<<< HEAD', 'a', '||||||| 1a2b3c4', 'b', '=======', '>>>>>>> 5d6e7f8').replaceAll(
          '\n',
          '\r\n',
        ),
        false,
      ),
      [[1, 'a merge conflict up to line 6: 1 line from HEAD, nothing from 5d6e7f8']],
    );
  });

  test('is named by its lines if they are too many to paste', () => {
    const long = Array.from({ length: 7 }, (_, index) => `line ${index}`);
    const { problems = [] } =
      mergeConflicts(lines('<<<<<<< HEAD', ...long, '=======', 'b', '>>>>>>> b'), 'a', false) ?? {};
    assert.equal(
      problems[0]?.fix,
      'keep lines 2 to 8 (HEAD), or keep line 10 (b), or join both;\ndelete all other lines from 1 to 11, those with <<<<<<<, ======= and >>>>>>> too',
    );
  });

  test('is reported for itself if a file has several', () => {
    assert.deepEqual(
      found(matter + conflict + conflict).map(([line]) => line),
      [4, 10],
    );
  });
});

describe('a marker that is left of a conflict', () => {
  test('is reported in frontmatter and YAML', () => {
    for (const marker of ['<<<<<<< HEAD', '=======', '||||||| 1a2b3c4', '>>>>>>> names'])
      for (const [text, isMarkdown] of [
        [lines('---', 'title: A', marker, '---'), true],
        [lines('name: A', 'b: 2', marker), false],
      ] as const)
        assert.deepEqual(found(text, isMarkdown), [
          [3, `${marker.slice(0, 7)}, which is left from a merge conflict`],
        ]);
  });

  test('is reported in a body, but for =======', () => {
    assert.deepEqual(found(matter + lines('One', '>>>>>>> names', 'two', '<<<<<<< HEAD')), [
      [5, '>>>>>>>, which is left from a merge conflict'],
      [7, '<<<<<<<, which is left from a merge conflict'],
    ]);
  });
});

describe('a body may have', () => {
  for (const [what, text] of [
    ['a heading that ======= underlines', lines('A heading', '=======', '', 'Text.')],
    [
      'a code block that shows a conflict',
      lines('```text', '<<<<<<< HEAD', 'a', '=======', 'b', '>>>>>>> names', '```', '', 'Text.'),
    ],
    ['a code block to the end', lines('~~~~', '<<<<<<< HEAD', '```', '~~~', '>>>>>>> names')],
    ['more or fewer of these characters', lines('<<<<<<<<', '<<<<<<', '>>>>>> a', '<<<<<<<a')],
    ['an indented conflict', lines('    <<<<<<< HEAD', '    =======', '    >>>>>>> names')],
  ] as const)
    test(what, () => {
      assert.deepEqual(found(matter + text), []);
    });

  test('no conflict after a code block has ended', () => {
    assert.deepEqual(
      found(matter + lines('```', 'code', '```', '<<<<<<< HEAD', 'a', '=======', 'b', '>>>>>>> names')).map(
        ([line]) => line,
      ),
      [7],
    );
  });
});

describe('after a conflict of which both versions open a code block', () => {
  const conflict = ['<<<<<<< HEAD', '```text', 'a', '=======', '```sh', 'b', '>>>>>>> names'];

  test('the block is open up to its end', () => {
    assert.deepEqual(
      found(matter + lines(...conflict, '>>>>>>> code', '```', '>>>>>>> text')).map(([line]) => line),
      [4, 13],
    );
  });

  test('none is open if the first version also closes it', () => {
    assert.deepEqual(
      found(
        matter +
          lines('<<<<<<< HEAD', '```', 'a', '```', '=======', '```', 'b', '>>>>>>> names', '<<<<<<< HEAD'),
      ).map(([line]) => line),
      [4, 12],
    );
  });
});

/** The files of the fixture that people write, and those that commands write with a line for each entry. */
const folder = join(copyOf('english'), 'content');
const written = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.(?:md|yaml)$/.test(name),
);
const cache = new ContentCache();

describe('a conflict is the only error of a publication if it is in', () => {
  assert.ok(written.length > 25);
  for (const name of written)
    test(name, async () => {
      const root = copyOf('english');
      const file = join(root, 'content', name);
      const text = readFileSync(file, 'utf8').split('\n');
      // The line of a field: a mapping with two versions of it.
      const at = text.findIndex((line) => /^\w[\w-]*:/.test(line));
      const own = text[at] ?? '';
      text.splice(at, 1, '<<<<<<< HEAD', own, '=======', `${own} `, '>>>>>>> names');
      writeFileSync(file, text.join('\n'));
      const { problems } = await readContent(root, cache);
      assert.deepEqual(
        problems.map(({ name, file, line, text }) => [name, file, line, text]),
        [['merge-conflict', `content/${name}`, at + 1, '<<<<<<< HEAD']],
      );
    });
});

test('a conflict in content/links.json is reported: npm run links joins the lines of both branches', async () => {
  const root = copyOf('good');
  writeFileSync(
    join(root, 'content/links.json'),
    lines('{', '<<<<<<< HEAD', '=======', '>>>>>>> names', '"": "When sources were last asked for."', '}'),
  );
  const { problems } = await readContent(root);
  assert.deepEqual(
    problems.map(({ name, file, line, fix }) => [name, file, line, fix]),
    [
      [
        'merge-conflict',
        'content/links.json',
        2,
        'delete the lines with <<<<<<<, ======= and >>>>>>>, and keep all others; npm run links sorts them',
      ],
    ],
  );
});
