import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readBuiltFiles } from '../../src/content/built-files.ts';
import { temporaryFolder } from '../publications.ts';

describe('reading the files of a built site', () => {
  const folder = temporaryFolder();
  const contents: [string, Buffer][] = [
    ['a-page/index.html', Buffer.from('<p>A page</p>')],
    ['a.txt', Buffer.from('text')],
    ['empty', Buffer.alloc(0)],
    // Read in parts, of which the last is short.
    ['film.mp4', Buffer.alloc(2 ** 24 + 3, 'film')],
  ];
  for (const [path, bytes] of contents) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }

  test('returns the hash of each in the order of their paths', () => {
    assert.deepEqual(
      [...readBuiltFiles(folder)],
      contents.map(([path, bytes]) => [path, hash('sha256', bytes)]),
    );
  });

  test('shows each once, with all its bytes', () => {
    const seen: [string, Buffer][] = [];
    readBuiltFiles(folder, undefined, ({ path, bytes }) => seen.push([path, Buffer.from(bytes())]));
    assert.deepEqual(
      seen.map(([path, bytes]) => [path, hash('sha256', bytes)]),
      contents.map(([path, bytes]) => [path, hash('sha256', bytes)]),
    );
  });
});
