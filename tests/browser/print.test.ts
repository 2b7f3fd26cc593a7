import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { extractText, getDocumentProxy } from 'unpdf';
import { articles, sources } from './english.ts';
import { type OpenSite, openSite } from './open-site.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

/** Returns the text of each printed page, without spaces and hyphens, because line breaks vary. */
async function printed(path: string, format: 'A4' | 'Letter') {
  const { page } = await site.tab();
  await page.goto(path);
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ format })));
  await page.context().close();
  const [first] = [await pdf.getPage(1)];
  const [, , width, height] = first.view;
  const { text } = await extractText(pdf, { mergePages: false });
  return { width, height, texts: text, pages: text.map(squeezed) };
}
const squeezed = (text: string) => text.normalize('NFKC').replace(/[\s­‐-]+/gu, '');

const article = articles.find(({ id }) => id === 'one-bridge-two-entries');
assert.ok(article);

for (const [format, size] of [
  ['A4', [596, 843]],
  ['Letter', [612, 792]],
] as const)
  test(`an article on ${format}: has name, title and number on every page, no interface, unbroken quotes, and sources with URLs`, async () => {
    const { width, height, texts, pages } = await printed(`/articles/${article.id}/`, format);
    assert.deepEqual([Math.round(width ?? 0), Math.round(height ?? 0)], size);
    assert.ok(pages.length > 2 && pages.length < 8, `${pages.length} pages`);
    for (const [index, text] of texts.entries())
      assert.match(text, new RegExp(`^Verbatim\\s+${article.data.title}\\s+${index + 1}\\s`));

    const whole = pages.join('');
    assert.ok(whole.includes(squeezed(article.data.title)));
    for (const word of [
      'Share',
      'Copy link',
      'Contents',
      'Appearance',
      'Skip to content',
      'Continue reading',
      'Previous',
      '↩',
    ])
      assert.ok(!whole.includes(squeezed(word)), word);

    for (const { text } of article.data.pullQuotes ?? [])
      assert.ok(
        pages.some((page) => page.includes(squeezed(text))),
        `“${text}” stands whole on one page`,
      );
    for (const listed of article.data.sources ?? []) {
      const source = typeof listed === 'string' ? sources.get(listed) : listed;
      // A URL may continue on the next page, whose name and number are then inside it.
      const address = squeezed(source?.url ?? '?');
      const head = new RegExp(`^Verbatim\\s+${article.data.title}\\s+\\d+\\s`);
      const flowing = texts.map((text) => squeezed(text.replace(head, ''))).join('');
      assert.ok(flowing.includes(address), address);
    }
  });
