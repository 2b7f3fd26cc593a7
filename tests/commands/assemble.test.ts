import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { readPart } from '../../src/build/part-file.ts';
import { builtSite, bytesOf, removeAstroFolder, timeOf } from '../builds.ts';
import { copyOf } from '../publications.ts';

/** The time of the site that was built at once, for all builds. */
const env = timeOf('english');
const commands = join(import.meta.dirname, '../../src/commands');

/** Runs a command on a publication; several can run at the same time. */
async function run(root: string, command: 'build' | 'assemble', ...options: string[]) {
  const child = spawn(process.execPath, [join(commands, `${command}.ts`), ...options], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const status = await new Promise<number | null>((done) => child.on('close', done));
  return { status, output };
}

async function succeeds(...order: Parameters<typeof run>): Promise<string> {
  const { status, output } = await run(...order);
  assert.equal(status, 0, output);
  return output;
}

/** Returns the files that only one of two sites has, or with other bytes. */
function differences(one: string, other: string): string[] {
  const [a, b] = [bytesOf(one), bytesOf(other)];
  assert.ok(a.size > 50);
  return [...new Set([...a.keys(), ...b.keys()])].filter((file) => a.get(file) !== b.get(file));
}

describe('a site of two parts', () => {
  const root = copyOf('english');
  const parts = join(root, 'dist-parts');
  let output = '';
  before(async () => {
    // Without a folder for packages, a publication keeps nothing of its content.
    mkdirSync(join(root, 'node_modules'));
    await Promise.all([1, 2].map((number) => succeeds(root, 'build', '--part', `${number}/2`)));
    // As on another machine, which has nothing but the parts.
    for (const folder of ['.astro', 'node_modules']) rmSync(join(root, folder), { recursive: true });
    removeAstroFolder(root);
    mkdirSync(join(root, 'node_modules'));
    output = await succeeds(root, 'assemble');
  });

  test('has the bytes of one that is built at once', () => {
    assert.deepEqual(differences(builtSite('english'), join(root, 'dist')), []);
  });

  test('takes every page from the parts, and leaves no drafts', () => {
    assert.match(output, /\[pages\] \d+ pages; 0 files rendered/);
    assert.deepEqual(readdirSync(parts), ['1-of-2.part', '2-of-2.part']);
    assert.deepEqual(
      readdirSync(join(root, '.astro')).filter((name) => /draft|work|former/.test(name)),
      [],
    );
  });

  test('finds all texts, pages for the index and books of articles in the parts', () => {
    const carried = new Set<string>();
    for (const part of readdirSync(parts))
      readPart(join(parts, part), ({ name }) => {
        carried.add(name);
      });
    const seriesBooks = globSync('series/**/*.epub', { cwd: builtSite('english') });
    for (const kind of ['texts', 'indexed-pages', 'books']) {
      const folder = join(root, '.astro', kind);
      const used = readdirSync(folder).flatMap((version) => readdirSync(join(folder, version)));
      assert.ok(used.length > 3, kind);
      const missing = used.filter((key) => !carried.has(`result/${kind}/${key}`));
      // A series can be in several parts, so its book is made of their pages.
      assert.equal(missing.length, kind === 'books' ? seriesBooks.length : 0, kind);
    }
  });

  test('is refused with a report on each part that is not right, and the site stays as it was', async () => {
    const [site, kept] = [bytesOf(join(root, 'dist')), join(root, 'kept')];
    cpSync(parts, kept, { recursive: true });
    rmSync(join(parts, '2-of-2.part'));
    const first = join(parts, '1-of-2.part');
    const bytes = readFileSync(first);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(first, bytes);
    const { status, output } = await run(root, 'assemble');
    assert.equal(status, 1);
    assert.match(output, /^dist-parts\/1-of-2\.part: part 1 of 2 is damaged\n {2}found {5}a damaged entry/m);
    assert.match(output, /^part 2 of 2 is missing\n.*\n.*\n {2}fix {7}npm run build -- --part 2\/2$/m);
    assert.match(output, /dist\/ holds the site as it was before/);

    const article = 'content/articles/' + (readdirSync(join(root, 'content/articles'))[0] ?? '');
    appendFileSync(join(root, article), '\nOne more sentence.\n');
    const changed = await run(root, 'assemble', 'kept');
    assert.equal(changed.status, 1);
    for (const number of [1, 2])
      assert.match(
        changed.output,
        new RegExp(
          `^kept/${number}-of-2\\.part: part ${number} of 2 was built from other content\n  found .*: ${article} had other bytes\n.*\n  fix       npm run build -- --part ${number}/2 --out kept$`,
          'm',
        ),
      );
    assert.deepEqual(bytesOf(join(root, 'dist')), site);
  });

  test('is refused without any part, or with a part of something else', async () => {
    rmSync(parts, { recursive: true });
    const { status, output } = await run(root, 'assemble');
    assert.equal(status, 1);
    assert.match(output, /^no part of a build\n {2}found {5}no file like 1-of-3\.part in dist-parts$/m);
    const other = await run(root, 'assemble', 'content/site.yaml');
    assert.equal(other.status, 1);
    assert.match(
      other.output,
      /^content\/site\.yaml: this file is damaged\n {2}found {5}\d+ bytes that are not a part/m,
    );
    for (const wrong of [
      ['--part', '4/3'],
      ['--part', '1/2', '--drafts'],
    ]) {
      const refused = await run(root, 'build', ...wrong);
      assert.equal(refused.status, 2);
      assert.match(refused.output, /^(?:--part is “4\/3”: write|A preview is not built in parts)/);
    }
  });
});

describe('a site of a part that was built without an earlier bundle', () => {
  test('in a folder of its host, with two languages and the policy in its pages, has the bytes of one that is built at once', async () => {
    // Its bundle serves for these settings, too; what is built at once uses it, and the part does not.
    builtSite('german-persian');
    const root = copyOf('german-persian');
    const file = join(root, 'content/site.yaml');
    const settings = readFileSync(file, 'utf8');
    const others = settings
      .replace(/^tagline:\n {2}de: .*$/m, 'tagline:\n  de: Wer es sagte')
      .replace(/^email: .*$/m, 'email: andere@hafenblatt.example')
      .replace(/^ {4}- topics\n {4}- quotes$/m, '    - quotes\n    - verify');
    assert.equal(others.split('\n').filter((line) => !settings.includes(line)).length, 3);
    writeFileSync(file, `${others}\npolicyInPages: true\n`);
    await succeeds(root, 'build', '--clean', '--part', '1/1');
    const output = await succeeds(root, 'assemble');
    assert.match(output, /\[pages\] \d+ pages; 0 files rendered/);
    assert.match(
      await succeeds(root, 'build', '--out', 'once'),
      /\[pages\] \d+ pages; [1-9]\d* files rendered/,
    );
    assert.deepEqual(differences(join(root, 'once'), join(root, 'dist')), []);
    removeAstroFolder(root);
  });
});
