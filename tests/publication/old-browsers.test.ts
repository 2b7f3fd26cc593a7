import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { files, readText } from '../site/dist.ts';
import { unguarded } from '../site/sheet-features.ts';

/**
 * Features that style sheets may use although browsers of the support policy lack them and Lightning CSS does not lower them: pages read
 * and work just as well without each. Everything else needs an `@supports`, or a fallback in the same rule.
 */
const harmless: Record<string, string> = {
  'text-wrap': 'lines break elsewhere',
  'text-wrap: balance': 'lines break elsewhere',
  'text-wrap: pretty': 'lines break elsewhere',
  'hyphenate-limit-chars': 'shorter words are hyphenated as well',
  orphans: 'a page on paper breaks elsewhere',
  widows: 'a page on paper breaks elsewhere',
  'break-after: avoid': 'a page on paper breaks elsewhere',
  '@page': 'paper has the margins of the browser',
  'scrollbar-gutter': 'a page without a scrollbar is wider by its width',
  'scrollbar-gutter: stable': 'a page without a scrollbar is wider by its width',
  'overscroll-behavior': 'the page scrolls on at the end of a list',
  'overscroll-behavior: contain': 'the page scrolls on at the end of a list',
  'cursor: pointer': 'a phone has no pointer',
  '::selection': 'a phone marks what is selected in its own color',
  resize: 'a field keeps its size',
  'resize: vertical': 'a field keeps its size',
  'font-family: ui-monospace': 'another font of the list is taken',
  'inline-size: fit-content': 'Samsung’s own data has a gap; its Chromium has this since 46',
  '::highlight': 'script makes such highlights, where the browser knows them',
  '@media (scripting)': 'room is not kept for a script that will come, or is kept for one that will not',
  'forced-color-adjust': 'with forced colors, a marked sentence has its underline alone',
  'forced-color-adjust: none': 'with forced colors, a marked sentence has its underline alone',
  '@media (forced-colors)': 'only Windows forces colors',
};

test('no style sheet needs a feature that a supported browser lacks', () => {
  const sheets = files.filter((file) => file.endsWith('.css'));
  assert.ok(sheets.length > 5);
  const needed = new Map(sheets.flatMap((sheet) => [...unguarded(readText(sheet))]));
  const refused = [...needed].filter(([name]) => !Object.hasOwn(harmless, name));
  assert.deepEqual(Object.fromEntries(refused), {});
  // The list has no feature that no sheet uses.
  assert.deepEqual(
    Object.keys(harmless).filter((name) => !needed.has(name)),
    [],
  );
});

describe('a style sheet', () => {
  const refused: Record<string, string> = {
    ':has': 'p:has(a){color:red}',
    nesting: 'p{& a{color:red}}',
    ':dir': 'p:dir(rtl){color:red}',
    ':popover-open': 'p:popover-open{color:red}',
    '@container': '@container (width > 20rem){p{color:red}}',
    '@media with < or >': '@media (width > 20rem){p{color:red}}',
    '@starting-style': '@starting-style{p{color:red}}',
    'the unit svh': 'p{height:100svh}',
    'the unit vi': 'p{width:calc(1em + 2vi)}',
    'light-dark()': ':root{--ink:light-dark(#000,#fff)}',
    'color-mix()': 'p{color:color-mix(in srgb,red,blue)}',
    'anchor()': 'p{top:anchor(end)}',
    'float: inline-start': 'p{float:inline-start}',
    'text-wrap: balance': 'p{text-wrap:balance}',
    'field-sizing': 'p{field-sizing:content}',
  };
  for (const [name, css] of Object.entries(refused))
    test(`must not use ${name}`, () => {
      assert.ok(unguarded(css).has(name), [...unguarded(css).keys()].join());
    });

  const accepted = {
    'what all browsers have':
      'p:is(a,b)::before{color:rgb(0 0 0 / 50%);inset-inline-start:1rem;content:":has(x) 1svh"}',
    'an @supports for it': '@supports selector(:has(a)){p:has(a){color:red}}',
    'an @supports for what came later':
      '@supports (anchor-name:--a){@media (width > 9rem){p:has(a){height:1svh}}}',
    'a value before it': 'p{height:100vh;height:100svh}',
    'a prefix': 'p{-webkit-user-select:none;user-select:none}',
  };
  for (const [name, css] of Object.entries(accepted))
    test(`may use ${name}`, () => {
      assert.deepEqual(Object.fromEntries(unguarded(css)), {});
    });

  test('must not use a feature that its @supports does not cover', () => {
    assert.ok(unguarded('@supports not selector(:has(a)){p:has(a){color:red}}').has(':has'));
    assert.ok(unguarded('@supports (display:grid) or (anchor-name:--a){p:has(a){color:red}}').has(':has'));
    assert.ok(unguarded('@supports (display:grid){p:has(a){color:red}}').has(':has'));
  });
});

