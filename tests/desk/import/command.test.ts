import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readContent } from '../../../src/content/read-content.ts';
import { copyOf, fixtures, temporaryFolder } from '../../publications.ts';
import { photograph, run, wordFile, wordParagraph } from './made-files.ts';

const command = join(import.meta.dirname, '../../../src/commands/import.ts');
const runImport = (root: string, args: string[], input = '') =>
  spawnSync(process.execPath, [command, ...args, '--content', root], { encoding: 'utf8', input });
/** All files of a publication with their text. */
const filesIn = (root: string) =>
  new Map(
    readdirSync(join(root, 'content'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, readFileSync(path, 'latin1')]),
  );
const text = readFileSync(join(fixtures, 'import/text/01-topics-and-wall.txt'));
const long =
  'The ledger of the town lies open on a table in the reading room, and anybody may turn its pages.';

describe('npm run import', () => {
  const root = copyOf('good');
  const before = filesIn(root);
  const folder = join(temporaryFolder(), 'old');
  mkdirSync(join(folder, 'page_files'), { recursive: true });
  writeFileSync(join(folder, 'bridges.txt'), text);
  writeFileSync(join(folder, 'empty.txt'), '');
  writeFileSync(join(folder, '~$bridges.docx'), 'x');
  const word = wordFile(wordParagraph(run(long)));
  writeFileSync(join(folder, 'half.docx'), word.subarray(0, word.length / 2));
  writeFileSync(
    join(folder, 'page.html'),
    `<html><head><title>The harbor</title></head><body><article><h1>The harbor</h1><p>By Mara Lind</p><figure><img src="page_files/quay.jpg" alt="The quay"><figcaption>The quay. Photo: Ada Brook</figcaption></figure>${`<p>${long}</p>`.repeat(2)}</article></body></html>`,
  );

  test('reports and writes nothing with --dry-run, also of a pasted text', () => {
    const { status, stdout } = runImport(root, ['-', '--dry-run'], text.toString());
    assert.equal(status, 0);
    assert.match(
      stdout,
      /would create {2}content\/articles\/two-bridges-one-ledger-and-no-one-who-signed\.md/u,
    );
    assert.match(stdout, /set apart registration wall: Already have an account\? Log in/u);
    assert.deepEqual(filesIn(root), before);
  });

  test('imports what it can of a mixed folder, and says what is wrong with the rest', async () => {
    writeFileSync(join(folder, 'page_files/quay.jpg'), await photograph());
    const { status, stdout } = runImport(root, [
      folder,
      '--json',
      '--create',
      '--topics',
      'bridges',
      '--author',
      'town-desk',
    ]);
    const { files, created } = JSON.parse(stdout) as {
      files: { name: string; refused?: { found: string }; articles: { created: string[] }[] }[];
      created: string[];
    };
    assert.equal(status, 1);
    const done = Object.fromEntries(
      files.map(({ name, refused, articles }) => [
        name.replace(/^.*[/\\]/u, ''),
        refused?.found ?? articles[0]?.created,
      ]),
    );
    assert.deepEqual(done, {
      'bridges.txt': ['content/articles/two-bridges-one-ledger-and-no-one-who-signed.md'],
      'empty.txt': 'an empty file',
      'half.docx': 'a document that is incomplete or damaged',
      'page.html': ['content/pictures/quay.jpg', 'content/articles/the-harbor.md'],
      '~$bridges.docx': 'a file that Word or LibreOffice keeps while a text is open',
    });
    assert.deepEqual(
      created.filter((file) => file.startsWith('content/people/')),
      [],
    );
    assert.ok(created.includes('content/topics/corruption.md'));
    const after = filesIn(root);
    for (const [path, bytes] of before) assert.equal(after.get(path), bytes, path);
    assert.ok(![...after.keys()].some((path) => path.includes('.importing')));
    assert.match(
      after.get(join(root, 'content/articles/the-harbor.md')) ?? '',
      /!\[The quay\]\(\.\.\/pictures\/quay\.jpg "The quay\. \(Photo: Ada Brook\)"\)/u,
    );
  });

  test('the articles have no errors', async () => {
    const { problems } = await readContent(root);
    assert.deepEqual(
      problems
        .filter(({ file }) => /the-harbor|two-bridges-one-ledger/u.test(file))
        .map(({ name, found }) => [name, found]),
      [],
    );
  });

  test('overwrites nothing when it runs again', () => {
    const first = filesIn(root);
    const { status, stdout } = runImport(root, [join(folder, 'bridges.txt'), join(folder, 'missing.txt')]);
    assert.equal(status, 1);
    assert.match(
      stdout,
      /skipped {3}content\/articles\/two-bridges-one-ledger-and-no-one-who-signed\.md exists/u,
    );
    assert.match(stdout, /a file that cannot be opened \(ENOENT\)/u);
    assert.deepEqual(filesIn(root), first);
  });

  test('refuses an author that does not exist before it reads a file', () => {
    const { status, stderr } = runImport(root, ['a.txt', '--author', 'nobody']);
    assert.equal(status, 2);
    assert.match(stderr, /^--author: nothing has the id “nobody”\. There is: mara-lind, town-desk\./u);
  });
});
