import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page, Route } from 'playwright-core';
import { build } from '../builds.ts';
import { filesIn } from '../files-in.ts';
import { copyOf } from '../publications.ts';
import { StandIn } from '../search/server/stand-in.ts';
import { type OpenSite, openSite, type Tab } from './open-site.ts';
import { answered, box, paths, results, told } from './search-list.ts';

/*
 * A site whose settings name a search server. The browser’s requests to it are answered by a stand-in. The pages contain their policy, which
 * names the server; the headers of the test server are those of another site.
 */
const root = copyOf('english');
appendFileSync(
  join(root, 'content/site.yaml'),
  `policyInPages: true
search:
  server:
    engine: opensearch
    url: https://search.example.org
    index: articles
`,
);
const { status, output } = build(root);
assert.equal(status, 0, output);
const dist = join(root, 'dist');

const exported = (...options: string[]) =>
  spawnSync(
    process.execPath,
    [join(import.meta.dirname, '../../src/commands/export.ts'), '--content', root, ...options],
    { cwd: root, encoding: 'utf8' },
  );

const standIn = new StandIn();
let site: OpenSite;
let usual: OpenSite;
before(async () => {
  const { status: exit, stderr } = exported('--to', 'search');
  assert.equal(exit, 0, stderr);
  for (const file of filesIn(join(root, 'export')).filter((path) => path.endsWith('.ndjson')))
    standIn.load(readFileSync(file, 'utf8'));
  site = await openSite({ folder: dist, strict: false });
  usual = await openSite();
});
after(async () => {
  await site.close();
  await usual.close();
});

const headers = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'content-type',
  'content-type': 'application/json',
};

/** The site is allowed to ask its server, and says on the console why that did not answer. */
const isAboutServer = (error: string) =>
  /search\.example\.org|the search server|answer of the search|resource: (?:net::ERR_CONNECTION_REFUSED|.* 503)/.test(
    error,
  );

/** Opens a page of the site, whose requests to the search server `answer` answers. Returns the number of these requests. */
async function visit(
  path: string,
  answer: (route: Route, body: string) => Promise<void>,
  go: (tab: Tab, asked: () => number) => Promise<void>,
): Promise<void> {
  const tab = await site.tab();
  let count = 0;
  await tab.page.context().route('https://search.example.org/**', (route, request) => {
    if (request.method() === 'OPTIONS') return route.fulfill({ status: 204, headers });
    count++;
    return answer(route, request.postData() ?? '');
  });
  await tab.page.goto(path);
  await go(tab, () => count);
  assert.deepEqual(
    tab.errors.filter((error) => !isAboutServer(error)),
    [],
  );
  await tab.page.context().close();
}

const properly = (route: Route, body: string) =>
  route.fulfill({ headers, body: standIn.answer(route.request().url(), body) });

/** Opens the same page of the site without a server. */
async function ofIndex<T>(path: string, read: (page: Page) => Promise<T>): Promise<T> {
  const { page } = await usual.tab();
  await page.goto(path);
  const found = await read(page);
  await page.context().close();
  return found;
}

describe('a search that a server answers', () => {
  for (const path of ['/search/?q=crew+paper', '/search/?q=bridge&kind=quotes', '/ar/search/?q=الجسر'])
    test(`finds the same as the index, and loads none of it: ${path}`, async () => {
      const read = async (page: Page) => ({ told: await told(page), paths: (await paths(page)).sort() });
      const expected = await ofIndex(path, read);
      await visit(path, properly, async ({ page }, asked) => {
        const loaded: string[] = [];
        page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
        await page.reload();
        assert.deepEqual(await read(page), expected);
        assert.ok(asked() > 0);
        assert.deepEqual(
          loaded.filter((file) => file.includes('/pagefind/')),
          ['/pagefind/contents.json'],
        );
      });
    });

  test('has marked words, and counts for each choice', () =>
    visit('/search/?q=crew+paper', properly, async ({ page }) => {
      await told(page);
      assert.deepEqual(await results(page).first().locator('h2 mark').allInnerTexts(), ['crew', 'paper']);
      const read = (at: Page) =>
        at.locator('[data-facet=year] label, [data-facet=topic] label').allTextContents();
      await answered(page);
      const own = await ofIndex('/search/?q=crew+paper', async (other) => {
        await answered(other);
        return read(other);
      });
      assert.deepEqual(await read(page), own);
    }));

  test('follows what is typed, and the dialog does, too', () =>
    visit('/search/', properly, async ({ page }) => {
      await box(page).fill('payroll');
      await page.locator('[data-results] a[href^="/articles/the-crew-on-paper/"]').first().waitFor();
      await page.goto('/about/');
      await page.keyboard.press('/');
      await page.locator('dialog[open] input').fill('payroll');
      await page.locator('dialog[open] h3 a[href^="/articles/the-crew-on-paper/"]').waitFor();
    }));
});

