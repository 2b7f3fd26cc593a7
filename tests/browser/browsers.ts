import { launchChromium } from './chromium.ts';
import { fetchable, launchOld, type OldChromium } from './old-chromium.ts';
import { type Engine, engineOf, type Launch, launchFirefox, launchWebKit } from './other-engines.ts';

/**
 * The browsers that the support policy (`browserslist` in package.json) is tried in. What this offers to a test:
 *
 *     for (const name of browsers)                              // those asked for: see `browsers`
 *       describe(name, () => {
 *         let engine: Engine | undefined;
 *         before(async () => { engine = await launchBrowser(name); });   // undefined: not on this machine, skip
 *         after(() => engine?.close());
 *         journeysIn(() => engine)('a note opens', async (browser) => {
 *           await browser.goto(`${site.url}/articles/…/`);      // waits for the page's late scripts
 *           await browser.click('sup a');                       // also press, type, size, screenshot
 *           await until(() => browser.run(() => document.querySelector(':popover-open') !== null));
 *         });
 *       });
 *
 * One {@link Engine} is one tab. `launchBrowser(name, { dark: true })` is a browser on a system with dark colors. For more than an engine
 * offers (contexts, routes, permissions) `launchOld('109')` of old-chromium.ts returns a Playwright browser; every page call works with 109
 * and up; with 103 whatever asks for visibility (`click`, `fill`) throws: use `evaluate`, `mouse` and `keyboard`.
 */
const oldChromiums = ['109', ...fetchable] as const;

export type BrowserName = `chromium-${OldChromium}` | 'chromium' | 'firefox' | 'webkit';
/** Every browser the policy is tried in; `npm run test:old-browsers` fetches those that are not installed. */
export const allBrowsers: readonly BrowserName[] = [
  ...oldChromiums.map((major) => `chromium-${major}` as const),
  'chromium',
  'firefox',
  'webkit',
];
/** As in `npm test`: the current ones, and one old. */
const usual: readonly BrowserName[] = ['chromium-109', 'chromium', 'firefox', 'webkit'];

/** The browsers to test in: those VERBATIM_BROWSERS names, separated by spaces (`all` for every one), or the current ones and one old. */
export const browsers: readonly BrowserName[] = asked();

function asked(): readonly BrowserName[] {
  const names = process.env.VERBATIM_BROWSERS?.split(/[\s,]+/).filter(Boolean) ?? [];
  if (names.length === 0) return usual;
  if (names.includes('all')) return allBrowsers;
  return names.map((name) => {
    const known = allBrowsers.find((browser) => browser === name);
    if (!known)
      throw new Error(`VERBATIM_BROWSERS: found ${name}, expected all or some of ${allBrowsers.join(' ')}`);
    return known;
  });
}

/** Launches a browser with one tab. Returns `undefined` where the machine does not have it. Launch one at a time. */
export async function launchBrowser(
  name: BrowserName,
  { dark = false }: Launch = {},
): Promise<Engine | undefined> {
  if (name === 'firefox') return launchFirefox({ dark });
  if (name === 'webkit') return launchWebKit({ dark });
  const major = oldChromiums.find((old) => name === `chromium-${old}`);
  const browser = major ? await launchOld(major) : await launchChromium();
  return browser && engineOf(browser, { colorScheme: dark ? 'dark' : 'light', old: major !== undefined });
}
