import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { temporaryFolder } from '../publications.ts';
import type { StandIn } from '../search/server/stand-in.ts';
import type { Waiting } from './intercept.ts';
import { type OpenSite, openSite, type Tab } from './open-site.ts';
import {
  answerWith,
  filledStandIn,
  isAboutServer,
  publicationWithServer,
  serverHeaders as headers,
} from './search-kinds.ts';
import { box, paths, results, told } from './search-list.ts';

/** A site whose settings name a search server. The browser’s requests to it are answered by a stand-in. What readers see of it is in search-journeys.ts. */
let standIn: StandIn;
let site: OpenSite;
/** What the same site without a server says. */
let ofIndex: { told: string; paths: string[] };
const path = '/search/?q=crew+paper';
const read = async (page: Page) => ({ told: await told(page), paths: await paths(page) });
before(async () => {
  standIn = filledStandIn();
  site = await openSite({ folder: join(publicationWithServer(), 'dist'), strict: false });
  const usual = await openSite();
  const { page } = await usual.tab();
  await page.goto(path);
  ofIndex = await read(page);
  await page.context().close();
  await usual.close();
});
after(() => site.close());

/** Opens a page of the site, whose requests to the search server `answer` answers. Passes the number of these requests. */
async function visit(
  at: string,
  answer: (request: Waiting) => void,
  go: (tab: Tab, asked: () => number) => Promise<void>,
): Promise<void> {
  const tab = await site.tab();
  let count = 0;
  await answerWith(tab, (request) => {
    count++;
    answer(request);
  });
  await tab.page.goto(at);
  await go(tab, () => count);
  assert.deepEqual(
    tab.errors.filter((error) => !isAboutServer(error)),
    [],
  );
  await tab.page.context().close();
}

const properly = ({ url, body, fulfill }: Waiting) => {
  fulfill({ headers, body: standIn.answer(url, body) });
};

test('a search that a server answers loads nothing of the index but what queries are interpreted with', () =>
  visit('/robots.txt', properly, async ({ page }, asked) => {
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
    await page.goto(path);
    assert.ok((await read(page)).paths.length > 0);
    assert.ok(asked() > 0);
    assert.deepEqual(
      loaded.filter((file) => file.includes('/pagefind/')),
      ['/pagefind/contents.json'],
    );
  }));

test('a server that an open tab could not ask, because it was offline, is asked when it is online', () =>
  visit('/search/', properly, async ({ page, errors }, asked) => {
    await page.locator('[data-results][aria-busy=false]').waitFor({ state: 'attached' });
    // Nor is the script that asks it still on its way.
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await box(page).fill('payroll');
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    assert.equal(asked(), 0);
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('[data-results] a[href^="/articles/the-crew-on-paper/"]').first().waitFor();
    assert.equal(await page.locator('[data-notes]').innerText(), '');
    assert.ok(asked() > 0);
    errors.length = 0;
  }));

const answering =
  (body: string, status = 200) =>
  ({ fulfill }: Waiting) => {
    fulfill({ status, headers, body });
  };
const faults: Record<string, [notice: RegExp, answer: (request: Waiting) => void]> = {
  'cannot be reached': [
    /^The search server cannot be reached\./,
    ({ abort }) => {
      abort('ConnectionRefused');
    },
  ],
  'is overloaded': [/^The search server cannot be reached\./, answering('', 503)],
  'takes too long': [/^The search server is taking too long\./, () => undefined],
  'answers with a page': [/^The search server sent an invalid answer/, answering('<h1>It works!</h1>')],
  'has another schema': [
    /^The search server sent an invalid answer/,
    answering('{"hits":{"total":7,"hits":[]}}'),
  ],
};

describe('a search server', () => {
  for (const [what, [notice, answer]] of Object.entries(faults))
    test(`that ${what} is reported as such, and the index answers`, () =>
      visit(path, answer, async ({ page }, asked) => {
        assert.deepEqual(await read(page), ofIndex);
        assert.match(await page.locator('[data-notes]').innerText(), notice);
        // Readers wait once.
        await box(page).fill('payroll');
        await page.locator('[data-results] a[href^="/articles/the-crew-on-paper/"]').first().waitFor();
        assert.equal(asked(), 1);
      }));

  test('cannot put markup or other sites into results', () =>
    visit(
      '/search/?q=crew',
      ({ url, body, fulfill }) => {
        const text = standIn
          .answer(url, body)
          .replaceAll('The crew', '<img src=x onerror=document.title=1> The crew');
        fulfill({ headers, body: text });
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
  const exported = (root: string, ...options: string[]) =>
    spawnSync(
      process.execPath,
      [
        join(import.meta.dirname, '../../src/commands/export.ts'),
        ...['--content', root, '--out', join(root, 'export'), ...options],
      ],
      { encoding: 'utf8' },
    );

  test('has a line for what to do and one for the text of each article and quote', () => {
    const file = join(publicationWithServer(), 'export/opensearch/documents-1.ndjson');
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    const ids = lines.filter((_, index) => index % 2 === 0).map((line) => JSON.parse(line) as unknown);
    assert.deepEqual(
      ids.length > 20 && ids.every((id) => /"_id":"\/(?:articles|q)\//.test(JSON.stringify(id))),
      true,
    );
    assert.equal(ids.length * 2, lines.length);
    assert.ok(lines.every((line) => !line.includes('\ue000')));
  });

  test('is refused for a site that was not built from this content, with what to do', () => {
    const root = temporaryFolder();
    for (const part of ['content', 'dist'])
      cpSync(join(publicationWithServer(), part), join(root, part), { recursive: true });
    rmSync(join(root, 'content/articles/one-bridge-two-entries.md'));
    const { status, stderr } = exported(root, '--to', 'search');
    assert.equal(status, 1);
    assert.match(stderr, /fix/);
  });

  test('names what it can export', () => {
    const { status, stderr } = exported(publicationWithServer(), '--to', 'solr');
    assert.equal(status, 2);
    assert.match(stderr, /--to is “solr”: write --to search\./);
  });
});
