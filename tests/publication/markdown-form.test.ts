import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { articles, changed } from '../site/content.ts';
import { firstLanguage, plainDigits, readText, site, siteUrl } from '../site/dist.ts';

/** The Markdown form of each article, parsed by remark. */
const parser = unified().use(remarkParse).use(remarkGfm);
const read = (id: string): Root => parser.parse(readText(`/articles/${id}.md`));
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');

/** Returns the text, with the numbers of notes at their references, but not before the notes. */
function textOf(node: Nodes): string {
  if (node.type === 'footnoteReference') return node.identifier;
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

for (const article of articles) {
  const { id, data } = article;
  const tree = read(id);
  const [title, standfirst, facts, ...text] = tree.children;
  // It ends with the URLs of its quotes; the page has each next to the quote.
  const quotes = data.pullQuotes?.some(({ withdrawn }) => !withdrawn) ? text.splice(-2).at(-1) : undefined;
  // Before them are the long forms of abbreviations; the page has those at their first use.
  const abbreviations = data.abbreviations ? text.splice(-2).at(-1) : undefined;
  const body = text;

  test(`${id}.md has the long forms of its abbreviations`, () => {
    assert.equal(abbreviations === undefined, data.abbreviations === undefined);
    assert.deepEqual(
      abbreviations?.type === 'list' ? abbreviations.children.map(textOf) : [],
      Object.entries(data.abbreviations ?? {}).map(([short, long]) => `${short}: ${long}`),
    );
  });

  test(`${id}.md has every word of the page, once and in order`, () => {
    const { document } = parseHTML(readText(`/articles/${id}/index.html`));
    for (const idle of document.querySelectorAll('.pull-quote, .screen-only, svg, [href^="#Mark-"]'))
      idle.remove();
    // Markdown numbers notes in digits of ASCII.
    for (const mark of document.querySelectorAll('sup a')) mark.textContent = plainDigits(mark.textContent);
    const parts = ['.page-head .correction', '.points', '.prose'].flatMap((part) => [
      ...document.querySelectorAll(part),
    ]);
    assert.equal(letters(body.map(textOf).join('')), letters(parts.map((part) => part.textContent).join('')));
    assert.ok(standfirst);
    assert.equal(
      letters(textOf(standfirst)),
      letters(document.querySelector('.standfirst')?.textContent ?? ''),
    );
  });

  test(`${id}.md has each quote with its URL`, () => {
    const standing = (data.pullQuotes ?? []).filter(({ withdrawn }) => !withdrawn);
    assert.ok(standing.length > 0 && quotes?.type === 'list');
    assert.equal(quotes.children.length, standing.length);
    for (const [index, { id: quote, text: words }] of standing.entries()) {
      const item = quotes.children[index];
      assert.ok(item && textOf(item).includes(words), quote);
      assert.ok(textOf(item).endsWith(`${siteUrl}/q/${quote}/`), quote);
    }
  });

  test(`${id}.md states its kind, dates, URL and license`, () => {
    assert.ok(title && facts);
    assert.ok(title.type === 'heading' && title.depth === 1);
    assert.equal(textOf(title), data.title);
    const said = textOf(facts);
    for (const fact of [
      data.date,
      changed(article),
      `(${data.lang ?? firstLanguage})`,
      `${siteUrl}/articles/${id}/`,
    ])
      assert.ok(said.includes(fact), fact);
    assert.ok(said.includes(site.license.url));
  });

  test(`${id}.md has each note once, linked from its references, and absolute URLs`, () => {
    const defined: string[] = [];
    const marked = new Set<string>();
    visit(tree, (node) => {
      if (node.type === 'footnoteDefinition') defined.push(node.identifier);
      if (node.type === 'footnoteReference') marked.add(node.identifier);
      if (node.type === 'link' || node.type === 'image')
        assert.match(node.url, /^(?:https?:\/\/|mailto:|tel:)/);
      assert.notEqual(node.type, 'html');
    });
    assert.ok(defined.length > 0);
    assert.deepEqual(defined, [...new Set(defined)]);
    assert.deepEqual([...marked].sort(), defined.toSorted());
  });
}