const faults: Record<string, [notice: RegExp, answer: (route: Route) => Promise<void>]> = {
  'cannot be reached': [
    /^The search server cannot be reached\./,
    (route) => route.abort('connectionrefused'),
  ],
  'is overloaded': [
    /^The search server cannot be reached\./,
    (route) => route.fulfill({ status: 503, headers }),
  ],
  'takes too long': [/^The search server takes too long\./, () => Promise.resolve()],
  'answers with a page': [
    /^The search server did not return an answer/,
    (route) => route.fulfill({ headers, body: '<h1>It works!</h1>' }),
  ],
  'has another schema': [
    /^The search server did not return an answer/,
    (route) => route.fulfill({ headers, body: '{"hits":{"total":7,"hits":[]}}' }),
  ],
};

describe('a search server', () => {
  for (const [what, [notice, answer]] of Object.entries(faults))
    test(`that ${what} is reported as such, and the index answers`, async () => {
      const path = '/search/?q=crew+paper';
      const expected = await ofIndex(path, async (page) => ({
        told: await told(page),
        paths: await paths(page),
      }));
      await visit(path, answer, async ({ page }, asked) => {
        assert.deepEqual({ told: await told(page), paths: await paths(page) }, expected);
        assert.match(await page.locator('[data-notes]').innerText(), notice);
        // Readers wait once.
        await box(page).fill('payroll');
        await page.locator('[data-results] a[href^="/articles/the-crew-on-paper/"]').first().waitFor();
        assert.equal(asked(), 1);
      });
    });

  test('cannot put markup or other sites into results', () =>
    visit(
      '/search/?q=crew',
      (route, body) => {
        const text = standIn
          .answer(route.request().url(), body)
          .replaceAll('The crew', '<img src=x onerror=document.title=1> The crew');
        return route.fulfill({ headers, body: text });
      },
      async ({ page }) => {
        await told(page);
        assert.match(
          await results(page).first().innerText(),
          /<img src=x onerror=document\.title=1> The crew/,
        );
        assert.equal(await page.locator('[data-results] img').count(), 0);
      },
    ));
});

describe('the export for a search server', () => {
  test('has a line for what to do and one for the text of each article and quote', () => {
    const lines = readFileSync(join(root, 'export/opensearch/documents-1.ndjson'), 'utf8').trim().split('\n');
    const ids = lines.filter((_, index) => index % 2 === 0).map((line) => JSON.parse(line) as unknown);
    assert.deepEqual(
      ids.length > 20 && ids.every((id) => /"_id":"\/(?:articles|q)\//.test(JSON.stringify(id))),
      true,
    );
    assert.equal(ids.length * 2, lines.length);
    assert.ok(lines.every((line) => !line.includes('\ue000')));
  });

  test('is refused for a site that was not built from this content, with what to do', () => {
    const article = join(root, 'content/articles/one-bridge-two-entries.md');
    const text = readFileSync(article, 'utf8');
    rmSync(article);
    const { status: exit, stderr } = exported('--to', 'search');
    appendFileSync(article, text);
    assert.equal(exit, 1);
    assert.match(stderr, /fix/);
  });

  test('names what it can export', () => {
    const { status: exit, stderr } = exported('--to', 'solr');
    assert.equal(exit, 2);
    assert.match(stderr, /--to is “solr”: write --to search\./);
  });
});
