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

/** A reader’s tab with a profile of its own, and the errors that occurred in it. */
interface ReaderTab {
  context: BrowserContext;
  page: Page;
  errors: string[];
}

/** The tab that the last reader left, emptied. */
let left: ReaderTab | undefined;

/** Options for {@link asReader} where a tab must have had no earlier reader: a test adds scripts to all its pages. */
export const newReader: BrowserContextOptions = {};

/**
 * Runs `visit` with a reader of whom nothing is stored; console errors fail the test. Without `options`, or only with clipboard access, it may
 * be the tab of an earlier reader: a process for each costs twice as much as the page.
 */
export async function asReader(
  visit: (page: Page, context: BrowserContext) => Promise<void>,
  options?: BrowserContextOptions,
  rewrite?: Rewrite,
): Promise<void> {
  const shares = (options === undefined || options === withClipboard) && !rewrite;
  const known = shares ? left : undefined;
  if (shares) left = undefined;
  const tab = known ?? (await openTab(shares ? {} : options, rewrite));
  const { context, page, errors } = tab;
  try {
    if (shares && options?.permissions) await context.grantPermissions(options.permissions);
    await visit(page, context);
    assert.deepEqual(errors, []);
    if (shares) {
      await empty(tab);
      left = tab;
    }
  } finally {
    if (left !== tab) {
      // Requests during closing are not answered.
      await context.unrouteAll({ behavior: 'ignoreErrors' });
      await context.close();
    }
  }
}

/** Makes a tab as good as new: a page of the site that has no script, nothing stored, and no permission. */
async function empty({ context, page, errors }: ReaderTab): Promise<void> {
  for (const other of context.pages()) if (other !== page) await other.close();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await context.clearPermissions();
  await context.clearCookies();
  await page.goto(`${origin}/robots.txt`);
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await page.mouse.move(0, 0);
  await page.setViewportSize(desk);
  errors.length = 0;
}

/** The window of a reader without options. */
const desk = { width: 1280, height: 800 };

async function openTab(options: BrowserContextOptions = {}, rewrite?: Rewrite): Promise<ReaderTab> {
  const browser = await sharedChromium();
  const context = await browser.newContext({ viewport: desk, ...options });
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
  return { context, page: await context.newPage(), errors };
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
