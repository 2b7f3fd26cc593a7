import { Server as PlainServer } from 'node:http';
import { Server as SecureServer } from 'node:https';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

/**
 * Loaded first in each process of tests with `SLOW=1`: servers answer late, each request by another time, and pages in Chromium compute at a
 * quarter of their speed. What happens in another order then than usual happens so on a busy machine, too; this one is not busier.
 */

/** Most answers are at most this late, in milliseconds, and one of five is up to four times as late. */
const late = 200;
/** How many times slower pages compute. */
const slowness = 4;

if (process.env.NODE_TEST_CONTEXT) {
  for (const { prototype } of [PlainServer, SecureServer]) {
    const emit = Reflect.get(prototype, 'emit') as (name: string, ...values: unknown[]) => boolean;
    const emitLate = function (this: unknown, name: string, ...values: unknown[]): boolean {
      const emitNow = () => emit.call(this, name, ...values);
      if (name !== 'request') return emitNow();
      setTimeout(emitNow, Math.random() * late * (Math.random() < 0.2 ? 4 : 1));
      return true;
    };
    Object.assign(prototype, { emit: emitLate });
  }
  const launch = chromium.launch.bind(chromium);
  chromium.launch = async (...options) => slowed(await launch(...options));
}

/** Lets all pages of a browser compute slowly. */
function slowed(browser: Browser): Browser {
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (...options): Promise<BrowserContext> => {
    const context = await newContext(...options);
    context.on('page', (page) => {
      void (async () => {
        const session = await context.newCDPSession(page);
        await session.send('Emulation.setCPUThrottlingRate', { rate: slowness });
      })().catch(() => undefined);
    });
    return context;
  };
  return browser;
}
