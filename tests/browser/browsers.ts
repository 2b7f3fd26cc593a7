import { fetchable, launchOld, type OldChromium } from './old-chromium.ts';
import {
  type Engine,
  engineOf,
  type Launch,
  launchFirefox,
  launchWebKit,
  sharedBrowser,
} from './other-engines.ts';
import { sharedChromium } from './shared-chromium.ts';

/**
 * The browsers of the support policy (`browserslist` in package.json). Usage in a test:
 *
 *     for (const name of browsers)                              // see `browsers`
 *       describe(name, () => {
 *         let engine: Engine | undefined;
 *         before(async () => { engine = await launchBrowser(name); });   // undefined if it is not installed: skip
 *         after(() => engine?.close());
 *         journeysIn(() => engine)('a note opens', async (browser) => {
 *           await browser.goto(`${site.url}/articles/…/`);      // waits for the page's late scripts
 *           await browser.click('sup a');                       // also press, type, size, screenshot
 *           await until(() => browser.run(() => document.querySelector(':popover-open') !== null));
 *         });
 *       });
 *
 * An {@link Engine} is one tab. `launchBrowser(name, { dark: true })` simulates a system with dark colors. For features that an engine
 * does not have (contexts, routes, permissions), `launchOld('109')` of old-chromium.ts returns a Playwright browser. All page calls work from
 * version 109; in 103, methods that check visibility (`click`, `fill`) throw: use `evaluate`, `mouse` and `keyboard`.
 */
const oldChromiums = ['109', ...fetchable] as const;

export type BrowserName = `chromium-${OldChromium}` | 'chromium' | 'firefox' | 'webkit';
/** All browsers of the policy; `npm run test:old-browsers` downloads those that are not installed. */
export const allBrowsers: readonly BrowserName[] = [
  ...oldChromiums.map((major) => `chromium-${major}` as const),
  'chromium',
  'firefox',
  'webkit',
];
/** The browsers of `npm test`: current ones, and an old one. */
const defaultBrowsers: readonly BrowserName[] = ['chromium-109', 'chromium', 'firefox', 'webkit'];

/** The browsers to test: those in VERBATIM_BROWSERS, separated by spaces (`all` for all of them), or the default ones. */
export const browsers: readonly BrowserName[] = asked();

function asked(): readonly BrowserName[] {
  const names = process.env.VERBATIM_BROWSERS?.split(/[\s,]+/).filter(Boolean) ?? [];
  if (names.length === 0) return defaultBrowsers;
  if (names.includes('all')) return allBrowsers;
  return names.map((name) => {
    const known = allBrowsers.find((browser) => browser === name);
    if (!known)
      throw new Error(`VERBATIM_BROWSERS: found ${name}, expected all or any of ${allBrowsers.join(' ')}`);
    return known;
  });
}

/** Launches a browser with one tab; resolves to `undefined` if it is not installed. Launch one at a time. */
export async function launchBrowser(
  name: BrowserName,
  { dark = false, measured = false }: Launch = {},
): Promise<Engine | undefined> {
  if (name === 'firefox') return launchFirefox({ dark, measured });
  if (name === 'webkit') return launchWebKit({ dark });
  const major = oldChromiums.find((old) => name === `chromium-${old}`);
  if (!major) return engineOf(await sharedChromium(), { colorScheme: dark ? 'dark' : 'light', shared: true });
  const browser = await sharedBrowser(name, () => launchOld(major));
  return browser && engineOf(browser, { colorScheme: dark ? 'dark' : 'light', old: true, shared: true });
}
