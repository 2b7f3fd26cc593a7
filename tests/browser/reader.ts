import assert from 'node:assert/strict';
import type { BrowserContext, BrowserContextOptions, Page, Request } from 'playwright-core';
import { headersFor } from '../../src/hosting/rules.ts';
import { responder } from '../../src/hosting/static-server.ts';
import { dist } from './english.ts';
import { waitForScripts } from './open-site.ts';
import { isEndedTransition, sharedChromium } from './shared-chromium.ts';

/** The published origin; a reader's browser finds the built site there, over HTTPS. */
export const origin = 'https://verbatim.example';
/** The same site without HTTPS, where browsers have neither clipboard access nor a share sheet. */
export const plainOrigin = 'http://verbatim.example';

const answer = responder(dist, { compress: false, base: '/', headers: headersFor });

/** Changes a page before it is delivered, for example to add a card that another build may not have. */
export type Rewrite = (html: string) => string;

/** Runs `visit` with a reader with a new profile; console errors fail the test. */
export async function asReader(
  visit: (page: Page, context: BrowserContext) => Promise<void>,
  options: BrowserContextOptions = {},
  rewrite?: Rewrite,
): Promise<void> {
  const browser = await sharedChromium();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const errors: string[] = [];
  context.on('console', (message) => {
    // Without HTTPS the browser reports that it ignores this header.
    const aside =
      message.page()?.url().startsWith(plainOrigin) &&
      message.text().includes('Cross-Origin-Opener-Policy header has been ignored');
    if (message.type() === 'error' && !aside) errors.push(message.text());
  });
  context.on('weberror', (error) => {
    if (!isEndedTransition(error.error())) errors.push(error.error().message);
  });
  await context.route(/^https?:\/\/verbatim\.example\//, async (route) => {
    // Without a server: requests and answers would go through Playwright twice.
    const request = route.request();
    const { status, headers, body } = await answer(request.method(), request.url(), request.headers());
    const isPage = headers['content-type']?.startsWith('text/html');
    await route.fulfill({ status, headers, body: isPage && rewrite ? rewrite(body.toString()) : body });
  });
  // No other requests leave this machine; the form of a network is an empty page.
  await context.route(
    (url) => url.hostname !== 'verbatim.example',
    (route) => route.fulfill({ contentType: 'text/html', body: '<title>elsewhere</title>' }),
  );
  // As long as `openSite` waits: on a busy machine, opening a page alone has taken ten seconds.
  context.setDefaultTimeout(30_000);
  if (options.javaScriptEnabled !== false) context.on('page', waitForScripts);
  try {
    await visit(await context.newPage(), context);
    assert.deepEqual(errors, []);
  } finally {
    // Requests during closing are not answered.
    await context.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
  }
}

/**
 * Resolves when a browser asks for a page in a tab that is not open yet. On a busy machine Playwright loses some of these tabs: it reports the
 * request, but never the tab, or not its URL.
 */
export function askedInNewTab(context: BrowserContext, url: string): Promise<Request> {
  const open = context.pages();
  return context.waitForEvent('request', (request) => {
    const page = pageOf(request);
    return request.isNavigationRequest() && request.url() === url && !(page && open.includes(page));
  });
}

/** Returns the page that a request is from; undefined for the first of a new tab, which Playwright reports before the tab. */
function pageOf(request: Request): Page | undefined {
  try {
    return request.frame().page();
  } catch {
    return undefined;
  }
}

/** Grants clipboard access to a page. */
export const withClipboard: BrowserContextOptions = { permissions: ['clipboard-read', 'clipboard-write'] };
export const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

/** Selects the first occurrence of words in one text node, as dragging the pointer would. */
export async function select(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    const prose = document.querySelector('.prose');
    if (!prose) throw new Error('no text');
    const walker = document.createTreeWalker(prose, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement?.closest('.pull-quote, sup')) continue;
      const at = (node.nodeValue ?? '').indexOf(wanted);
      if (at === -1) continue;
      node.parentElement?.scrollIntoView({ block: 'center' });
      getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      return;
    }
    throw new Error(`“${wanted}” is not in the text`);
  }, words);
}
