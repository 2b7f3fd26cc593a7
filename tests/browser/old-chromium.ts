import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { launchOldChromium } from './chromium.ts';

/**
 * Old versions of Chromium, from npm packages. One is a dependency, so that `npm test` has it offline; `npm run test:old-browsers`
 * downloads the others into node_modules/.cache. The hash is npm’s integrity hash of the tarball.
 */
const fetched = {
  // The oldest version with a package; the support policy begins at 99.
  '103': {
    version: '103.0.0',
    integrity:
      'sha512-tFX5k5uWAT0fIxelUtpN4GN1VOTT61AHB6rRjeYzC296SjizKM1pNslEWj0YeuajKfsnNeDuHizB320TTTOrkA==',
  },
  '119': {
    version: '119.0.2',
    integrity:
      'sha512-VB6tHW13YpQ7HqyhKG1KU8Z1RIb/kfHMg8j/4ft5rk8mMvEm2YkBYFCHnj+yb0P/RPLcdgX3+VC58GuJilOtww==',
  },
  '131': {
    version: '131.0.1',
    integrity:
      'sha512-VfmHkQmb/Px0zjwdSQwjRMwFw63Qfj+g4Giumz4jiAGEpXHgIZk6xEwlUz6yiUHVDveK2TEgMR2MR6I3okOE7w==',
  },
} as const;

export type OldChromium = '109' | keyof typeof fetched;
/** Versions that {@link fetchChromium} can download. */
export const fetchable = Object.keys(fetched) as (keyof typeof fetched)[];

const modules = join(import.meta.dirname, '../node_modules');
const cache = join(import.meta.dirname, '../../node_modules/.cache/verbatim-browsers');
const homeOf = (major: OldChromium) =>
  major === '109' ? join(modules, 'chromium-109') : join(cache, `chromium-${major}`);

/** Launches an old Chromium. Resolves to `undefined` if it is not downloaded or has no build for this machine. */
export async function launchOld(major: OldChromium): Promise<Browser | undefined> {
  const home = homeOf(major);
  return existsSync(home) ? launchOldChromium(pathToFileURL(`${home}/`)) : undefined;
}

/** Downloads an old Chromium into the cache if necessary. Throws if the download fails or has another hash. */
export function fetchChromium(major: keyof typeof fetched): void {
  const home = homeOf(major);
  if (existsSync(home)) return;
  const { version, integrity } = fetched[major];
  mkdirSync(cache, { recursive: true });
  const fresh = mkdtempSync(join(cache, 'fresh-'));
  try {
    const name = `@sparticuz/chromium@${version}`;
    const packed = execFileSync('npm', ['pack', name, '--silent', '--pack-destination', fresh], {
      encoding: 'utf8',
    }).trim();
    const file = join(fresh, packed);
    const found = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
    if (found !== integrity) throw new Error(`${name}: found ${found}, expected ${integrity}`);
    execFileSync('tar', ['-xzf', file, '-C', fresh]);
    renameSync(join(fresh, 'package'), home);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}
