import { type Engine, engineOf, launchFirefox, launchWebKit } from '../browser/other-engines.ts';
import { sharedChromium } from '../browser/shared-chromium.ts';

/** The three engines, and what those that may be absent come from. */
export const engines: readonly { name: string; from: string; launch: () => Promise<Engine | undefined> }[] = [
  {
    name: 'Chromium',
    from: 'its package',
    launch: async () => engineOf(await sharedChromium(), { shared: true }),
  },
  { name: 'Firefox', from: 'firefox-esr', launch: launchFirefox },
  { name: 'WebKit', from: 'webkit2gtk-driver and xvfb', launch: launchWebKit },
];
