import { launchChromium } from '../browser/chromium.ts';
import { launchFirefox, launchWebKit, type Engine } from '../browser/other-engines.ts';

/** Chromium, with as much of it as the other engines have. */
async function launch(): Promise<Engine> {
  const browser = await launchChromium();
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  return {
    goto: async (url) => {
      await page.goto(url);
      await page.waitForSelector('body:not([data-scripts])', { state: 'attached' });
    },
    run: (fn, ...args) => page.evaluate(`(${fn.toString()})(...${JSON.stringify(args)})`),
    press: (key) => page.keyboard.press(key),
    click: (selector) => page.click(selector),
    close: () => browser.close(),
  };
}

/** The three engines, and what those that may be absent come from. */
export const engines: readonly { name: string; from: string; launch: () => Promise<Engine | undefined> }[] = [
  { name: 'Chromium', from: 'its package', launch },
  { name: 'Firefox', from: 'firefox-esr', launch: launchFirefox },
  { name: 'WebKit', from: 'webkit2gtk-driver and xvfb', launch: launchWebKit },
];
