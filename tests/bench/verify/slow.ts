import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Shard } from '../../../src/verify/shard.ts';
import { launchChromium } from '../../browser/chromium.ts';
import { serve } from '../../site/serve.ts';
import { markdownTable } from '../search/table.ts';
import { median } from './median.ts';

/** Fast 3G, as in the developer tools of browsers: bits a second, and milliseconds to the server and back. */
const line = { down: 1_600_000, up: 750_000, latency: 150 };
/** So many quotes, spread over the published ones, are asked for in each way. */
const quotesAsked = 3;

/** A way to ask: in the form, as soon as the page is there; in the form, by a reader who pastes, looks at the form and submits it; in the URL. */
const ways = ['form, at once', 'form, 1.5 s after pasting', 'URL'] as const;
type Way = (typeof ways)[number];

interface Answered {
  kind: string;
  /** Milliseconds from the question, or from the navigation for a question in the URL. */
  time: number;
  /** Compressed bytes with headers: of the page, with what it loads before it is used, and of what the answer needs. */
  page: number;
  answer: number;
  requests: string[];
}

/**
 * Returns a table of what a reader with a new browser waits for and pays on a slow line until a quotation is answered: a published quote, one
 * that lacks a word, and words that were not published. Figures are medians over quotes, and the longest time.
 */
export async function slow(folder: string): Promise<string> {
  const texts = quotesIn(folder);
  const questions: Record<string, string[]> = {
    'exact quote': texts,
    'altered: a word left out': texts.map(withoutWord),
    'not published': texts.map(
      (_, at) => `Umbrellas number ${at} were handed out on the quantum railway of Saturn`,
    ),
  };
  const site = await serve(folder, { compress: true });
  const browser = await launchChromium();
  const rows: string[][] = [];
  try {
    for (const [name, asked] of Object.entries(questions))
      for (const way of ways) {
        const answers: Answered[] = [];
        for (const text of asked) answers.push(await ask(browser, site.url, text, way));
        const kinds = [...new Set(answers.map(({ kind }) => kind))].join(', ');
        const figures = (of: (answered: Answered) => number) => answers.map(of);
        rows.push([
          `${name}; ${way}`,
          kinds,
          ...[
            median(figures(({ time }) => time)),
            Math.max(...figures(({ time }) => time)),
            median(figures(({ requests }) => requests.length)),
            median(figures(({ page }) => page)),
            median(figures(({ answer }) => answer)),
          ].map((figure) => figure.toFixed(0)),
        ]);
        if (process.env.REQUESTS) console.log(name, way, answers[0]?.requests);
      }
  } finally {
    await browser.close();
    await site.close();
  }
  return markdownTable(
    ['question', 'answer', 'ms', 'longest', 'requests', 'bytes of page', 'bytes of answer'],
    rows,
  );
}

/** Asks in a new profile. */
async function ask(browser: Browser, url: string, text: string, way: Way): Promise<Answered> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: line.latency,
      downloadThroughput: line.down / 8,
      uploadThroughput: line.up / 8,
    });
    let bytes = 0;
    const requests: string[] = [];
    session.on('Network.requestWillBeSent', ({ request }) => requests.push(new URL(request.url).pathname));
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await page.addInitScript(() => {
      const times: { asked?: number; answered?: number } = {};
      Object.assign(window, { times });
      addEventListener('submit', () => (times.asked = performance.now()), { capture: true });
      new MutationObserver(() => {
        if (document.querySelector('.answer')) times.answered ??= performance.now();
      }).observe(document, { subtree: true, childList: true });
    });
    const inUrl = way === 'URL';
    await page.goto(`${url}/verify/${inUrl ? `?text=${encodeURIComponent(text)}` : ''}`, {
      waitUntil: inUrl ? 'commit' : 'load',
    });
    let ofPage = 0;
    if (!inUrl) {
      await page.waitForFunction(() => customElements.get('verify-page'));
      await page.waitForFunction(() => 'ready' in document.documentElement.dataset);
      ofPage = bytes;
      requests.length = 0;
      await page.focus('[data-text]');
      if (way === 'form, at once') await page.fill('[data-text]', text);
      else {
        await page.evaluate(paste, text);
        await page.waitForTimeout(1500);
      }
      await page.click('verify-page [type=submit]');
    }
    await page.locator('.answer').waitFor({ timeout: 60_000 });
    const answered = { ...(await page.evaluate(seen)), page: ofPage, answer: bytes - ofPage, requests };
    return answered;
  } finally {
    await context.close();
  }
}

/** Runs in the page: what a browser does when a reader pastes. */
function paste(text: string): void {
  const field = document.querySelector<HTMLTextAreaElement>('[data-text]');
  if (!field) throw new Error('no field');
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));
}

/** Runs in the page. */
function seen(): { kind: string; time: number } {
  const { times } = window as unknown as { times: { asked?: number; answered?: number } };
  const kind = document.querySelector<HTMLElement>('.answer')?.dataset.kind ?? '';
  return { kind, time: (times.answered ?? NaN) - (times.asked ?? 0) };
}

/** Returns published quotes of a site, spread over its files. */
function quotesIn(folder: string): string[] {
  const files = readdirSync(join(folder, 'verify')).filter((name) => /^[0-9a-f]+\.json$/.test(name));
  const words = files
    .sort()
    .flatMap((name) => (JSON.parse(readFileSync(join(folder, 'verify', name), 'utf8')) as Shard).quotes)
    .map((quote) => quote.words)
    // Long enough to be found without a word, and in the language of the other questions.
    .filter((text) => text.split(' ').length > 9 && /^[\p{Script=Latin}\P{L}]+$/u.test(text));
  const step = Math.max(1, Math.floor(words.length / quotesAsked));
  return words.filter((_, at) => at % step === 0).slice(0, quotesAsked);
}

/** Returns a text without its fifth word. */
const withoutWord = (text: string): string =>
  text
    .split(' ')
    .filter((_, at) => at !== 4)
    .join(' ');
