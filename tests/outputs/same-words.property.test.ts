import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { markdownProcessor } from '../../src/markdown/processor.ts';
import type { Annotations } from '../../src/model/article.ts';
import { joinLibrary } from '../../src/model/library.ts';
import { quoteText } from '../../src/model/quote.ts';
import { citeQuote } from '../../src/outputs/citations/item.ts';
import { articleMarkdown } from '../../src/outputs/exports/article-markdown.ts';
import { articleText } from '../../src/outputs/exports/article-text.ts';
import { quotation } from '../../src/outputs/structured-data/quotation.ts';
import { shownText } from '../../src/search/highlight.ts';
import { asTyped, pageForIndex } from '../../src/search/indexed-text.ts';
import { plainText } from '../../src/text/plain-text.ts';
import { article, contents } from '../model/contents.ts';

const address = 'https://verbatim.example/articles/x/';

/** Marked-up words as they are typed, with their plain text as a person would write it. */
const piece = fc.constantFrom<[markdown: string, plain: string]>(
  ['bridge', 'bridge'],
  ['Amber,', 'Amber,'],
  ['10<sup>6</sup>', '10⁶'],
  ['10<sup>−12</sup>', '10⁻¹²'],
  ['5 km<sup>2</sup>', '5 km²'],
  ['e<sup>x</sup>', 'e^x'],
  ['21<sup>st</sup>', '21st'],
  ['CO<sub>2</sub>', 'CO₂'],
  ['T<sub>C</sub>', 'T_C'],
  ['2<sup>3<sup>2</sup></sup>', '2^(3²)'],
  ['~~struck~~', ''],
  ['<s>10<sup>6</sup></s>', ''],
  ['**10<sup>6</sup>**', '10⁶'],
  ['<del>12</del><ins>21</ins>', '21'],
  ['*old* **new**', 'old new'],
  ['[a **link**](https://example.org/)', 'a link'],
  ['[10<sup>6</sup>](https://example.org/)', '10⁶'],
  ['`code`', 'code'],
  ['Jubur[^n]', 'Jubur'],
  ['first<br>second', 'first second'],
  ['long<wbr>word', 'longword'],
  ['<abbr title="Popular Front">PF</abbr>', 'PF'],
  ['<bdi>الحشد</bdi>', 'الحشد'],
  ['l’État', 'l’État'],
  ['1914–1918', '1914–1918'],
);

const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim();
const words = (html: string) =>
  plainText<Nodes>(fromHtml(html, { fragment: true }).children, (node) =>
    node.type === 'element' ? node.properties.dataFootnotes !== undefined : false,
  );

/** The text that Pagefind takes from a page: without tags, and without what record-page.ts leaves out. */
const indexed = (page: string) =>
  shownText(
    asTyped(
      page
        .replace(/<sup><a href="#Note-.*?<\/sup>/g, '')
        .replace(/<(?:br|p)>/g, ' ')
        .replace(/<[^>]+>/g, ''),
    ),
  );

async function render(body: string, quote?: string) {
  const { code, metadata } = await markdownProcessor.render(body, {
    frontmatter: quote === undefined ? {} : { pullQuotes: [{ id: 'q', text: quote }] },
  });
  return { html: code, annotations: metadata.frontmatter.annotations as Annotations };
}

test('every form of a text has the same words', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 8 }), async (pieces) => {
      const plain = `So ${pieces.flatMap(([, text]) => text || []).join(' ')} stands`.replace(/\s+/g, ' ');
      const markdown = `So ${pieces.map(([typed]) => typed).join(' ')} stands`;
      const body = `${markdown}\n\nSee.[^n]\n\n[^n]: A note.\n`;

      const { html, annotations } = await render(body, plain);
      assert.deepEqual(annotations.problems, [], 'it can be quoted');
      assert.equal(oneLine(annotations.passages.q?.words ?? ''), plain, 'passage');
      assert.equal(annotations.text.split('\n')[0], plain, 'text');

      // A finished page has pull-quotes in these places, and they are dropped.
      const finished = html.replace(/<(verbatim-block)\b[^>]*><\/\1>/g, '');
      const text = articleText(`<main><div class="prose">${finished}</div></main>`, address);
      assert.ok(words(toHtml(text)).startsWith(`${plain} See.`), 'feed');

      const entry = article('x', { pullQuotes: [{ id: 'q', text: plain }] }, annotations);
      const { library } = joinLibrary(contents([entry]));
      const [one] = library.articles;
      const quote = one?.quotes[0];
      assert.ok(one && quote);
      const again = await render(articleMarkdown(one, text));
      assert.ok(again.annotations.text.split('\n').includes(plain), 'Markdown form');

      const page = pageForIndex(`<html><body><div>${(await render(body)).html}</div></body></html>`);
      assert.ok(oneLine(indexed(page)).startsWith(`${plain} See.`), 'search record');

      assert.equal(quotation(quote).text, plain, 'JSON-LD');
      assert.equal(quoteText(quote), plain, 'titles of pages, cards and feeds');
      assert.equal(citeQuote(quote).quoted?.words, plain, 'citation');
    }),
    { numRuns: 150 },
  );
});
