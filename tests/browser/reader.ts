import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { serve, type Served } from '../site/serve.ts';
import { launchChromium } from './chromium.ts';
import { dist } from './english.ts';
import { waitForScripts } from './open-site.ts';

/** The origin under which the site is published; a reader's browser finds the built site there, over HTTPS. */
export const origin = 'https://verbatim.example';
/** The same site without HTTPS, where browsers have no clipboard and no share sheet. */
export const plainOrigin = 'http://verbatim.example';

let browser: Browser;
let published: Served;
before(async () => {
  [browser, published] = await Promise.all([launchChromium(), serve(dist)]);
});
after(async () => {
  await browser.close();
  await published.close();
});

/** Changes a page on its way to the reader: how the tests give a page a card that another build may not have. */
export type Rewrite = (html: string) => string;

/** A reader with a fresh profile, for as long as `visit` takes; errors on the console fail the test. */
export async function asReader(
  visit: (page: Page, context: BrowserContext) => Promise<void>,
  options: BrowserContextOptions = {},
  rewrite?: Rewrite,
): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const errors: string[] = [];
  context.on('console', (message) => {
    // On the site without HTTPS the browser says that it leaves this header aside.
    const aside =
      message.page()?.url().startsWith(plainOrigin) &&
      message.text().includes('Cross-Origin-Opener-Policy header has been ignored');
    if (message.type() === 'error' && !aside) errors.push(message.text());
  });
  context.on('weberror', (error) => errors.push(error.error().message));
  await context.route(/^https?:\/\/verbatim\.example\//, async (route) => {
    const { pathname, search } = new URL(route.request().url());
    const response = await route.fetch({ url: `${published.url}${pathname}${search}` });
    const isPage = response.headers()['content-type']?.startsWith('text/html');
    await route.fulfill({ response, ...(isPage && rewrite ? { body: rewrite(await response.text()) } : {}) });
  });
  // Nothing else leaves this machine; a network's form is an empty page.
  await context.route(
    (url) => url.hostname !== 'verbatim.example',
    (route) => route.fulfill({ contentType: 'text/html', body: '<title>elsewhere</title>' }),
  );
  context.setDefaultTimeout(10_000);
  if (options.javaScriptEnabled !== false) context.on('page', waitForScripts);
  try {
    await visit(await context.newPage(), context);
    assert.deepEqual(errors, []);
  } finally {
    // What the page still asks for while it goes is answered by nobody.
    await context.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
  }
}

/** Lets a page read and write the clipboard, as a reader who was asked and said yes. */
export const withClipboard: BrowserContextOptions = { permissions: ['clipboard-read', 'clipboard-write'] };
export const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

/** Selects words of the text as a drag of the pointer would: the first place where they stand in one text node. */
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
    throw new Error(`“${wanted}” does not stand in the text`);
  }, words);
}
