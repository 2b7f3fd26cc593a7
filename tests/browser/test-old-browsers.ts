import { spawnSync } from 'node:child_process';
import { fetchable, fetchChromium } from './old-chromium.ts';

/**
 * `npm run test:old-browsers`: downloads old Chromiums that are not installed (60 MB each, once) and runs the journeys of
 * every-browser.test.ts in every browser of the support policy, and axe in an old one. Needs a built site in dist/.
 */
for (const major of fetchable) fetchChromium(major);
const tests = ['every-browser', 'old-access'].map((name) => `tests/browser/${name}.test.ts`);
const { status } = spawnSync(process.execPath, ['--test', '--test-concurrency=1', ...tests], {
  stdio: 'inherit',
  env: { ...process.env, VERBATIM_BROWSERS: process.env.VERBATIM_BROWSERS ?? 'all' },
});
process.exitCode = status ?? 1;
