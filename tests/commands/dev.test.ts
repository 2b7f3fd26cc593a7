import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { copyProject } from './copied-project.ts';

/** Tries until something holds; the time of a slow machine, not of a fast one. */
async function until<T>(holds: () => T | undefined | Promise<T | undefined>, what: string): Promise<T> {
  for (let tries = 0; tries < 400; tries++) {
    const value = await holds();
    if (value !== undefined && value !== false) return value;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`waited in vain for ${what}`);
}

describe('npm run dev', () => {
  const root = copyProject();
  let output = '';
  let url = '';
  let end: () => void;

  before(async () => {
    const server = spawn(process.execPath, [join(root, 'src/commands/dev.ts'), '--port', '0'], {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    });
    end = () => server.kill();
    for (const stream of [server.stdout, server.stderr])
      stream.on('data', (text: Buffer) => (output += text.toString()));
    url = await until(() => /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0], 'an address');
  });
  after(() => {
    end();
  });

  const list = () => {
    const file = join(root, '.astro/search/words-latin.txt');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };

  test('makes a search index in the background, and serves it with its age', async () => {
    await until(() => list() !== '' || undefined, 'an index');
    const answer = await until(async () => {
      const entry = await fetch(`${url}/pagefind/pagefind-entry.json`);
      return entry.ok ? entry : undefined;
    }, 'the entry file');
    assert.ok(answer.headers.get('last-modified'));
    assert.match(await (await fetch(`${url}/pagefind/pagefind.js`)).text(), /createInstance/);
  });

  test('makes it anew when an article changes', async () => {
    assert.doesNotMatch(list(), /^quaggas /m);
    appendFileSync(join(root, 'content/articles/how-the-ledger-grew.md'), '\nThree quaggas came by.\n');
    await until(() => /^quaggas /m.test(list()) || undefined, `the new word; the server said:\n${output}`);
  });
});
