import type { Page } from 'playwright-core';

/** Why a request failed, as Chromium’s protocol names it. */
export type Failure = 'Failed' | 'ConnectionRefused' | 'InternetDisconnected';

/** A request that waits for its answer. */
export interface Waiting {
  url: string;
  method: string;
  body: string;
  fulfill: (answer: { status?: number; headers?: Record<string, string>; body?: string | Buffer }) => void;
  abort: (why: Failure) => void;
}

/**
 * Lets a function answer a page’s requests whose URLs match a pattern of Chromium’s protocol (`*` is any text). Returns a function that ends
 * this. Playwright’s routes let every request of a page wait, and disable its cache: each page loads and compiles all scripts of the
 * site again. Here only matching requests wait.
 */
export async function intercept(
  page: Page,
  pattern: string,
  answer: (request: Waiting) => void,
): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  session.on('Fetch.requestPaused', ({ requestId, request: { url, method, postData = '' } }) => {
    // A request of a page that is left needs no answer.
    const ignored = () => undefined;
    answer({
      ...{ url, method, body: postData },
      fulfill: ({ status = 200, headers = {}, body = '' }) => {
        session
          .send('Fetch.fulfillRequest', {
            ...{ requestId, responseCode: status, body: Buffer.from(body).toString('base64') },
            responseHeaders: Object.entries(headers).map(([name, value]) => ({ name, value })),
          })
          .catch(ignored);
      },
      abort: (why) => {
        session.send('Fetch.failRequest', { requestId, errorReason: why }).catch(ignored);
      },
    });
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: pattern }] });
  return () => session.detach();
}
