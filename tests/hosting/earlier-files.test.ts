import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { keepEarlierFiles } from '../../src/hosting/earlier-files.ts';
import { filesIn } from '../files-in.ts';
import { temporaryFolder } from '../publications.ts';

const day = 24 * 60 * 60 * 1000;
const start = Date.parse('2026-11-01');

describe('files of earlier releases', () => {
  const root = temporaryFolder();
  const dist = join(root, 'dist');
  /** Builds a site of these files, publishes it on a day, and returns what dist/ then has. */
  function publish(after: number, ...files: string[]): string[] {
    rmSync(dist, { recursive: true, force: true });
    for (const file of files) {
      mkdirSync(dirname(join(dist, file)), { recursive: true });
      writeFileSync(join(dist, file), file);
    }
    keepEarlierFiles(dist, join(root, 'store'), start + after * day);
    return filesIn(dist)
      .map((file) => file.slice(dist.length + 1))
      .sort();
  }

  test('stay for 30 days after the last release that has them', () => {
    assert.deepEqual(publish(0, 'index.html', 'assets/a.1.js', 'assets/b.1.js'), [
      'assets/a.1.js',
      'assets/b.1.js',
      'index.html',
    ]);
    assert.deepEqual(publish(20, 'assets/a.1.js', 'assets/b.2.js'), [
      'assets/a.1.js',
      'assets/b.1.js',
      'assets/b.2.js',
    ]);
    assert.equal(readFileSync(join(dist, 'assets/b.1.js'), 'utf8'), 'assets/b.1.js');
    assert.deepEqual(publish(31, 'assets/b.2.js'), ['assets/a.1.js', 'assets/b.2.js']);
    assert.deepEqual(publish(62, 'assets/b.2.js'), ['assets/b.2.js']);
  });

  test('are parts of the search index too, but not its lists, pages or share cards', () => {
    publish(
      70,
      'pagefind/index/en_1.pf_index',
      'pagefind/pagefind-entry.json',
      'articles/a/index.html',
      'cards/a.0123456789.png',
    );
    assert.deepEqual(publish(71), ['assets/b.2.js', 'pagefind/index/en_1.pf_index']);
  });
});
