import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { after, test } from 'node:test';
import { firefox } from 'playwright-firefox';
import { installed } from '../debian.ts';
import { freePort } from '../free-port.ts';
import { scriptsHaveRun } from './open-site.ts';

/** The browser features that the journeys in other engines need. */
export interface Engine {
  goto: (url: string) => Promise<void>;
  /** Runs a function in the page; it must not use outer variables. */
  run: <A extends unknown[], R>(fn: (...args: A) => R, ...args: A) => Promise<Awaited<R>>;
  press: (key: 'Enter' | 'Escape' | 'Tab' | '/' | 'Control+c' | 'Control+v') => Promise<void>;
  click: (selector: string) => Promise<void>;
  /** Moves the pointer to the middle of an element. */
  hover: (selector: string) => Promise<void>;
  /** Types into the focused element. */
  type: (text: string) => Promise<void>;
  /** Sets the size of the window's content, in CSS pixels. WebKit's window is never narrower than about 450. */
  size: (width: number, height: number) => Promise<void>;
  /** Returns a screenshot of the window as PNG. */
  screenshot: () => Promise<Buffer>;
  close: () => Promise<void>;
}

/** `dark` simulates a system with dark colors. `measured`: Firefox draws as often as for a reader, and keeps what it keeps for one. */
export interface Launch {
  dark?: boolean;
  measured?: boolean;
}

/** The browsers of this process by name, each launched for the first test file that needs it and closed after the last. */
const shared = new Map<string, Promise<{ close: () => Promise<unknown> } | undefined>>();
// `tests/run.ts` imports this module before the test files.
after(async () => {
  for (const browser of shared.values()) await (await browser)?.close();
});

/** Returns the browser of a name in this process; launches it for the first who asks. */
export function sharedBrowser<B extends { close: () => Promise<unknown> } | undefined>(
  name: string,
  launch: () => Promise<B>,
): Promise<B> {
  const browser = (shared.get(name) as Promise<B> | undefined) ?? launch();
  shared.set(name, browser);
  return browser;
}

/** Saves processor time: each frame that is drawn without a graphics card costs some, and twenty in a second are enough to look at; and nothing is kept on disk. */
const brief = {
  'layout.frame_rate': 20,
  'places.history.enabled': false,
  'browser.cache.disk.enable': false,
};

/** Opens a tab in Debian's Firefox ESR; undefined if it is not installed. Playwright 1.64 is the last version that can drive it; it is installed under another name. */
export async function launchFirefox({ dark = false, measured = false }: Launch = {}): Promise<
  Engine | undefined
> {
  const executablePath = '/usr/bin/firefox-esr';
  if (!installed(executablePath, ['firefox-esr'])) return undefined;
  const browser = await sharedBrowser(
    `Firefox ${dark ? 'dark' : 'light'}${measured ? ', measured' : ''}`,
    () =>
      firefox.launch({
        executablePath,
        channel: 'moz-firefox',
        firefoxUserPrefs: {
          'fission.bfcacheInParent': false,
          ...(measured ? {} : brief),
          // This browser ignores Playwright's `colorScheme`. 0 is dark, 1 is light.
          'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1,
        },
      }),
  );
  return engineOf(browser, { shared: true });
}

/** A page without script between two: browsers open what follows about:blank in another process, which costs more than most pages. */
const emptyPage = (url: string) => new URL('/robots.txt', url).href;

/** The part of Playwright’s page that is used here: two versions with different types are in use. */
interface Driven {
  goto: (url: string) => Promise<unknown>;
  evaluate: (script: string, nothing?: undefined) => Promise<unknown>;
  click: (selector: string) => Promise<void>;
  keyboard: { press: (key: string) => Promise<void>; type: (text: string) => Promise<void> };
  mouse: Record<'click' | 'move', (x: number, y: number) => Promise<void>>;
  setViewportSize: (size: { width: number; height: number }) => Promise<void>;
  screenshot: () => Promise<Buffer>;
  close: () => Promise<void>;
}

/**
 * Wraps a browser that Playwright drives. `old`: clicks at the middle of an element without
 * Playwright's actionability checks, which need `checkVisibility` (Chromium 105), and navigates by script, because Chromium 119 does not leave the search page otherwise.
 * `shared`: others use the browser too, so only the tab is closed.
 */
