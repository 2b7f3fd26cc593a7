import { readFileSync } from 'node:fs';
import { Features } from 'lightningcss';

/** `package.json`’s `browserslist`: the oldest browsers that get the whole site. Older ones get text, links and lists. */
const policy = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    browserslist: string[];
  }
).browserslist;

/** Browsers that a policy can name. */
const names = ['chrome', 'edge', 'firefox', 'safari', 'ios', 'samsung'] as const;

export interface OldestBrowser {
  name: (typeof names)[number];
  version: string;
}

/** Parses a support policy of lines like `Safari >= 15.4`, the only form that scripts, styles and lint all understand. Throws on any other. */
export const oldestBrowsers = (lines: readonly string[] = policy): OldestBrowser[] =>
  lines.map((line) => {
    const [, name = '', version = ''] = /^(\w+) >= (\d+(?:\.\d+)?)$/.exec(line) ?? [];
    const known = name.toLowerCase();
    if (!isKnown(known))
      throw new Error(
        `package.json, browserslist: found “${line}”, expected “<browser> >= <version>”, where the browser is one of ${names.join(', ')}`,
      );
    return { name: known, version };
  });

const isKnown = (name: string): name is OldestBrowser['name'] => names.some((known) => known === name);

/** The policy for Vite’s `build.cssTarget`, which does not support Samsung Internet: a Chromium browser. */
export const styleTargets = (): string[] =>
  oldestBrowsers()
    .filter(({ name }) => name !== 'samsung')
    .map(({ name, version }) => name + version);

/**
 * The policy for Vite’s `build.target`. Safari 15.4 counts as 16.3: it runs class fields and private members, which would be rewritten (7 % more
 * script) only because of a bug with a name in double parentheses in a field’s initial value (webkit.org/b/236843), which minified
 * script never contains. Safari added no other syntax between the two versions.
 */
export const scriptTargets = (): string[] =>
  styleTargets().map((target) => target.replace(/(?<=^(?:safari|ios))15\.[456]$/, '16.3'));

/** Not lowered: `:dir()` would become a list of nineteen languages. */
export const lightningOptions = { exclude: Features.DirSelector };
