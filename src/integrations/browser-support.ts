import { readFileSync } from 'node:fs';
import { Features, transform, type Targets } from 'lightningcss';

/** `package.json`’s `browserslist`: the oldest browsers that get the whole site. Others get its words, links and lists. */
const policy = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    browserslist: string[];
  }
).browserslist;

/** Lightning CSS’s names for the browsers of the policy. */
const lightningNames = {
  chrome: 'chrome',
  edge: 'edge',
  firefox: 'firefox',
  safari: 'safari',
  ios: 'ios_saf',
  samsung: 'samsung',
} as const satisfies Record<string, keyof Targets>;

export interface OldestBrowser {
  name: keyof typeof lightningNames;
  version: string;
}

/** Parses a support policy of lines like `Safari >= 15.4`, the one form that script, styles and lint all understand. Throws at any other. */
export const oldestBrowsers = (lines: readonly string[] = policy): OldestBrowser[] =>
  lines.map((line) => {
    const [, name = '', version = ''] = /^(\w+) >= (\d+(?:\.\d+)?)$/.exec(line) ?? [];
    const known = name.toLowerCase();
    if (!isKnown(known))
      throw new Error(
        `package.json, browserslist: found “${line}”, expected “<browser> >= <version>”, where the browser is one of ${Object.keys(lightningNames).join(', ')}`,
      );
    return { name: known, version };
  });

const isKnown = (name: string): name is OldestBrowser['name'] => Object.hasOwn(lightningNames, name);

/** The policy for Vite’s `build.cssTarget`, which knows no Samsung Internet: it is a Chromium. */
export const styleTargets = (): string[] =>
  oldestBrowsers()
    .filter(({ name }) => name !== 'samsung')
    .map(({ name, version }) => name + version);

/**
 * The policy for Vite’s `build.target`. Safari 15.4 counts as 16.3: it runs class fields and private members, which would be rewritten (7 % more
 * script) only because it fails at a name in doubled parentheses in a field’s initial value (webkit.org/b/236843), which minified script
 * does not have. No other syntax came to Safari in between.
 */
export const scriptTargets = (): string[] =>
  styleTargets().map((target) => target.replace(/(?<=^(?:safari|ios))15\.[456]$/, '16.3'));

/** Left as written: `:dir()` would become a list of nineteen languages. */
export const lightningOptions = { exclude: Features.DirSelector };

/** The policy for Lightning CSS: versions as 24-bit numbers, eight bits a part. */
const lightningTargets: Targets = Object.fromEntries(
  oldestBrowsers().map(({ name, version }) => {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    return [lightningNames[name], (major << 16) | (minor << 8)];
  }),
);

/** Returns a style sheet, minified, in words that the browsers of the policy know. Vite does the same with the sheets that it knows of. */
export const lowered = (filename: string, css: string): string =>
  transform({
    ...lightningOptions,
    filename,
    code: Buffer.from(css),
    targets: lightningTargets,
    minify: true,
  })
    .code.toString()
    // The two switches of a lowered light-dark(): the shorter, the lighter.
    .replaceAll('--lightningcss-', '--');
