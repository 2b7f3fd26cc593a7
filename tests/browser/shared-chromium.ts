import { after } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium.ts';

/** Disables the compilers for code that runs long: the tests look at a page for a moment, and axe takes an eighth less time. */
const brief = ['--js-flags=--always-sparkplug --no-maglev --no-opt'];

let shared: Promise<Browser> | undefined;
const servers = new Set<() => Promise<void>>();
// For all test files of the process: `tests/run.ts` imports this module before them.
after(async () => {
  await (await shared)?.close();
  for (const close of servers) await close();
});

/** Closes a server after the last test, too: a test that fails leaves its server open, which would keep the process alive. */
export const closeAfterTests = (close: () => Promise<void>): void => {
  servers.add(close);
};

/**
 * Returns the Chromium of this process, which all test files in it share: it is launched for the first and closed after the last. Tests
 * open contexts of their own in it, and close them.
 */
export const sharedChromium = (): Promise<Browser> => (shared ??= launchChromium(brief));

/**
 * Whether an error is Chromium’s own report that it showed a page without a transition, for example because only one of two pages has
 * one, or because a busy machine showed the page first. No script of a page can cause or catch it.
 */
export const isEndedTransition = ({ message }: Error): boolean =>
  /ViewTransition opt-in disabled|Page already revealed/.test(message);