test('no script of the site has a lookbehind, which Safari before 16.4 rejects', () => {
  for (const script of files.filter((file) => /^\/assets\/.*\.js$/.test(file)))
    assert.doesNotMatch(readText(script), /\/[^/\n]*\(\?<[=!]/, script);
});

describe('lint of a script for browsers', () => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  let eslint: ESLint;
  before(() => {
    eslint = new ESLint({
      cwd: root,
      ruleFilter: ({ ruleId }) => ruleId === 'browsers/supported',
      overrideConfig: {
        files: ['**/*.ts'],
        // The modules below and what they import, not the whole project.
        languageOptions: { parserOptions: { project: 'tests/publication/tsconfig.browser-lint.json' } },
      },
    });
  });
  /** Returns the lint messages for code in one of the project’s modules; types are checked too. */
  const judge = async (code: string, filePath = 'src/client/dom.ts') =>
    (await eslint.lintText(code, { filePath: root + filePath })).flatMap(({ messages }) =>
      messages.map(({ message }) => message),
    );

  const refused = {
    findLast: 'export const last = (list: number[]) => list.findLast((n) => n > 0);',
    toSorted: 'export const sorted = (list: readonly number[]) => list.toSorted();',
    'a method got out of its object': 'export const { f } = { f: [1].toSorted };',
    Segmenter: 'export const s = new Intl.Segmenter("en");',
    groupBy: 'export const g = Object.groupBy(["a"], (s) => s);',
    withResolvers: 'export const p = Promise.withResolvers();',
    size: 'export const n = new URLSearchParams("a=b").size;',
    checkVisibility: 'export const v = document.body.checkVisibility();',
    'a member of every element': 'export const x = (e: HTMLElement) => { e.showPopover(); };',
    canParse: 'export const ok = URL.canParse("x");',
    any: 'export const s = AbortSignal.any([]);',
    Highlight: 'export const h = new Highlight();',
    requestIdleCallback: 'requestIdleCallback(() => undefined);',
    lookbehind: 'export const r = /(?<=a)b/;',
    'a lookbehind in a string': 'export const r = new RegExp("(?<!a)b", "u");',
    'the flag v': 'export const r = /[a--b]/v;',
    'a test that says nothing of it': 'if ("share" in navigator) [1].toSorted();',
    'a call as its own test': 'if ([1].findLast((n) => n > 0)) document.title = "";',
  };
  for (const [name, code] of Object.entries(refused))
    test(`rejects ${name}`, async () => {
      const messages = await judge(code);
      assert.equal(messages.length, 1, messages.join('\n'));
      assert.match(messages[0] ?? '', /Safari|safari|firefox|ios/);
    });

  const accepted = {
    'what all browsers have':
      'export const a = [1].at(-1), b = structuredClone({}), c = /(?<name>a)b(?!c)/u;',
    'our own of that name': 'export const x = { toSorted: () => 1 }.toSorted();',
    'a test before': 'export const x = (e: HTMLElement) => { if ("showPopover" in e) e.showPopover(); };',
    'an early return':
      'export const x = (e: HTMLElement) => { if (!("showPopover" in e)) return; e.showPopover(); };',
    'a conjunction': 'export const x = "Segmenter" in Intl && new Intl.Segmenter("en");',
    'a try': 'export const x = () => { try { return [1].toSorted(); } catch { return [1]; } };',
    'an optional call': 'export const x = [1].toSorted?.() ?? [1];',
    typeof: 'export const x = typeof navigator.share === "function";',
    'a type': 'export const x: Highlight | undefined = undefined;',
  };
  for (const [name, code] of Object.entries(accepted))
    test(`accepts ${name}`, async () => {
      assert.deepEqual(await judge(code), []);
    });

  test('covers what the client imports, and not what only a build runs', async () => {
    const code = 'export const r = /(?<=a)b/;';
    for (const file of [
      'src/search/engine.ts',
      'src/text/scripts.ts',
      'src/i18n/ar/strings.ts',
      'src/outputs/share/share-links.ts',
    ])
      assert.equal((await judge(code, file)).length, 1, file);
    assert.deepEqual(await judge(code, 'src/text/match.ts'), []);
  });
});
