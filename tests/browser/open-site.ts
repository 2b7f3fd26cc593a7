import assert from 'node:assert/strict';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { serve } from '../site/serve.ts';
import { launchChromium } from './chromium.ts';
import { dist } from './english.ts';

/** A reader’s tab, with everything that went wrong in it so far. */
export interface Tab {
  page: Page;
  faults: string[];
}

export interface OpenSite {
  url: string;
  browser: Browser;
  /** A tab with a clean profile. */
  tab: (options?: BrowserContextOptions) => Promise<Tab>;
  close: () => Promise<void>;
}

/**
 * The built site on this machine and a browser to read it with; both end with the test file that opened them. `folder` is another
 * site than dist/, and `strict: false` leaves out the headers it is published with.
 */
export async function openSite({ folder = dist, strict = true } = {}): Promise<OpenSite> {
  const served = await serve(folder, { strict });
  const browser = await launchChromium();
  const tab = async (options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({ baseURL: served.url, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    if (options.javaScriptEnabled !== false) waitForScripts(page);
    const faults: string[] = [];
    // Most breaches of the content policy come as errors on the console, and all as events.
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
      // A face that comes late waits for the next page (fonts.css). That no other is preloaded, tests/publication/pages.test.ts sees.
      if (message.text().includes('.woff2 was preloaded using link preload but not used')) return;
      faults.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
    page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? '';
      // What a reader leaves while it loads, or a newer request overtakes, is no fault; what the policy forbids has another error.
      if (why !== 'net::ERR_ABORTED') faults.push(`failed: ${request.url()} ${why}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(`${served.url}/`)) faults.push(`asked of another host: ${request.url()}`);
    });
    return { page, faults };
  };
  return {
    url: served.url,
    browser,
    tab,
    close: async () => {
      await browser.close();
      await served.close();
    },
  };
}

/** Resolves when a page’s scripts have run: they are modules, which run before its load event. */
export const scriptsOf = (page: {
  waitForLoadState: (state: 'load') => Promise<unknown>;
}): Promise<unknown> => page.waitForLoadState('load');

/** Makes navigation wait for a page’s scripts: what a reader does before they have run has no effect. */
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

/** A reader on a page of a site, for as long as `visit` takes; nothing may go wrong meanwhile. */
export async function read(
  site: OpenSite,
  path: string,
  visit: (page: Page) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> {
  const { page, faults } = await site.tab(options);
  try {
    await page.goto(path);
    await visit(page);
    assert.deepEqual(faults, []);
  } finally {
    await page.context().close();
  }
}
