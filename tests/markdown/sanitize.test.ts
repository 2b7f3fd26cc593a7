import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Element, Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { VFile } from 'vfile';
import { annotationsOf } from '../../src/markdown/file-annotations.ts';
import { rehypeSanitize } from '../../src/markdown/sanitize.ts';

/** What the sanitizer leaves of a tree, and what it tells; `raw` nodes and all, as a plugin with a hole might leave it. */
function sanitized(tree: Root) {
  const file = new VFile();
  return { tree: rehypeSanitize()(tree, file), problems: annotationsOf(file).problems };
}

const ofHtml = (html: string) => sanitized(fromHtml(html, { fragment: true }));
const ofElement = (tagName: string, properties: Element['properties'], children: Element['children'] = []) =>
  sanitized({ type: 'root', children: [{ type: 'element', tagName, properties, children }] });

const tags = (node: Nodes): string[] => [
  ...(node.type === 'element' ? [node.tagName] : []),
  ...('children' in node ? node.children.flatMap(tags) : []),
];

test('removes and reports elements that run, load, style or embed another language', () => {
  for (const name of (
    'a:x applet area audio base basefont bgsound body button canvas dialog embed fieldset font form frame frameset head html iframe image ' +
    'img isindex keygen label legend link main map marquee math menu meta meter nav noembed noframes noscript object option ' +
    'output param picture plaintext portal progress q script search select slot source style svg template textarea title track video xmp'
  ).split(' ')) {
    const { tree, problems } = ofElement(name, {}, [{ type: 'text', value: 'words' }]);
    assert.deepEqual(tags(tree), [], name);
    assert.equal(problems.length, 1, name);
  }
});

test('removes and reports nodes other than elements and text', () => {
  for (const type of ['raw', 'comment', 'doctype', 'mdxJsxFlowElement'])
    for (const inside of [false, true]) {
      const node = { type, value: '<img src=x onerror=alert(1)>' } as unknown as Element;
      const { tree, problems } = inside
        ? ofElement('p', {}, [node])
        : sanitized({ type: 'root', children: [node] });
      assert.doesNotMatch(JSON.stringify(tree), /onerror/);
      assert.equal(problems.length, 1);
    }
});

test('removes and reports attributes that run, style or name', () => {
  const strays: Element['properties'][] = [
    { onClick: 'alert(1)' },
    { onclick: 'alert(1)' },
    { style: 'position:fixed' },
    { className: ['page'] },

    { name: 'cookie' },
    { is: 'share-panel' },
    { slot: 'x' },
    { tabIndex: 1 },
    { contentEditable: 'true' },
    { popover: '' },
    { hidden: true },
    { srcDoc: 'x' },
    { dataPagefindBody: '' },
    { xmlBase: 'javascript:alert(1)' },
    { xLinkHref: 'javascript:alert(1)' },
    { formAction: 'javascript:alert(1)' },
    { background: 'https://elsewhere.example/x' },
    { ping: ['https://elsewhere.example/'] },
    { target: '_blank' },
    { href: '/', download: '' },
  ];
  for (const name of ['p', 'a', 'span', 'h2', 'div', 'li', 'mark', 'verbatim-block'])
    for (const stray of strays) {
      const { tree, problems } = ofElement(name, stray);
      const [element] = tree.children;
      assert.ok(element?.type === 'element');
      // An empty class is none.
      const { href: _, ...rest } = element.properties;
      assert.deepEqual(Object.values(rest).flat(), [], `${name} ${JSON.stringify(stray)}`);
      assert.equal(problems.length, 1);
    }
});

test('keeps only URLs of pages, e-mail addresses and telephone numbers', () => {
  const kept = [
    '/a',
    '#a',
    '?a=b:c',
    'a/b:c',
    '//host.example/',
    'https://a.example',
    'HTTP://A.example',
    'mailto:a@b.example',
    'tel:1',
    '',
    'a%3Ab',
  ];
  const dropped = [
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    ' javascript:alert(1)',
    '\u0001javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    'javascript\u200b:alert(1)',
    'javascript&colon;:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'blob:x',
    'file:///etc/passwd',
    'filesystem:x',
    'view-source:x',
    'ftp://a.example/',
    'intent://x#Intent;end',
    'feed:javascript:alert(1)',
    'jar:x!/',
    'about:blank',
    'ws://a.example',
  ];
  const hrefOf = (href: string) => {
    const [link] = ofElement('a', { href }).tree.children;
    return link?.type === 'element' ? link.properties.href : undefined;
  };
  for (const href of kept) assert.equal(hrefOf(href)?.toString().toLowerCase(), href.toLowerCase());
  for (const href of dropped) assert.equal(hrefOf(href), undefined, href);
});

test('keeps only ids that our plugins write', () => {
  const id = (tagName: string, value: string) => {
    const [element] = ofElement(tagName, { id: value }).tree.children;
    return element?.type === 'element' && element.properties.id === value;
  };
  assert.ok(
    id('li', 'Note-12') && id('a', 'Mark-1') && id('mark', 'q-pure-and-simple') && id('h2', 'what-was-said'),
  );
  for (const [tagName, value] of [
    ['li', 'main'],
    ['a', 'Note-1'],
    ['mark', 'points'],
    ['mark', 'q-'],
    ['p', 'Note-1'],
    ['div', 'q-x'],
    ['table', 'x'],
  ] as const)
    assert.equal(id(tagName, value), false, `${tagName} ${value}`);
});

test('keeps everything that our plugins write', () => {
  const html =
    '<div class="quoted"><verbatim-block data-kind="quote" data-id="a-b"></verbatim-block><p>A <mark class="article-quote" id="q-a-b">quote</mark><sup><a href="#Note-1" id="Mark-1">1</a></sup></p></div>' +
    '<div class="table-box" role="group" tabindex="0" aria-label="Table"><table><thead><tr><th scope="col" class="align-right">A</th></tr></thead><tbody><tr><td class="align-center">B</td></tr></tbody></table></div>' +
    '<div class="box" role="note"><p class="box-title">Title</p></div><figure class="picture"><figcaption>A <small>B</small></figcaption></figure>' +
    '<ul class="contains-task-list"><li class="task-list-item"><input type="checkbox" checked disabled> done</li></ul><ol start="3"><li>x</li></ol><pre><code class="language-js">x</code></pre>' +
    '<abbr title="Long">L</abbr><hr><section data-footnotes=""><h2 id="footnote-label">Notes</h2><ol><li id="Note-1">A <a href="#Mark-1">↩︎</a></li></ol></section>';
  const tree = fromHtml(html, { fragment: true });
  const before = structuredClone(tree.children);
  const { tree: after, problems } = sanitized(tree);
  assert.deepEqual(after.children, before);
  assert.deepEqual(problems, []);
});

test('does not report a problem twice', () => {
  const file = new VFile();
  annotationsOf(file).problems.push({ name: 'raw-html', line: 1, found: 'raw HTML', expected: 'Markdown' });
  rehypeSanitize()(fromHtml('<iframe></iframe>', { fragment: true }), file);
  assert.equal(annotationsOf(file).problems.length, 1);
});

test('removes everything in boundary cases of the parser', () => {
  for (const html of [
    '<svg><style><img src=x onerror=alert(1)></style></svg>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<form><input name=attributes><input name=parentNode></form>',
    '<template><script>alert(1)</script></template>',
  ])
    assert.deepEqual(
      tags(ofHtml(html).tree).filter((name) => !['p', 'table', 'tbody', 'input'].includes(name)),
      [],
      html,
    );
});
