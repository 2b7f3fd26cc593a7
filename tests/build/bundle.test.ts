import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, mock, test } from 'node:test';
import {
  bundleDraft,
  bundles,
  dropBundle,
  factsOf,
  keepBundle,
  keepDraft,
  keptBundle,
  removeOldDrafts,
} from '../../src/build/bundle.ts';
import { temporaryFolder } from '../publications.ts';

const key = `test-${process.pid}`;

/** Keeps a bundle of a script and a style sheet, and returns its folder. */
function kept(): string {
  const folder = temporaryFolder();
  for (const [name, text] of [
    ['server/entry.mjs', 'export default 1;'],
    ['assets/page.css', 'p { color: red }'],
  ] as const) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  keepBundle(key, join(folder, 'server'), join(folder, 'assets'), {
    styles: [['/a', ['b.css']]],
  });
  return keptBundle(key) ?? assert.fail('not kept');
}

describe('a kept bundle', () => {
  afterEach(() => {
    dropBundle(key);
    mock.restoreAll();
  });

  test('has the files and facts that it was kept with', () => {
    assert.deepEqual(factsOf(kept()).styles, [['/a', ['b.css']]]);
  });

  for (const [what, damage] of [
    [
      'a changed script',
      (folder: string) => {
        writeFileSync(join(folder, 'server/entry.mjs'), 'export default 2;');
      },
    ],
    [
      'a changed style sheet',
      (folder: string) => {
        writeFileSync(join(folder, 'assets/page.css'), 'p { color: tan }');
      },
    ],
    [
      'a missing file',
      (folder: string) => {
        rmSync(join(folder, 'assets/page.css'));
      },
    ],
    [
      'a file too many',
      (folder: string) => {
        writeFileSync(join(folder, 'server/other.mjs'), '');
      },
    ],
    [
      'facts that are cut off',
      (folder: string) => {
        writeFileSync(join(folder, 'facts.json'), '{"styles":[');
      },
    ],
    [
      'no facts',
      (folder: string) => {
        rmSync(join(folder, 'facts.json'));
      },
    ],
  ] as const)
    test(`is dropped with one line if it has ${what}`, () => {
      const warn = mock.method(console, 'warn', () => undefined);
      const folder = kept();
      damage(folder);
      assert.equal(keptBundle(key), undefined);
      assert.ok(!existsSync(folder));
      assert.equal(warn.mock.callCount(), 1);
      assert.match(
        String(warn.mock.calls[0]?.arguments[0]),
        /^The kept bundle is dropped, because it is damaged: /,
      );
    });
});

describe('the draft of a bundle', () => {
  test('that is not finished is removed, not kept', () => {
    const draft = bundleDraft();
    mkdirSync(join(draft, 'server'), { recursive: true });
    keepDraft(key, draft);
    assert.ok(!existsSync(draft));
    assert.equal(keptBundle(key), undefined);
  });

  test('of a process that was killed is removed by the next build, that of a running one is not', () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    const [killed, running] = [pid, process.ppid].map((id) => join(bundles, `draft-${id}`)) as [
      string,
      string,
    ];
    for (const folder of [killed, running]) mkdirSync(folder, { recursive: true });
    try {
      removeOldDrafts();
      assert.deepEqual([existsSync(killed), existsSync(running)], [false, true]);
    } finally {
      rmSync(running, { recursive: true });
    }
  });
});
