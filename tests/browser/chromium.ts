import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

/**
 * A Chromium for the tests, from wherever there is one: VERBATIM_CHROMIUM, the browser Playwright installed,
 * the one the package @sparticuz/chromium carries (Linux on x64), the system's, Playwright's download, Debian's package.
 */
export async function launchChromium(): Promise<Browser> {
  const tried: string[] = [];
  for (const [name, options] of candidates()) {
    try {
      const found = await options();
      if (!found) continue;
      return await chromium.launch({ args: quiet, ...found });
    } catch (error) {
      tried.push(`${name}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`);
    }
  }
  throw new Error(
    [
      'No Chromium could be started for the tests.',
      ...tried,
      'Install one with `npx playwright-core install chromium`, or set VERBATIM_CHROMIUM to the path of a Chromium or Chrome.',
    ].join('\n'),
  );
}

/** No look-ups of its maker's servers; no sandbox for root, which Chromium refuses. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--font-render-hinting=none',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

function candidates(): [string, () => Promise<LaunchOptions | undefined> | LaunchOptions | undefined][] {
  const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  return [
    ['VERBATIM_CHROMIUM', () => path(process.env.VERBATIM_CHROMIUM)],
    ['Playwright’s own', () => (existsSync(chromium.executablePath()) ? {} : undefined)],
    ['@sparticuz/chromium', packaged],
    ['the system’s', () => path(system.find((file) => existsSync(file)))],
    [
      'Playwright’s download',
      () => {
        run(process.execPath, [
          createRequire(import.meta.url).resolve('playwright-core/cli.js'),
          'install',
          'chromium',
        ]);
        return {};
      },
    ],
    [
      'Debian’s package',
      () => {
        if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
        run('apt-get', ['update']);
        run('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium']);
        return path('/usr/bin/chromium');
      },
    ],
  ];
}

const path = (executablePath: string | undefined) => (executablePath ? { executablePath } : undefined);
const run = (command: string, args: string[]) => execFileSync(command, args, { stdio: 'pipe' });

/**
 * The browser inside @sparticuz/chromium. It unpacks to an unversioned folder under TMPDIR, so each version gets its own;
 * on a bare system its bundled libraries are unpacked too.
 */
async function packaged(): Promise<LaunchOptions | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const { default: sparticuz, inflate } = await import('@sparticuz/chromium');
  const home = new URL('../', import.meta.resolve('@sparticuz/chromium'));
  const { version } = JSON.parse(readFileSync(new URL('package.json', home), 'utf8')) as { version: string };
  const folder = join(tmpdir(), `verbatim-chromium-${version}-${process.getuid?.() ?? ''}`);
  mkdirSync(folder, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const executablePath = await sparticuz.executablePath();
    const libraries = await inflate(fileURLToPath(new URL('bin/al2023.tar.br', home)));
    const fonts = join(folder, 'fonts.conf');
    writeFileSync(fonts, fontSettings(folder));
    return {
      executablePath,
      env: {
        ...process.env,
        FONTCONFIG_FILE: fonts,
        LD_LIBRARY_PATH: [join(libraries, 'lib'), dirname(executablePath), process.env.LD_LIBRARY_PATH]
          .filter(Boolean)
          .join(':'),
      },
    };
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** Only the package's own fonts besides the site's: pictures then do not depend on the machine. */
const fontSettings = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/font-cache</cachedir></fontconfig>
`;
