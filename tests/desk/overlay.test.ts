import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { ContentSource } from '../../src/content/content-source.ts';
import { neverValidPage } from '../../src/desk/overlay/never-valid.ts';
import { overlayState } from '../../src/desk/overlay/state.ts';
import { builtSite } from '../builds.ts';
import { filesIn } from '../files-in.ts';
import { copyOf } from '../publications.ts';

/** A publication that is open in the dev server. */
function opened() {
  const root = copyOf('good');
  const content = new ContentSource(root);
  const article = 'content/articles/one-bridge-two-entries.md';
  const before = readFileSync(join(root, article), 'utf8');
  return {
    article,
    before,
    library: () => content.preview(),
    save: (text: string, file = article) => {
      writeFileSync(join(root, file), text);
      content.changed();
    },
    at: async (path: string, lang = 'en') => {
      const [reading, library] = [await content.read(), await content.preview()];
      return overlayState(path, lang, { root, reading, library, former: await content.former() });
    },
  };
}

const path = '/articles/one-bridge-two-entries/';
const mistakes: [name: string, change: (text: string) => string, found: RegExp][] = [
  ['broken YAML', (text) => text.replace(/^topics: \[/m, 'topics: [['), /brackets that are not closed/],
  ['an unknown topic', (text) => text.replace(/^topics: .*/m, 'topics: [bridgez]'), /topic “bridgez”/],
  ['a wrong picture path', (text) => `${text}\n![A bridge](../pictures/nope.jpg)\n`, /“nope.jpg”/],
  [
    'a pull-quote that is not in the body',
    (text) => text.replace(/text: (\w)/, 'text: Wrong $1'),
    /not in the body/,
  ],
];

describe('while a file has errors', () => {
  for (const [name, change, found] of mistakes)
    test(`its pages show the last version without, marked, and the problem first: ${name}`, async () => {
      const { article, before, library, save, at } = opened();
      assert.deepEqual((await at(path)).page, { file: article, state: 'valid' });
      save(`${change(before)}\nQuaggas.\n`);
      for (const page of [path, `${path}cite/`, '/q/one-bridge-stands/'])
        assert.deepEqual((await at(page)).page, { file: article, state: 'last-valid' }, page);
      const [problem] = (await at(path)).problems;
      assert.match(problem?.found ?? '', found);
      assert.equal(problem?.file, article);
      assert.ok(problem.line);
      assert.ok(!(await library()).articles.some(({ text }) => text.includes('Quaggas')));
      save(`${before}\nQuaggas.\n`);
      assert.equal((await at(path)).page.state, 'valid');
      assert.ok((await library()).articles.some(({ text }) => text.includes('Quaggas')));
    });

  test('a new one is shown if it can be, and otherwise its problems are', async () => {
    const { before, save, at } = opened();
    const copy = before.replace(/^pullQuotes:\n(?:[ -].*\n)+/m, '').replace(/^part: .*\n/m, '');
    await at(path);
    save(copy.replace(/^topics: .*/m, 'topics: [bridgez]'), 'content/articles/a-new-one.md');
    assert.equal((await at('/articles/a-new-one/')).page.state, 'with-errors');
    for (const change of [mistakes[0]?.[1], mistakes[2]?.[1]]) {
      save(change?.(copy) ?? '', 'content/articles/never-valid.md');
      const state = await at('/articles/never-valid/');
      assert.equal(state.page.state, 'never-valid');
      const html = neverValidPage(state, '/script.js');
      assert.match(html, /cannot be shown yet.*content\/articles\/never-valid\.md/s);
    }
  });

  test('pages of other files are as they were, in their language', async () => {
    const { before, save, at } = opened();
    save(before.replace(/^topics: .*/m, 'topics: [bridgez]'));
    const state = await at('/articles/one-bridge-two-entries-ar/', 'ar');
    assert.deepEqual([state.page.state, state.dir, state.problems.length > 0], ['valid', 'rtl', true]);
    assert.match(state.strings.overlay.title, /\p{Script=Arabic}/u);
    assert.deepEqual([state.desk, state.strings.title], ['/desk/', 'مكتب التحرير']);
    assert.deepEqual((await at('/quotes/')).page, { file: undefined, state: 'valid' });
    assert.equal((await at('/articles/nothing/')).page.state, 'valid');
  });
});

test('no file of the built site has a part of the overlay', () => {
  const parts = /verbatim-overlay|verbatim:page|open-in-editor|verbatim-desk/;
  const withParts = filesIn(builtSite('good')).filter((file) => parts.test(readFileSync(file, 'latin1')));
  assert.deepEqual(withParts, []);
});
