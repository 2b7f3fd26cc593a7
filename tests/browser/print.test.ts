import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { extractText, getDocumentProxy } from 'unpdf';
import { articles, sources } from './english.ts';
import { type OpenSite, openSite, read } from './open-site.ts';

let site: OpenSite;
before(async () => {
  site = await openSite();
});
after(() => site.close());

/** Returns the text of each printed page, without spaces and hyphens, because line breaks vary. */
async function printed(path: string, format: 'A4' | 'Letter') {
  let bytes = new Uint8Array();
  await read(site, path, async (page) => {
    bytes = new Uint8Array(await page.pdf({ format, tagged: true, outline: true }));
  });
  const pdf = await getDocumentProxy(bytes);
  const [first] = [await pdf.getPage(1)];
  const [, , width, height] = first.view;
  const { text } = await extractText(pdf, { mergePages: false });
  return { pdf, width, height, texts: text, pages: text.map(squeezed) };
}
const squeezed = (text: string) => text.normalize('NFKC').replace(/[\s­‐-]+/gu, '');

/** Returns the roles of a tagged page’s elements. */
const rolesIn = (node: { role?: string; children?: unknown[] }): string[] => [
  ...(node.role === undefined ? [] : [node.role]),
  ...(node.children ?? []).flatMap((child) => rolesIn(child as { role?: string })),
];

const article = articles.find(({ id }) => id === 'one-bridge-two-entries');
assert.ok(article);
const crew = articles.find(({ id }) => id === 'the-crew-on-paper');

for (const [format, size] of [
  ['A4', [596, 843]],
  ['Letter', [612, 792]],
] as const)
  test(`an article on ${format}: has name, title and number on every page, no interface, unbroken quotes, and sources with URLs`, async () => {
    const { width, height, texts, pages } = await printed(`/articles/${article.id}/`, format);
    assert.deepEqual([Math.round(width ?? 0), Math.round(height ?? 0)], size);
    assert.ok(pages.length > 2 && pages.length < 8, `${pages.length} pages`);
    // The first has the name and the title on the page itself, below its URL.
    for (const [index, text] of texts.entries())
      assert.match(
        text,
        index === 0 ? /^1\s+https:/ : new RegExp(`^Verbatim\\s+${article.data.title}\\s+${index + 1}\\s`),
      );
    assert.ok(texts[0]?.includes(`https://verbatim.example/articles/${article.id}/`));
    assert.equal(texts[0]?.match(new RegExp(article.data.title, 'g'))?.length, 1);

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

    for (const { id, text } of article.data.pullQuotes ?? []) {
      assert.ok(
        pages.some((page) => page.includes(squeezed(text))),
        `“${text}” is on one page`,
      );
      assert.ok(whole.includes(squeezed(`verbatim.example/q/${id}`)), id);
    }
    for (const listed of article.data.sources ?? []) {
      const source = typeof listed === 'string' ? sources.get(listed) : listed;
      // A URL may continue on the next page, whose name and number are then inside it.
      const address = squeezed(source?.url ?? '?');
      const head = new RegExp(`^Verbatim\\s+${article.data.title}\\s+\\d+\\s`);
      const flowing = texts.map((text) => squeezed(text.replace(head, ''))).join('');
      assert.ok(flowing.includes(address), address);
    }
  });

test('the PDF of an article is tagged, and its outline is that of its headings', async () => {
  const { pdf } = await printed('/articles/the-crew-on-paper/', 'A4');
  assert.equal((await pdf.getMarkInfo())?.Marked, true);
  const roles = new Set<string>();
  for (let number = 1; number <= pdf.numPages; number++)
    for (const role of rolesIn(await (await pdf.getPage(number)).getStructTree())) roles.add(role);
  for (const role of ['H1', 'H2', 'P', 'L', 'Link', 'Table', 'TH', 'Figure'])
    assert.ok(roles.has(role), role);
  const [title, ...others] = await pdf.getOutline();
  assert.deepEqual([title?.title, others], [crew?.data.title, []]);
  const headings = title?.items.map((item: { title: string }) => item.title) ?? [];
  for (const heading of ['Notes', 'About this article']) assert.ok(headings.includes(heading), heading);
  // Each leads to a place.
  assert.ok(title?.items.every(({ dest }: { dest: unknown }) => dest !== null));
});

test('what a page folds is open on paper where it is information, and no link to another page is left over', async () => {
  const { texts } = await printed('/articles/the-crew-on-paper/', 'A4');
  const whole = texts.join(' ');
  assert.match(whole, /Sixteen names on the rolls/);
  assert.doesNotMatch(whole, /Next part|Related articles|All \d+ parts/);
});

test('in Arabic, quotes and their URLs are in the left margin', async () => {
  const { pdf, texts } = await printed('/articles/one-bridge-two-entries-ar/', 'A4');
  const [index, text] = texts.entries().find(([, one]) => one.includes('verbatim.example/q/')) ?? [];
  assert.ok(index !== undefined && text);
  const { items } = await (await pdf.getPage(index + 1)).getTextContent();
  const places = items.flatMap((item) =>
    'str' in item && item.str.includes('verbatim.example') && !item.str.includes('articles')
      ? [Number(item.transform[4])]
      : [],
  );
  // 20 mm of paper and 37 mm of margin, in points.
  assert.ok(places.length > 0 && places.every((left) => left < 162), places.join());
});

test('in Arabic, the slash at the end of the page’s URL is at its end', async () => {
  const { pdf } = await printed('/articles/one-bridge-two-entries-ar/', 'A4');
  const { items } = await (await pdf.getPage(1)).getTextContent();
  const strings = items.flatMap((item) => ('str' in item ? [item.str] : []));
  const url = strings.find((text) => text.includes('https://'));
  assert.match(url ?? '', /^https:\/\/[^ ]+\/articles\/one-bridge-two-entries-ar\/$/);
});

test('a quote is on one page, with its URL once', async () => {
  const { pages } = await printed('/q/a-sum-of-two/', 'A4');
  assert.equal(pages.length, 1);
  assert.equal(pages[0]?.split('verbatim.example/q/').length, 2);
});
