import type { Browser } from 'playwright-core';

/** A line as slow as those on which search is measured. */
export interface Line {
  /** Bits a second, down; up has the same. */
  bits: number;
  /** Time to the server and back, in milliseconds. */
  latency: number;
}

/** What a reader waits for and pays until the first result of a search is on the page. */
export interface FirstResult {
  /** Milliseconds from the navigation to the box with its query. */
  box: number;
  /** Milliseconds to the first result. */
  result: number;
  /** Every file that was requested, with the compressed bytes of its answer and their headers, in the order of requests. */
  requests: { path: string; bytes: number; start: number; end: number }[];
  bytes: number;
}

/** Opens a search in a new profile, on a slow line if one is given, and returns what the first result takes. */
export async function firstResult(browser: Browser, url: string, line?: Line): Promise<FirstResult> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    if (line)
      await session.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: line.latency,
        downloadThroughput: line.bits / 8,
        uploadThroughput: line.bits / 8,
      });
    const requests = new Map<string, FirstResult['requests'][number]>();
    let began: number | undefined;
    session.on('Network.requestWillBeSent', ({ requestId, request, timestamp }) => {
      began ??= timestamp;
      const start = Math.round((timestamp - began) * 1000);
      requests.set(requestId, { path: new URL(request.url).pathname, bytes: 0, start, end: 0 });
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength, timestamp }) => {
      const request = requests.get(requestId);
      if (!request) return;
      request.bytes = encodedDataLength;
      request.end = Math.round((timestamp - (began ?? timestamp)) * 1000);
    });
    await page.addInitScript(() => {
      const seen: { box?: number; result?: number } = {};
      Object.assign(window, { seen });
      const look = () => {
        if (document.querySelector<HTMLInputElement>('[name=q]')?.value) seen.box ??= performance.now();
        if (document.querySelector('[data-results] > li')) seen.result ??= performance.now();
        if (seen.result === undefined) requestAnimationFrame(look);
      };
      look();
    });
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForFunction(
      () => (window as unknown as { seen: { result?: number } }).seen.result,
      undefined,
      {
        timeout: 60_000,
      },
    );
    const seen = await page.evaluate(
      () => (window as unknown as { seen: { box: number; result: number } }).seen,
    );
    const list = [...requests.values()];
    return { ...seen, requests: list, bytes: list.reduce((sum, { bytes }) => sum + bytes, 0) };
  } finally {
    await context.close();
  }
}
