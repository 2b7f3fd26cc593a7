import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Element, Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { markdownProcessor } from '../../src/markdown/processor.ts';
import type { Annotations } from '../../src/model/article.ts';
import type { Quote } from '../../src/model/joined.ts';
import { inTextOrder } from '../../src/model/quote.ts';
import { dress, plain, wordLists } from '../model/written-words.ts';
import { article } from './written-article.ts';

const runs = { numRuns: 40 };

/** An article as the site's own pipeline renders it. */
/** What is wrong with quotes; random words can be an odd heading or list too. */
const quoteProblems = ({ problems }: Annotations) => problems.filter(({ name }) => name.startsWith('quote-'));

async function render(markdown: string, quotes: string[]) {
  const { code, metadata } = await markdownProcessor.render(markdown, {
    frontmatter: { pullQuotes: quotes.map((text, index) => ({ id: `quote-${index}`, text })) },
  });
  return {
    tree: fromHtml(code, { fragment: true }),
    annotations: metadata.frontmatter.annotations as Annotations,
  };
}

/** The number of a note, and struck words. */
const isNoWord = (node: Nodes) => node.type === 'element' && /^(?:sup|del)$/.test(node.tagName);

/** Each character of the page with the elements around it; those the marking adds are left out. */
function characters(node: Root | Element, path = ''): string[] {
  return node.children.flatMap((child) => {
    if (child.type === 'text') return Array.from(child.value, (character) => `${path} ${character}`);
    if (child.type !== 'element') return [];
    const added = child.tagName === 'mark' || child.properties.className?.toString() === 'quoted';
    return characters(child, added ? path : `${path}/${child.tagName}${JSON.stringify(child.properties)}`);
  });
}

/** The text of a node without the numbers of notes and what is struck out. */
const words = (node: Nodes): string => {
  if (node.type === 'text') return node.value;
  return 'children' in node && !isNoWord(node) ? node.children.map(words).join('') : '';
};

function elements(node: Nodes, is: (element: Element) => boolean): Element[] {
  const below = 'children' in node ? node.children.flatMap((child) => elements(child, is)) : [];
  return node.type === 'element' && is(node) ? [node, ...below] : below;
}

test('quotes next to each other in a long text keep the order of the text', async () => {
  const long = 'All the other words of the article. '.repeat(500);
  const { annotations } = await render(`${long}\n\nOne two, three four.\n\n${long}`, [
    'three four',
    'One two',
  ]);
  const quotes = ['quote-0', 'quote-1'].map((id) => ({ id, passage: annotations.passages[id] }));
  const inOrder = inTextOrder({ quotes } as unknown as Pick<Quote['article'], 'quotes'>);
  assert.deepEqual(
    inOrder.map(({ id }) => id),
    ['quote-1', 'quote-0'],
  );
});

for (const [script, word] of wordLists) {
  describe(`in ${script} Markdown`, () => {
    const written = dress.chain((type) => fc.tuple(article(word, type), dress, fc.nat(), fc.nat(), fc.nat()));

    test('any run of whole words of one block can be quoted, and is marked exactly', async () => {
      await fc.assert(
        fc.asyncProperty(written, async ([{ markdown, blocks }, type, which, a, b]) => {
          const block = blocks[which % blocks.length] ?? [];
          const [from, to] = [a % block.length, b % block.length].sort((x, y) => x - y) as [number, number];
          const first = block.slice(from, to + 1).join(' ');
          // A second quote stands right behind the first, or in the next block.
          const more =
            block.length > to + 1 ? block.slice(to + 1) : (blocks[(which % blocks.length) + 1] ?? []);
          const quotes = [first, ...(more.length > 0 ? [more.join(' ')] : [])];

          const before = await render(markdown, []);
          const { tree, annotations } = await render(markdown, quotes.map(type));
          assert.deepEqual(quoteProblems(annotations), []);
          for (const [index, quote] of quotes.entries()) {
            const marks = elements(tree, ({ properties }) => properties.id === `q-quote-${index}`);
            assert.deepEqual(
              marks.map(({ tagName }) => tagName),
              ['mark'],
            );
            assert.equal(plain(marks.map(words).join('')), plain(quote));
            assert.equal(plain(annotations.passages[`quote-${index}`]?.words ?? ''), plain(quote));
          }
          assert.equal(elements(tree, ({ tagName }) => tagName === 'mark').length, quotes.length);
          assert.deepEqual(characters(tree), characters(before.tree));
          assert.equal(annotations.text, before.annotations.text);
        }),
        runs,
      );
    });

    test('words of two blocks, of notes, or changed cannot be quoted', async () => {
      await fc.assert(
        fc.asyncProperty(written, async ([{ markdown, blocks, notes }, type, which, a, b]) => {
          const at = which % blocks.length;
          const block = blocks[at] ?? [];
          const next = blocks[at + 1] ?? ['unwritten'];
          const dropped = block.filter((_, index) => index !== 1 + (a % Math.max(1, block.length - 2)));
          const wrong = [
            [block.at(-1) ?? '', next[0] ?? ''],
            [...block, ...next],
            ...(block.length > 2 ? [dropped] : []),
            ...(block.length > 1 ? [block.toReversed()] : []),
            block.toSpliced(b % block.length, 0, 'unwritten'),
            ...notes,
            ...notes.map((note) => [...block, ...note]),
          ].map((quote) => quote.join(' '));
          const { tree, annotations } = await render(markdown, wrong.map(type));
          assert.equal(quoteProblems(annotations).length, wrong.length);
          assert.deepEqual(annotations.passages, {});
          assert.equal(elements(tree, ({ tagName }) => tagName === 'mark').length, 0);
        }),
        runs,
      );
    });
  });
}
