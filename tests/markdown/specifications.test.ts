import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { tests as commonMark } from 'commonmark-spec';
import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { markdownPipeline } from '../../src/markdown/pipeline.ts';
import { syntax } from '../../src/markdown/processor.ts';

/** Markdown as our pipeline reads it, with nothing refused and nothing taken out. */
const renderer = markdownPipeline({ remarkPlugins: syntax });

interface Example {
  markdown: string;
  html: string;
  number: number;
}

/** What a browser makes of HTML, without what nobody sees: ids of headings, classes, space between blocks, the order of attributes. */
function seen(html: string): unknown {
  const simple = (node: Nodes, pre: boolean): unknown[] => {
    if (node.type === 'text') {
      const text = pre ? node.value : node.value.replace(/\s+/g, ' ').trim();
      return text === '' ? [] : [text];
    }
    if (!('children' in node)) return node.type === 'comment' ? [{ comment: node.value }] : [];
    const children = node.children.flatMap((child) =>
      simple(child, pre || (node.type === 'element' && node.tagName === 'pre')),
    );
    if (node.type !== 'element') return children;
    const { __ASTRO_IMAGE_: picture, ...properties } = node.properties;
    // Astro keeps the attributes of pictures that it would make sizes of in one.
    if (typeof picture === 'string') Object.assign(properties, { ...JSON.parse(picture), index: undefined });
    if (/^h[1-6]$/.test(node.tagName)) properties.id = undefined;
    if (/^(?:ul|li)$/.test(node.tagName)) properties.className = undefined;
    const attributes = Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1));
    return [{ [node.tagName]: Object.fromEntries(attributes), children }];
  };
  // Elements that are not closed end with the text, and not in the line end behind it.
  return JSON.parse(JSON.stringify(simple(fromHtml(html.trim(), { fragment: true }), false)));
}

/** The examples, by number, of which our page is another than the specification's. */
async function differences(examples: readonly Example[]): Promise<number[]> {
  const different: number[] = [];
  for (const { markdown, html, number } of examples) {
    const typed = markdown.replaceAll('→', '\t');
    const { code } = await renderer.render(typed);
    try {
      assert.deepEqual(seen(code), seen(html.replaceAll('→', '\t')));
    } catch {
      different.push(number);
    }
  }
  return different;
}

const autolink = 'GFM makes links of addresses that stand in the text, CommonMark does not';

test('the examples of CommonMark 0.31.2 render as specified, except these', async () => {
  const known = new Map([...[602, 606, 608, 611, 612].map((number) => [number, autolink] as const)]);
  assert.equal(commonMark.length, 652);
  assert.deepEqual(await differences(commonMark), [...known.keys()]);
});

/** With Debian's package cmark-gfm; no package of npm has the text. */
const gfm = '/usr/share/doc/cmark-gfm/spec.txt.gz';

test(
  'the examples of GFM 0.29 are read as it says, but for these',
  {
    skip: existsSync(gfm) ? false : 'it needs the text of the specification, from Debian’s package cmark-gfm',
  },
  async () => {
    const comment = 'CommonMark has another rule for comments since 0.31; comments are dropped';
    const known = new Map([
      ...[610, 614, 616, 619, 620].map((number) => [number, autolink] as const),
      [628, 'an address of ftp: stays text: a link to it would be refused'],
      [645, comment],
      [646, comment],
      [653, 'elements that GFM shows as text are refused here'],
    ]);
    const text = gunzipSync(readFileSync(gfm))
      .toString('utf8')
      .replace(/^<!-- END TESTS -->[\s\S]*/m, '');
    const examples = [...text.matchAll(/^`{32} example[^\n]*\n([\s\S]*?)^\.\n([\s\S]*?)^`{32}$/gm)].map(
      ([, markdown = '', html = ''], index) => ({ markdown, html, number: index + 1 }),
    );
    assert.equal(examples.length, 673);
    assert.deepEqual(await differences(examples), [...known.keys()]);
  },
);
