import assert from 'node:assert/strict';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { serve } from '../site/serve.ts';
import { dist } from './english.ts';
import { closeAfterTests, isEndedTransition, sharedChromium } from './shared-chromium.ts';

/** A reader’s tab, with the errors that occurred in it. */
export interface Tab {
  page: Page;
  errors: string[];
}

export interface OpenSite {
  url: string;
  browser: Browser;
  /** Opens a tab with a new profile. */
  tab: (options?: BrowserContextOptions) => Promise<Tab>;
  close: () => Promise<void>;
}

/**
 * Serves the built site and launches a browser; both are closed at the end of the test file. `folder` is another
 * site than dist/, and `strict: false` omits the headers it is published with.
 */
export async function openSite({ folder = dist, strict = true, base = '/' } = {}): Promise<OpenSite> {
  const served = await serve(folder, { strict, base });
  closeAfterTests(served.close);
  const browser = await sharedChromium();
  const tab = async (options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({ baseURL: served.url, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    if (options.javaScriptEnabled !== false) waitForScripts(page);
    const errors: string[] = [];
    // Most violations of the content policy appear as console errors, and all of them as events.
    await page.addInitScript(() => {
      document.addEventListener(
        'securitypolicyviolation',
        ({ violatedDirective, blockedURI, sourceFile }) => {
          console.error(`policy: ${violatedDirective} forbids ${blockedURI} of ${sourceFile}`);
        },
      );
    });
    page.on('console', (message) => {
      if (!['error', 'warning'].includes(message.type())) return;
      // A font that arrives late is used on the next page (fonts.css). tests/publication/pages.test.ts checks that no other is preloaded.
      if (message.text().includes('.woff2 was preloaded using link preload but not used')) return;
      errors.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => {
      if (!isEndedTransition(error)) errors.push(`exception: ${error.message}`);
    });
    page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? '';
      // Requests that are aborted by navigation or a newer request are not errors; blocked ones have another message.
      if (why !== 'net::ERR_ABORTED') errors.push(`failed: ${request.url()} ${why}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) errors.push(`${response.status()}: ${response.url()}`);
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(`${served.url}/`)) errors.push(`asked of another host: ${request.url()}`);
    });
    return { page, errors };
  };
  const site: OpenSite = {
    url: served.url,
    browser,
    tab,
    close: async () => {
      await left.get(site)?.page.context().close();
      await served.close();
    },
  };
  return site;
}

/**
 * True when the page’s scripts have run, or could not be loaded, or it has none. Runs in the page. Some scripts are modules that run
 * before the load event; the script of every page is loaded after the first paint (client/page.ts).
 */
export function scriptsHaveRun(): boolean {
  const { dataset } = document.documentElement;
  return (
    document.readyState === 'complete' &&
    ('ready' in dataset ||
      'failed' in dataset ||
      !document.querySelector('template[data-scripts], script[src*="/PageScript."]'))
  );
}

/**
 * Resolves when a page’s scripts have run, or could not be loaded. `waitForFunction` would first load a script of Playwright’s into the
 * page, which costs as much as a fifth of the page.
 */
export async function scriptsOf(page: Pick<Page, 'evaluate'>): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end;) {
    // While a page is replaced by another, nothing runs in it.
    if (await page.evaluate(scriptsHaveRun).catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('the scripts of the page have not run after 30 seconds');
}

/** Makes navigation wait for a page’s scripts, because interactions before that have no effect. */
export function waitForScripts(page: Page): void {
  const goto = page.goto.bind(page);
  const reload = page.reload.bind(page);
  page.goto = async (...args) => {
    const response = await goto(...args);
    if (args[1]?.waitUntil !== 'commit') await scriptsOf(page);
    return response;
  };
  page.reload = async (...args) => {
    const response = await reload(...args);
    await scriptsOf(page);
    return response;
  };
}

/** Options for {@link read} where a tab must not have had an earlier page: with a history, or a clock, of its own. */
export const newTab: BrowserContextOptions = {};

/** The tab that the last reader of a site left, emptied. */
const left = new WeakMap<OpenSite, Tab>();

/**
 * Runs `visit` with a reader on a page of a site, for whom nothing is stored; fails on any error in the page. Without `options`, it may be
 * the tab of an earlier reader: a process for each costs twice as much as the page.
 */
export async function read(
  site: OpenSite,
  path: string,
  visit: (page: Page) => Promise<void>,
  options?: BrowserContextOptions,
): Promise<void> {
  const known = options ? undefined : left.get(site);
  left.delete(site);
  const tab = known ?? (await site.tab(options));
  const { page, errors } = tab;
  try {
    await page.goto(path);
    await visit(page);
    assert.deepEqual(errors, []);
    if (!options) {
      await empty(site, tab);
      left.set(site, tab);
    }
  } finally {
    if (left.get(site) !== tab) await page.context().close();
  }
}

/** Makes a tab as good as new: another page of the site, which has no script, and nothing stored. */
export async function empty(site: OpenSite, { page, errors }: Tab): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  // Not about:blank, from which the next page would be opened in another process.
  await page.goto(`${site.url}/robots.txt`);
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await page.mouse.move(0, 0);
  await page.setViewportSize({ width: 1280, height: 720 });
  errors.length = 0;
}
