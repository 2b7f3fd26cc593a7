import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { removeLater } from '../../src/commands/remove-later.ts';
import { isOtherProcess } from '../../src/content/other-process.ts';
import { temporaryFolder } from '../publications.ts';

/** Returns a folder in which a former site waits, with as many pages, and the beginning of the names of those that are removed. */
function formerSite(pages: number) {
  const root = temporaryFolder();
  const former = join(root, 'former-1');
  for (let number = 0; number < pages; number++) {
    mkdirSync(join(former, 'q', String(number)), { recursive: true });
    writeFileSync(join(former, 'q', String(number), 'index.html'), '');
  }
  return { root, former, prefix: join(root, 'removed-') };
}
const names = (root: string) => readdirSync(root);

describe('a former site', () => {
  test('is gone at once if it is small', () => {
    const { root, former, prefix } = formerSite(20);
    removeLater(former, prefix, { isWaiting: false });
    assert.deepEqual(names(root), []);
  });

  test('is removed by another process if it is large, under its name, which nobody takes for a site that was moved aside', async () => {
    const { root, former, prefix } = formerSite(20);
    removeLater(former, prefix, { isWaiting: false, few: 10 });
    const [name = '', ...others] = names(root);
    assert.deepEqual(others, []);
    const pid = Number(/^removed-(\d+)$/.exec(name)?.[1]);
    assert.ok(pid !== process.pid, name);
    while (existsSync(join(root, name))) {
      assert.ok(isOtherProcess(pid) || !existsSync(join(root, name)), 'the process ended without its work');
      await setTimeout(20);
    }
  });

  test('is gone at once where a service ends all processes of a build', () => {
    const { root, former, prefix } = formerSite(20);
    removeLater(former, prefix, { isWaiting: true, few: 10 });
    assert.deepEqual(names(root), []);
  });

  test('that cannot be moved stays, with a line that says so, and does not fail the build', ({ mock }) => {
    const warn = mock.method(console, 'warn', () => undefined);
    const { root, former } = formerSite(20);
    removeLater(former, join(root, 'no folder', 'removed-'), { isWaiting: false });
    assert.ok(existsSync(join(former, 'q/19/index.html')));
    assert.match(
      String(warn.mock.calls[0]?.arguments[0]),
      /could not be removed; the next build tries again\. ENOENT/,
    );
  });
});
