import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

/**
 * Launches a Chromium: the one in VERBATIM_CHROMIUM, the one that Playwright installed,
 * the one in the package @sparticuz/chromium (Linux on x64), or the system's.
 */
export async function launchChromium(more: string[] = []): Promise<Browser> {
  const tried: string[] = [];
  for (const [name, options] of candidates()) {
    try {
      const found = await options();
      if (!found) continue;
      return await chromium.launch({ args: [...quiet, ...more], ...found });
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

/** Launches a Chromium for Lighthouse, which connects to its own port. */
export async function launchForLighthouse(): Promise<{ port: number; close: () => Promise<void> }> {
  const port = 9222 + (process.pid % 2000);
  const browser = await launchChromium([`--remote-debugging-port=${port}`]);
  return { port, close: () => browser.close() };
}

/** Disables requests to the maker’s servers. Playwright disables the sandbox, as root and minimal containers require. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--font-render-hinting=none',
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
        // The package exports its package.json, but not the executable next to it.
        const home = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
        run(process.execPath, [join(home, 'cli.js'), 'install', 'chromium']);
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

/** Returns the browser in @sparticuz/chromium, with the libraries that a minimal system lacks. */
async function packaged(): Promise<LaunchOptions | undefined> {
  if (!canRunPackaged) return undefined;
  const folder = await packagedFolder();
  return { executablePath: join(folder, 'chromium'), env: packagedEnvironment(folder) };
}

/** The package only has builds for Linux on x64. */
const canRunPackaged = process.platform === 'linux' && process.arch === 'x64';

/** Folder of the unpacked current package: its browser, fonts and libraries. */
const packagedFolder = (): Promise<string> => {
  const home = new URL('../', import.meta.resolve('@sparticuz/chromium'));
  return unpacked(home, async (fresh, folder) => {
    const { default: sparticuz, inflate } = await import('@sparticuz/chromium');
    await sparticuz.executablePath();
    await inflate(fileURLToPath(new URL('bin/al2023.tar.br', home)));
    writeFileSync(join(fresh, 'fonts.conf'), fontSettings(folder));
  });
};

/** Fonts and libraries in the folder of the current package; older browsers use them too. */
const packagedEnvironment = (folder: string) => ({
  ...process.env,
  FONTCONFIG_FILE: join(folder, 'fonts.conf'),
  LD_LIBRARY_PATH: [join(folder, 'al2023/lib'), folder, process.env.LD_LIBRARY_PATH]
    .filter(Boolean)
    .join(':'),
});

/**
 * Launches the browser of an older @sparticuz/chromium. `home` is the folder of the package.
 * Throws if it cannot run; resolves to `undefined` on machines without a build.
 */
export async function launchOldChromium(home: URL): Promise<Browser | undefined> {
  if (!canRunPackaged) return undefined;
  const folder = await unpacked(home, async () => {
    const { inflate } = await import('@sparticuz/chromium');
    for (const part of ['chromium.br', 'swiftshader.tar.br'])
      await inflate(fileURLToPath(new URL(`bin/${part}`, home)));
  });
  return chromium.launch({
    args: quiet,
    executablePath: join(folder, 'chromium'),
    env: packagedEnvironment(await packagedFolder()),
  });
}

/**
 * Unpacks a package once for each version and user, and returns the folder. The package unpacks to an unversioned folder under TMPDIR,
 * so `unpack` runs in a new one, which is then renamed: test files run in parallel, and a partly unpacked browser must not be used.
 */
async function unpacked(
  home: URL,
  unpack: (fresh: string, folder: string) => Promise<void>,
): Promise<string> {
  const { version } = JSON.parse(readFileSync(new URL('package.json', home), 'utf8')) as { version: string };
  const user = process.getuid?.() ?? 0;
  const folder = join(temporary, `verbatim-chromium-${version}-${user}`);
  if (!existsSync(join(folder, 'chromium'))) {
    const fresh = mkdtempSync(`${folder}-`);
    const before = process.env.TMPDIR;
    process.env.TMPDIR = fresh;
    try {
      await unpack(fresh, folder);
      renameSync(fresh, folder);
    } catch (error) {
      rmSync(fresh, { recursive: true, force: true });
      // Another test file was faster.
      if (!existsSync(join(folder, 'chromium'))) throw error;
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
  }
  // In a shared /tmp anybody can create a folder with this name.
  if (statSync(folder).uid !== user) throw new Error(`${folder} belongs to another user`);
  return folder;
}

/** Read only once, because TMPDIR changes while a package is unpacked. */
const temporary = tmpdir();

/** Uses only the package’s fonts and the site's, so that screenshots do not depend on the machine. */
const fontSettings = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/font-cache</cachedir></fontconfig>
`;
