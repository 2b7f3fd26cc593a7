import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseByStandard } from '../../src/text/parse-html.ts';
import { parsePlainHtml } from '../../src/text/parse-plain-html.ts';

const inPage = (body: string) => `<!doctype html><html><head></head><body>${body}</body></html>`;
const names =
  'a b bdi br button caption cite col colgroup dd div dl dt em figure form g h1 h2 hr img li main my-part nav ol option p path pre rect ruby rt script section select small span sup svg table tbody td template textarea th thead tr ul'.split(
    ' ',
  );
const voids = new Set(['br', 'col', 'hr', 'img']);
const text = fc.constantFrom(
  ...'| |\n|Words|&amp;|&#39;|&#x26;|&#x80;|&nbsp;|&lang|&lang;|& |&notit;|&toString;|&constructor;|<|>|"|\u00a0|\u{1f600}|]]>|<!-- c -->|كلمة'.split(
    '|',
  ),
);
const attribute = fc.constantFrom(
  '',
  ...[
    'id="x"',
    'class="b  a"',
    'class=""',
    'href="/?a=1&b=2"',
    'href="&amp;&#39;"',
    'href="&amp"',
    'hidden',
    'hidden="until-found"',
    'download',
    'width="30"',
    'width="3em"',
    'aria-hidden="true"',
    'data-words="1"',
    'rel="a b"',
    'type="checkbox"',
    'id="x" id="y"',
    "title='a'",
    'dir=ltr',
    'data-Upper="a"',
    'colspan="2"',
    'tabindex="-1"',
    'srcset="a 1x, b 2x"',
    'lang="ar"',
    'viewBox="0 0 1 1"',
    'viewbox="0 0 1 1" viewBox="0 0 2 2"',
    'viewBox="0 0 1 1" viewbox="0 0 2 2"',
    'refx="1" pathlength="2" attributename="a"',
    'stroke-width="2" fill="none" d="M0 0"',
    'preserveAspectRatio="none" height="30"',
    'xmlns="http://www.w3.org/2000/svg"',
    'type="a" value="b"',
    'xlink:href="#a"',
  ].map((one) => ` ${one}`),
);

interface Tree {
  name: string;
  attributes: string;
  children: (Tree | string)[];
}
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record({
    name: fc.constantFrom(...names),
    attributes: attribute,
    children: fc.array(fc.oneof({ maxDepth: 6 }, text, tie('tree')), { maxLength: 4 }),
  }),
}));

const htmlOf = (node: Tree | string): string =>
  typeof node === 'string'
    ? node
    : `<${node.name}${node.attributes}>${voids.has(node.name) ? '' : `${node.children.map(htmlOf).join('')}</${node.name}>`}`;

/** Tags in any order. */
const soup = fc.array(
  fc.oneof(
    text,
    fc
      .tuple(fc.constantFrom(...names), fc.boolean(), attribute)
      .map(([name, ends, attributes]) => (ends ? `</${name}>` : `<${name}${attributes}>`)),
  ),
  { maxLength: 12 },
);

/** Returns false if the page is left to the parser of the standard. */
function isPlain(page: string): boolean {
  const tree = parsePlainHtml(page);
  if (tree) assert.equal(JSON.stringify(tree), JSON.stringify(parseByStandard(page)), page);
  return tree !== undefined;
}

describe('a page without a head', () => {
  test('has the tree of the standard, or is left to its parser, whatever is nested in what', () => {
    let plain = 0;
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 3 }), (trees) => {
        if (isPlain(inPage(trees.map(htmlOf).join('')))) plain++;
      }),
      { numRuns: 4000 },
    );
    assert.ok(plain > 400, `${plain} were parsed here`);
  });

  test('has the tree of the standard, or is left to its parser, for tags in any order', () => {
    fc.assert(
      fc.property(soup, (tags) => {
        isPlain(inPage(tags.join('')));
      }),
      { numRuns: 4000 },
    );
  });

  test('has the tree of the standard, or is left to its parser, for drawings', () => {
    let plain = 0;
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.constantFrom('g', 'path', 'p', 'svg'), fc.array(attribute, { maxLength: 3 }), text),
          {
            maxLength: 3,
          },
        ),
        attribute,
        (shapes, own) => {
          const inside = shapes.map(
            ([name, attributes, words]) => `<${name}${attributes.join('')}>${words}</${name}>`,
          );
          if (isPlain(inPage(`<p>a<svg${own}>${inside.join('')}</svg>b</p>`))) plain++;
        },
      ),
      { numRuns: 4000 },
    );
    assert.ok(plain > 400, `${plain} were parsed here`);
  });

  test('is not left to the parser of the standard for what articles have', () => {
    for (const body of [
      '<main id="main" class="page" data-pagefind-body><article><header><h1>A title</h1><p><a href="/x/" rel="author">B</a> · <time datetime="2026-01-01">1 January</time></p></header></article></main>',
      '<div class="prose"><p>One<sup><a href="#Note-1" id="Mark-1" data-footnote-ref>1</a></sup> &amp; two.</p><ul>\n<li><p>a</p><ol><li>b</li></ol></li>\n</ul></div>',
      '<table><caption>C</caption><thead><tr><th scope="col">A</th></tr></thead> <tbody><tr><td>1</td></tr></tbody></table>',
      '<details><summary>S</summary><p>T<br>U</p></details><figure><img src="/a.png" alt="" width="3"><figcaption>F</figcaption></figure>',
      '<script type="module" src="/a.js"></script><script>if (a < b) c("&amp;");</script>',
      '<p><a href="#x"><svg class="quote-map" viewBox="0 0 10 9" preserveAspectRatio="none" aria-hidden="true"><path d="M0 4.5H10"></path></svg></a></p>',
      '<dl><dt>a</dt><dd>b</dd></dl><blockquote cite="/q/x/"><p><mark class="own">c</mark></p></blockquote>',
    ])
      assert.ok(isPlain(inPage(body)), body);
  });

  test('is left to the parser of the standard for texts in drawings and for faults', () => {
    for (const body of [
      '<svg><text>a</text></svg>',
      '<svg><title>a</title></svg>',
      '<svg><p>a</p></svg>',
      '<svg><path d="M0 0"/></svg>',
      '<p><div></div></p>',
      '<p>',
      '</p>',
      '<a><a></a></a>',
      '<td></td>',
      '&toString;',
    ])
      assert.equal(parsePlainHtml(inPage(body)), undefined, body);
    assert.equal(parsePlainHtml('<p>No page</p>'), undefined);
  });
});
