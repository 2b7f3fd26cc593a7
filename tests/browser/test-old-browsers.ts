import { spawnSync } from 'node:child_process';
import { fetchChromium, fetchable } from './old-chromium.ts';

/**
 * `npm run test:old-browsers`: fetches the old Chromiums that are not installed (60 MB each, once) and runs the journeys of
 * every-browser.test.ts in every browser of the support policy. Needs a built site in dist/.
 */
for (const major of fetchable) fetchChromium(major);
const { status } = spawnSync(process.execPath, ['--test', 'tests/browser/every-browser.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, VERBATIM_BROWSERS: process.env.VERBATIM_BROWSERS ?? 'all' },
});
process.exitCode = status ?? 1;