export async function engineOf(
  browser: {
    newPage: (options: {
      viewport: { width: number; height: number };
      colorScheme?: 'light' | 'dark';
    }) => Promise<Driven>;
    close: () => Promise<void>;
  },
  {
    colorScheme,
    old = false,
    shared = false,
  }: { colorScheme?: 'light' | 'dark'; old?: boolean; shared?: boolean } = {},
): Promise<Engine> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    ...(colorScheme && { colorScheme }),
  });
  const run: Engine['run'] = (fn, ...args) =>
    page.evaluate(`(${fn.toString()})(...${JSON.stringify(args)})`) as Promise<never>;
  /** Scrolls to an element, and returns its middle when it has stayed in its place for two frames. */
  const middleOf = (selector: string) =>
    until(() =>
      run(async (wanted) => {
        const element = document.querySelector(wanted);
        element?.scrollIntoView({ block: 'center' });
        const place = () => element?.getBoundingClientRect() ?? new DOMRect();
        const before = place();
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        const { x, y, width, height } = place();
        const isStill =
          x === before.x && y === before.y && width === before.width && height === before.height;
        return isStill && width > 0 ? { x: x + width / 2, y: y + height / 2 } : undefined;
      }, selector),
    );
  return {
    goto: async (url) => {
      const between = emptyPage(url);
      if (old) {
        // Only after the answer: a page that is left before it has answered fails the question.
        await run((empty) => {
          setTimeout(() => {
            location.replace(empty);
          });
        }, between);
        await until(() => run((empty) => location.href === empty, between));
      } else if ((await run(() => location.href.replace(location.hash, ''))) === url.replace(/#.*/, ''))
        await page.goto(between);
      await page.goto(url);
      // `waitForSelector` uses features that old browsers lack.
      await until(() => run(scriptsHaveRun));
    },
    run,
    press: (key) => page.keyboard.press(key),
    click: async (selector) => {
      if (!old) return page.click(selector);
      const at = await middleOf(selector);
      await page.mouse.click(at.x, at.y);
    },
    hover: async (selector) => {
      const at = await middleOf(selector);
      await page.mouse.move(at.x, at.y);
    },
    type: (text) => page.keyboard.type(text),
    size: (width, height) => page.setViewportSize({ width, height }),
    screenshot: () => page.screenshot(),
    close: () => (shared ? page.close() : browser.close()),
  };
}

/** Returns the tab of WebKitGTK, which stays open for the next who asks; undefined if it is not installed. */
export async function launchWebKit({ dark = false }: Launch = {}): Promise<Engine | undefined> {
  const engine = await sharedBrowser(`WebKit ${dark ? 'dark' : 'light'}`, () => startWebKit(dark));
  return engine && { ...engine, close: () => Promise.resolve() };
}

const webKitDriver = '/usr/bin/WebKitWebDriver';

/**
 * How long WebKit may take, in milliseconds: longer than a page has ever taken on a busy machine. Its driver would wait for a page for five
 * minutes, and `fetch` as long for a driver that has stopped.
 */
const patience = { pageLoad: 60_000, script: 60_000, answer: 90_000, end: 5_000 };

/** A running WebKit: sends a command of its session to the driver and resolves to the answer; `end` ends its processes. */
interface WebKitSession {
  call: <T>(method: string, path: string, body?: unknown) => Promise<T>;
  end: () => Promise<void>;
}

/** Launches WebKitGTK in a virtual display, with plain WebDriver calls (w3.org/TR/webdriver2). */
async function openWebKit(dark: boolean): Promise<WebKitSession> {
  const processes: ChildProcess[] = [];
  const kill = () => {
    process.off('exit', kill);
    // The browser ends with its display, which removes its socket if it is asked to end. A driver that hangs would not be.
    for (const child of processes) child.kill(child === xvfb ? 'SIGTERM' : 'SIGKILL');
  };
  // Xvfb chooses a display that is free and writes its number, because other runs of the tests may have displays.
  const xvfb = spawn(
    '/usr/bin/Xvfb',
    ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  processes.push(xvfb);
  process.on('exit', kill);
  const ended = once(xvfb, 'exit').then(() => {
    throw new Error('Xvfb has ended');
  });
  // Later, nobody waits for it: its end is expected then.
  ended.catch(() => undefined);
  const [number] = (await Promise.race([once(xvfb.stdio[3] as Readable, 'data'), ended])) as [Buffer];
  const port = await freePort();
  const env = {
    ...process.env,
    DISPLAY: `:${number.toString().trim()}`,
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    GDK_BACKEND: 'x11',
    // Drawn without a graphics card, layers cost a quarter more processor time than one picture.
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    GTK_THEME: dark ? 'Adwaita:dark' : 'Adwaita',
  };
  processes.push(spawn(webKitDriver, [`--port=${port}`], { stdio: 'ignore', env }));

  const ask = async <T>(
    method: string,
    path: string,
    body?: unknown,
    within = patience.answer,
  ): Promise<T> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      signal: AbortSignal.timeout(within),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
    if (!response.ok) throw new Error(`${path}: ${value.error ?? ''} ${value.message ?? ''}`);
    return value;
  };
  try {
    await until(() => ask<{ ready: boolean }>('GET', '/status').then(({ ready }) => ready));
    const { pageLoad, script } = patience;
    const { sessionId } = await ask<{ sessionId: string }>('POST', '/session', {
      capabilities: {
        alwaysMatch: {
          timeouts: { pageLoad, script },
          'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] },
        },
      },
    });
    const session = `/session/${sessionId}`;
    return {
      call: (method, path, body) => ask(method, session + path, body),
      end: async () => {
        await ask('DELETE', session, undefined, patience.end).catch(() => undefined);
        kill();
      },
    };
  } catch (error) {
    kill();
    throw error;
  }
}

/**
 * Returns the tab of a WebKit of its own. Some WebKits open no more pages after a while, on a busy machine: such a one is replaced before
 * the next page, once. A page at which the new one stops as well fails.
 */
async function startWebKit(dark: boolean): Promise<Engine | undefined> {
  if (!installed(webKitDriver, ['webkit2gtk-driver', 'xvfb']) || !existsSync('/usr/bin/Xvfb'))
    return undefined;
  // One that did not start on a busy machine is started again.
  const open = () => openWebKit(dark).catch(() => openWebKit(dark));
  let { call, end } = await open();
  /** The size that was asked for, which a new browser does not know. */
  let asked: [width: number, height: number] | undefined;
  const find = (selector: string) =>
    call<Record<string, string>>('POST', '/element', { using: 'css selector', value: selector });
  // Private-use characters for keys: w3.org/TR/webdriver2, “Keyboard actions”.
  const keys: Partial<Record<string, string>> = {
    Enter: '\uE007',
    Escape: '\uE00C',
    Tab: '\uE004',
    Control: '\uE009',
  };
  const load = async (url: string) => {
    await call('POST', '/url', { url: emptyPage(url) });
    await call('POST', '/url', { url });
  };
  const waitForScripts = async (url: string) => {
    // The driver may answer before the page's scripts have run, and earlier interactions have no effect.
    await until(() =>
      call<boolean>('POST', '/execute/sync', {
        script: `return location.href !== arguments[0] && (${scriptsHaveRun.toString()})()`,
        args: [emptyPage(url)],
      }),
    );
  };
  const resize = async (width: number, height: number) => {
    // The driver sets the size of the window including its toolbars.
    const inner = () =>
      call<[number, number]>('POST', '/execute/sync', {
        script: 'return [innerWidth, innerHeight]',
        args: [],
      });
    const rect = () => call<{ width: number; height: number }>('GET', '/window/rect');
    const [outer, [innerWidth, innerHeight]] = await Promise.all([rect(), inner()]);
    await call('POST', '/window/rect', {
      width: width + outer.width - innerWidth,
      height: height + outer.height - innerHeight,
    });
    await until(async () => (await inner())[1] === height);
  };
  return {
    goto: async (url) => {
      try {
        await load(url);
      } catch (error) {
        console.log(`WebKit is started again, because it did not open ${url}: ${String(error)}`);
        await end();
        ({ call, end } = await open());
        if (asked) await resize(...asked);
        await load(url);
      }
      await waitForScripts(url);
    },
    run: (fn, ...args) =>
      call('POST', '/execute/sync', { script: `return (${fn.toString()})(...arguments)`, args }),
    press: async (key) => {
      const values = key.split('+').map((part) => keys[part] ?? part);
      const actions = [
        ...values.map((value) => ({ type: 'keyDown', value })),
        ...values.reverse().map((value) => ({ type: 'keyUp', value })),
      ];
      await call('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    // The page may replace an element between the two requests, for example by that of the next answer.
    click: async (selector) => {
      await until(async () => {
        await call('POST', `/element/${Object.values(await find(selector))[0] ?? ''}/click`, {});
        return true;
      });
    },
    hover: async (selector) => {
      await until(async () => {
        const origin = await find(selector);
        // The driver moves the pointer only to what is in the window.
        await call('POST', '/execute/sync', {
          script: "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })",
          args: [origin],
        });
        const actions = [{ type: 'pointerMove', duration: 0, x: 0, y: 0, origin }];
        const parameters = { pointerType: 'mouse' };
        await call('POST', '/actions', {
          actions: [{ type: 'pointer', id: 'mouse', parameters, actions }],
        });
        return true;
      });
    },
    type: async (text) => {
      const actions = Array.from(text).flatMap((value) =>
        ['keyDown', 'keyUp'].map((type) => ({ type, value })),
      );
      await call('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    size: async (width, height) => {
      asked = [width, height];
      await resize(width, height);
    },
    screenshot: async () => Buffer.from(await call<string>('GET', '/screenshot'), 'base64'),
    close: () => end(),
  };
}

/** The minimal browser of WebKitGTK; its path contains the architecture. */
function miniBrowser(): string {
  const folders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu'];
  const kinds = ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0'];
  const files = folders.flatMap((folder) => kinds.map((kind) => `${folder}/${kind}/MiniBrowser`));
  return files.find((file) => existsSync(file)) ?? 'MiniBrowser';
}

/** Waits until a condition is true, for at most half a minute, because the machine may be busy. */
export async function until<T>(ask: () => Promise<T>): Promise<NonNullable<T>> {
  let last: unknown;
  for (const end = Date.now() + 30_000; Date.now() < end;) {
    try {
      const answer = await ask();
      if (answer) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`timeout; last value: ${String(last)}`);
}

/** Defines tests in an engine that `before` launches; skipped if it is not installed. */
export const journeysIn =
  (engine: () => Engine | undefined) =>
  (what: string, go: (browser: Engine) => Promise<void>): void => {
    test(what, async (t) => {
      const browser = engine();
      if (browser) await go(browser);
      else t.skip();
    });
  };

/** Returns which engine is missing, and how to install it. */
export const tellMissing = (name: string, from: string): void => {
  console.log(`Skipped: no ${name}; it needs ${from}, installed, or available from apt-get as root.`);
};
