import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { build } from '../builds.ts';
import { copyOf } from '../publications.ts';

describe('pages that are rendered without Astro', () => {
  // The last is in a folder of its host.
  for (const publication of ['good', 'pictured', 'german-persian'])
    test(`have the bytes of Astro’s in the publication “${publication}”, and only files without a component are left to it`, () => {
      const root = copyOf(publication);
      mkdirSync(join(root, 'node_modules'), { recursive: true });
      const { status, output } = build(root);
      assert.equal(status, 0, output);
      const script = join(import.meta.dirname, 'compare-pages.ts');
      const compared = spawnSync(process.execPath, [script], { cwd: root, encoding: 'utf8' });
      assert.equal(compared.status, 0, compared.stderr);
      const found = JSON.parse(compared.stdout.trim().split('\n').at(-1) ?? '') as {
        pages: number;
        differing: string[];
        left: string[];
      };
      assert.ok(found.pages > 30, compared.stdout);
      assert.deepEqual(found.differing, []);
      assert.deepEqual(
        found.left.filter((component) => component.endsWith('.astro')),
        [],
      );
    });
});
