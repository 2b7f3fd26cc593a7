import '../enter-publication.ts';
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ContentCache } from '../../src/content/content-cache.ts';
import { readContent } from '../../src/content/read-content.ts';
import { pageUrls } from '../../src/model/urls.ts';
import { publishedFiles } from '../../src/outputs/published-files.ts';
import { sharedChromium } from '../browser/shared-chromium.ts';
import { copySoftware, environmentOf } from '../builds.ts';

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
  // Before the hook of copySoftware, which removes the folder: the server writes into it until it has ended.
  after(async () => {
    server?.kill();
    await ended;
  });
  const root = copySoftware();
  let output = '';
  let url = '';
  let server: ChildProcess | undefined;
  let ended: Promise<unknown> | undefined;

  before(async () => {
    const child = spawn(process.execPath, [join(root, 'src/commands/dev.ts'), '--port', '0'], {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...environmentOf(root) },
    });
    server = child;
    ended = once(child, 'close');
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => (output += text.toString()));
    url = await until(() => /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0], 'an address');
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

  test('answers at every URL of the built site: pages, feeds, cards, files for programs', async () => {
    const { library } = await readContent(root, new ContentCache());
    const paths = [...pageUrls(library).map(({ path }) => path), ...publishedFiles(library)];
    const faults: string[] = [];
    const queue = paths.values();
    const walk = async () => {
      for (const path of queue) {
        const response = await fetch(url + path, { redirect: 'manual' });
        const body = await response.arrayBuffer();
        if (response.status !== 200 || body.byteLength === 0) faults.push(`${response.status} ${path}`);
      }
    };
    await Promise.all([walk(), walk(), walk()]);
    assert.deepEqual(faults, []);
    assert.ok(paths.length > 60);
    const typeOf = async (path: string) => (await fetch(url + path)).headers.get('content-type');
    assert.equal(await typeOf('/atom.xml'), 'application/xml');
    assert.equal(await typeOf('/apple-touch-icon.png'), 'image/png');
  });

  test('serves the desk with its styles, lets no other site read it, and takes requests of its own pages only', async () => {
    await until(() => output.includes(`The desk is at ${url}/desk/`), 'the address of the desk');
    const desk = await fetch(`${url}/desk/`, { headers: { origin: 'http://localhost:3000' } });
    assert.deepEqual([desk.status, desk.headers.get('access-control-allow-origin')], [200, null]);
    const [, sheet = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(await desk.text()) ?? [];
    const styles = await fetch(url + sheet, { headers: { accept: 'text/css' } });
    assert.match(await styles.text(), /--step-0:/);
    assert.equal((await fetch(`${url}/_desk/seal`, { method: 'POST', body: '{}' })).status, 403);
    assert.match(await (await fetch(url)).text(), /<meta name="verbatim-desk" content="[\w-]{43}"/);
  });

  test('lets an editor filter the desk’s list, and create an article that is then in it', async (t) => {
    const browser = await sharedChromium();
    const page = await browser.newPage({ baseURL: url });
    t.after(async () => {
      await page.close();
      rmSync(join(root, 'content/articles/a-bridge-b-of-wood.md'), { force: true });
    });
    const faults: string[] = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    // An editor that would be opened on this machine.
    await page.route('**/__open-in-editor**', (route) => route.fulfill({ status: 204 }));
    const titles = () => page.locator('tbody th bdi').allTextContents();
    await page.goto('/desk/');
    assert.ok((await titles()).length > 1);
    await page.locator('input[name="text"]').fill('ledger grew');
    await page.keyboard.press('Enter');
    await page.waitForURL(/[?&]text=ledger/);
    assert.deepEqual(await titles(), ['How the ledger grew']);

    await page.locator('a[href$="/desk/new/"]').click();
    await page.locator('select[name="author"]').selectOption('town-desk');
    await page.locator('select[name="topics"]').selectOption('bridges');
    await page.locator('input[name="title"]').fill('A bridge <b> of wood');
    await page.locator('form button[type="submit"]').click();
    await page.locator('.result code', { hasText: 'content/articles/a-bridge-b-of-wood.md' }).waitFor();
    await page.locator('form button[type="submit"]').click();
    await page.locator('.result .failure', { hasText: 'a file of that name' }).waitFor();
    await page.goto('/desk/?state=draft');
    // The list loads itself again after a change.
    await page.locator('tbody th bdi', { hasText: /^A bridge <b> of wood$/ }).waitFor();
    // The browser reports the refusal of the second file as it reports failed requests.
    assert.deepEqual(
      faults.filter((fault) => !fault.includes('409')),
      [],
    );
  });

  const file = join(root, 'content/articles/how-the-ledger-grew.md');
  const page = async () => (await fetch(`${url}/articles/how-the-ledger-grew/`)).text();

  test('reloads a page that does not show a change, and connects when others have been reloaded for it', async (t) => {
    const browser = await sharedChromium();
    const opened = async (path: string, shown: string, connect: Promise<unknown> = Promise.resolve()) => {
      const tab = await browser.newPage({ baseURL: url });
      t.after(() => tab.close());
      await tab.routeWebSocket(/./, async (socket) => {
        await connect;
        socket.connectToServer();
      });
      await tab.goto(path);
      const title = tab.locator(shown);
      await title.filter({ hasText: /^\s*How the ledger grew\s*$/ }).waitFor();
      return title.filter({ hasText: /^\s*How the ledger grew longer\s*$/ });
    };
    const { promise: connected, resolve: connect } = Promise.withResolvers();
    const first = await opened('/desk/', 'tbody th bdi');
    const late = [
      await opened('/desk/', 'tbody th bdi', connected),
      await opened('/articles/how-the-ledger-grew/', 'h1', connected),
    ];
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(/^title: .*$/m, 'title: How the ledger grew longer'),
    );
    await first.waitFor();
    for (const title of late) assert.equal(await title.count(), 0);
    connect(undefined);
    for (const title of late) await title.waitFor();
  });

  test('shows a saved article on its page, and in a new search index', async () => {
    assert.doesNotMatch(list(), /^quaggas /m);
    appendFileSync(file, '\nThree quaggas came by.\n');
    await until(async () => (await page()).includes('quaggas') || undefined, 'the words on the page');
    await until(() => /^quaggas /m.test(list()) || undefined, `the new word; the server said:\n${output}`);
  });

  test('reports an invalid file with its line, and shows its last valid version until it is fixed', async () => {
    const valid = readFileSync(file, 'utf8');
    writeFileSync(file, `${valid.replace(/^date: .*$/m, 'date: 2026-02-30')}\nTwo okapis followed.\n`);
    await until(
      () => /how-the-ledger-grew\.md\n\n {2}\d+:1 {2}error {2}date/.test(output) || undefined,
      'a report',
    );
    const shown = await page();
    assert.ok(shown.includes('quaggas') && !shown.includes('okapis'));
    writeFileSync(file, `${valid}\nTwo okapis followed.\n`);
    await until(async () => (await page()).includes('okapis') || undefined, 'the fixed article');
    assert.match(output, /no problems found/);
  });

  test('shows a page for a draft that is added, with a banner, and none for one that is removed', async () => {
    const added = join(root, 'content/articles/a-third-bridge.md');
    const status = async () => (await fetch(`${url}/articles/a-third-bridge/`)).status;
    writeFileSync(
      added,
      readFileSync(file, 'utf8')
        .replace(/^pullQuotes:\n(?:[ -].*\n)+/m, '')
        .replace(/^part: .*\n/m, '')
        .replace(/^date: /m, 'draft: true\ndate: '),
    );
    await until(async () => (await status()) === 200 || undefined, `the page; the server said:\n${output}`);
    const draft = await (await fetch(`${url}/articles/a-third-bridge/`)).text();
    assert.match(draft, /<p class="preview-banner" role="note">\s*Draft: not published/);
    assert.match(draft, /<html[^>]* data-preview/);
    const sources = await (await fetch(`${url}/articles/a-third-bridge/sources/`)).text();
    assert.match(sources, /<p class="preview-banner"/);
    assert.doesNotMatch(await page(), /preview-banner" role|<html[^>]* data-preview/);
    rmSync(added);
    await until(async () => (await status()) === 404 || undefined, 'the page to go');
  });
});
