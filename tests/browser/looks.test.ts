import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { newColorViolations } from './axe.ts';
import { sharedChromium } from './shared-chromium.ts';

let page: Page;
before(async () => {
  page = await (await sharedChromium()).newPage();
});
after(() => page.close());

const pageOf = (styles: string, ...items: string[]) =>
  `<!doctype html><html lang="en"><title>x</title><style>${styles}</style>
   <main><ul class="list">${items.map((item) => `<li>${item}</li>`).join('')}</ul></main>`;

/** Shows pages one after another in a color scheme, and returns the rules that each breaks by what is new on it. */
async function judge(colorScheme: 'light' | 'dark', ...htmls: string[]): Promise<string[][]> {
  await page.emulateMedia({ colorScheme });
  const judged = new Set<string>();
  const found: string[][] = [];
  for (const html of htmls) {
    await page.setContent(html);
    const violations = await newColorViolations(page, judged);
    found.push(violations.map((violation) => violation.slice(0, violation.indexOf(':'))));
  }
  return found;
}

test('a text of too little contrast is found on a page whose other texts were judged before', async () => {
  const good = pageOf('', 'One', 'Two');
  assert.deepEqual(
    await judge('light', good, good, pageOf('', 'One', '<b style="color: #aaa">Two</b>'), good),
    [[], [], ['color-contrast'], []],
  );
});

test('a color that only one page has, in dark colors, on elements of the same names and classes, is found', async () => {
  const dark = '@media (prefers-color-scheme: dark) { body { background: #111; color: #eee }';
  const pages = [pageOf(`${dark} }`, 'One'), pageOf(`${dark} li:only-child { color: #333 } }`, 'One')];
  assert.deepEqual(await judge('dark', ...pages), [[], ['color-contrast']]);
  assert.deepEqual(await judge('light', ...pages), [[], []]);
});

test('a background of another color around known words is found', async () => {
  assert.deepEqual(await judge('light', pageOf('', 'One'), pageOf('main { background: #555 }', 'One')), [
    [],
    ['color-contrast'],
  ]);
});

test('a link that only its color shows is found among words, also after a page with the link alone', async () => {
  const styles = 'a { color: #003; text-decoration: none }';
  assert.deepEqual(
    await judge(
      'light',
      pageOf(styles, '<a href="/x">One</a>'),
      pageOf(styles, 'Some words <a href="/x">One</a> more'),
    ),
    [[], ['link-in-text-block']],
  );
});

test('a look that was judged is not judged again', async () => {
  const bad = pageOf('li { color: #aaa }', 'One', 'Two');
  assert.deepEqual(await judge('light', bad, bad), [['color-contrast'], []]);
});
